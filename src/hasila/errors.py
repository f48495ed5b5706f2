"""Errors that a user can mend: the command line prints them as one ``ERROR:`` line, exit code 2."""


class UserError(Exception):
    """A mistake in the input, the config or the call; the message names file, row and field."""
