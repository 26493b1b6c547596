"""Errors of the widgets' traits."""

from traitlets import TraitError


# traitlets takes back what it has changed so far when it meets a TraitError; a reader expects the built-in kinds.
class BadValue(TraitError, ValueError):
    """A trait was given a value out of range, or one that doesn't fit the others."""


class BadType(TraitError, TypeError):
    """A trait was given something of the wrong kind."""
