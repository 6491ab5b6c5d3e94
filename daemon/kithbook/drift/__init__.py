"""How the pages of each site are read, and the notice that one has changed them."""
