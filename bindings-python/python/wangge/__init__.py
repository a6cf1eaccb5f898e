"""Township grid governance (网格化管理): deadlines, schemes, organisations and cases as pure functions.

Every function answers with plain Python values, parsed from the core's own JSON text; its namesake in
:mod:`wangge.text` answers with that text, byte for byte the same in Rust, Python and JavaScript.

>>> import wangge
>>> wangge.text.version() == f'"{wangge.version()}"'
True
"""

from . import errors, text
from ._json import parse
from ._native import Column
from .errors import BadValue, Faults, Refused, WanggeError

__all__ = ["BadValue", "Column", "Faults", "Refused", "WanggeError", "errors", "text", "version"]


def version() -> str:
    """The library's version, such as ``0.1.0``."""
    answer: str = parse(text.version())
    return answer
