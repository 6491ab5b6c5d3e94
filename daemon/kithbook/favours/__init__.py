"""Asks, offers, what fits them, favours done, and opportunities that came through people."""
