"""What happens to a case (事件): commands in, events out, the case folded from them."""

from collections.abc import Sequence

from . import text
from ._json import parse, text_of
from ._native import Activations, Org, Scheme
from .types import Actor, Allowed, Case, Command, Event, Lang, Remaining, Told


def decide(
    scheme: Scheme,
    org: Org,
    case: Case | None,
    command: Command,
    *,
    activations: Activations | None = None,
    target: Case | None = None,
    target_scheme: Scheme | None = None,
) -> list[Event]:
    """The events that a command brings to a case, those that time brought by then first.

    ``case`` is what :func:`evolve` gave, ``None`` before it is reported. Store the events; they are the truth.
    ``activations`` says which plans are in force. A ``merge`` needs the ``target`` it goes on in, and the scheme of
    that case if it is another edition; its events are of both cases. Raises :class:`Refused` with the one reason that
    comes first, or :class:`Faults` for a command that cannot be read.
    """
    given = None if case is None else text_of(case)
    other = None if target is None else text_of(target)
    events: list[Event] = parse(
        text.decide(
            scheme, org, given, text_of(command), activations=activations, target=other, target_scheme=target_scheme
        )
    )
    return events


def evolve(case: Case | None, events: Sequence[Event]) -> Case:
    """The case after more events; needs neither scheme nor organisation.

    Raises ``ValueError`` if there is neither a case nor an event.
    """
    given = None if case is None else text_of(case)
    after: Case | None = parse(text.evolve(given, text_of(list(events))))
    if after is None:
        raise ValueError("there is neither a case nor an event")
    return after


def tick(
    scheme: Scheme, org: Org, case: Case, now: str, *, activations: Activations | None = None
) -> list[Event]:
    """The events that time alone has brought to a case by ``now``; often none. Store them like others."""
    events: list[Event] = parse(text.tick(scheme, org, text_of(case), now, activations=activations))
    return events


def remaining(
    scheme: Scheme, org: Org, case: Case, now: str, *, activations: Activations | None = None
) -> Remaining | None:
    """What is left at ``now`` of the limit that runs or stands still; ``None`` if there is no limit.

    It speaks of the case after what time has brought by then, and counts in the limit's own kind of time.
    """
    left: Remaining | None = parse(text.remaining(scheme, org, text_of(case), now, activations=activations))
    return left


def allowed(
    scheme: Scheme, org: Org, case: Case, actor: Actor, now: str, *, activations: Activations | None = None
) -> list[Allowed]:
    """The commands an actor may give to a case at ``now``, and of the others why not, in a fixed order."""
    rows: list[Allowed] = parse(
        text.allowed(scheme, org, text_of(case), text_of(actor), now, activations=activations)
    )
    return rows


def next_due(case: Case) -> str | None:
    """The earliest instant at which :func:`tick` would do something; ``None`` if time brings nothing more."""
    due: str | None = parse(text.next_due(text_of(case)))
    return due


def story(scheme: Scheme, events: Sequence[Event], lang: Lang = "zh") -> list[Told]:
    """What happened, event by event, each with its reason, in Chinese or English."""
    told: list[Told] = parse(text.story(scheme, text_of(list(events)), lang))
    return told
