"""Between JSON text and Python values."""

import json
from typing import Any


def parse(text: str) -> Any:
    """What a text of the core says, as plain Python values."""
    return json.loads(text)


def text_of(value: Any) -> str:
    """Plain values as JSON text for the core; a text stands for itself.

    ``NaN`` and infinities, which JSON does not have, raise ``ValueError``.
    """
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
