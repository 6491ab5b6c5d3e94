"""`python -m kithbook`: the command line, for what starts it without a shell."""

from kithbook.cli import main

main()
