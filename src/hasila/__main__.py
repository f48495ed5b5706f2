"""``python -m hasila``: the command line."""

from hasila.cli import main

main()
