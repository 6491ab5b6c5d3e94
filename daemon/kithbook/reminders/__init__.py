"""With whom it is time again."""
