"""The version of Tieline, and so of every reading it makes."""

__version__ = "0.1.0"
