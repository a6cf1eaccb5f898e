"""Between JSON text and Python values."""

import json
from typing import Any


def parse(text: str) -> Any:
    """What a text of the core says, as plain Python values."""
    return json.loads(text)
