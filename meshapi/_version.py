"""The version of the distribution, kept in this one place."""

__version__ = "0.1.0"
