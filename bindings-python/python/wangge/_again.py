"""How handles come out of a pickle: read again from the text they were read from."""

from ._native import Activations, Calendar, Org, Scheme, read_again


def scheme(text: str, items: str | None) -> Scheme:
    """The scheme of a document and of a table of items."""
    return Scheme.read(text, items)


def org(text: str, under: Scheme) -> Org:
    """The organisation of a document."""
    return Org.read(text, under)


def org_of_tables(text: str, under: Scheme) -> Org:
    """The organisation of tables, from what describes it."""
    return read_again(text, under)


def activations(text: str, under: Org) -> Activations:
    """The activations of a document."""
    return Activations.read(text, under)


def calendar(of: Scheme | None) -> Calendar:
    """The calendar of a scheme, or that of the mainland."""
    return Calendar() if of is None else of.calendar
