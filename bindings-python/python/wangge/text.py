"""The same functions as in :mod:`wangge`, answering with the core's own JSON text."""

from ._native import version

__all__ = ["version"]
