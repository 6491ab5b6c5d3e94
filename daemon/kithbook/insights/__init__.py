"""What the book says as a whole: numbers with the people they count, and the graph of ties."""
