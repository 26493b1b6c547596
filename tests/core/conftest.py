"""Hypothesis draws the same examples on every run, and a slow machine fails nothing."""

from hypothesis import settings

settings.register_profile("book", derandomize=True, deadline=None, database=None)
settings.load_profile("book")
