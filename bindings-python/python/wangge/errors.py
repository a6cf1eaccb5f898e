"""What can go wrong, as exceptions. All can be pickled, so they cross processes whole."""

from typing import Any, TypedDict

from ._json import parse

__all__ = ["BadValue", "Fault", "Faults", "Place", "Refused", "WanggeError", "from_text"]


class Place(TypedDict, total=False):
    """Where a fault lies in the text, from 1, as far as that is known: in TOML, and for syntax in JSON."""

    line: int
    column: int


class Fault(Place):
    """One fault of a document or a column: a stable code, the place, the facts, the wording in two languages."""

    code: str
    path: str
    facts: dict[str, Any]
    en: str
    zh: str


class WanggeError(Exception):
    """Anything the library refuses, with its reason."""

    def __init__(self, code: str, path: str, facts: dict[str, Any], en: str, zh: str) -> None:
        super().__init__(code, path, facts, en, zh)
        self.code = code
        """A stable code, such as ``out_of_range``."""
        self.path = path
        """The place in the document or column, empty if it is the whole."""
        self.facts = facts
        """What the wording is made from, by name."""
        self.en = en
        """The reason in English."""
        self.zh = zh
        """The reason in Chinese (原因)."""

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        return f"{place}{self.en} ({self.code})"


class BadValue(WanggeError):
    """A value that is not what it should be: an instant, a duration, an amount, an id, a case, events."""


class Refused(WanggeError):
    """A command that the rules refuse (拒绝), with the one reason that comes first."""


class Faults(WanggeError):
    """A document with faults (差错), or a column with rows that have no answer: all of them at once."""

    def __init__(
        self, code: str, path: str, facts: dict[str, Any], en: str, zh: str, faults: list[Fault] | None = None
    ) -> None:
        super().__init__(code, path, facts, en, zh)
        self.faults: list[Fault] = faults or []
        """Every fault found, in the order of the document; of a column the first 10,000 rows."""

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"{f['path']}: {f['en']} ({f['code']})" for f in self.faults)])


_KINDS: dict[str, type[WanggeError]] = {
    "value": BadValue,
    "json": BadValue,
    "refused": Refused,
    "faults": Faults,
    "column": Faults,
    "calendar": WanggeError,
    "evolve": WanggeError,
    "tally": WanggeError,
}


def from_text(text: str) -> WanggeError:
    """The exception for an error that the core wrote as JSON text."""
    said = parse(text)
    error = _KINDS[said["kind"]](said["code"], said["path"], said["facts"], said["en"], said["zh"])
    if isinstance(error, Faults):
        error.faults = said.get("faults", [])
    return error
