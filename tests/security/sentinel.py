"""A word that means nothing: in every attack, and to be found nowhere afterwards."""

SENTINEL = "Xylophanes-Tersa-7319"
