"""Why somebody is in the week, by the room that knows it."""
