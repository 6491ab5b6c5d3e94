"""Files of other address books: read into cards, and written from them."""
