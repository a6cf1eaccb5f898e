"""Township grid governance (网格化管理): deadlines, schemes, organisations and cases as pure functions.

Every function answers with plain Python values, parsed from the core's own JSON text; its namesake in
:mod:`wangge.text` answers with that text, byte for byte the same in Rust, Python and JavaScript.

>>> import wangge
>>> calendar = wangge.Calendar()
>>> calendar.deadline("2026-02-12T10:00:00+08:00", "7个工作日")
{'deadline': '2026-02-28T17:30:00+08:00', 'edition': 2026, 'unpublished': False}
>>> wangge.text.deadline(calendar, "2026-02-12T10:00:00+08:00", "7wd")
'{"deadline":"2026-02-28T17:30:00+08:00","edition":2026,"unpublished":false}'

A case lives from its report on; time alone brings what nobody does:

>>> scheme = wangge.Scheme.preset("dongshi")
>>> org = wangge.Org.read({
...     "units": [{"id": "ds", "tier": "town"}, {"id": "ds-07", "tier": "grid1", "parent": "ds"},
...               {"id": "ds-07-2", "tier": "grid2", "parent": "ds-07"}],
...     "posts": [{"member": "m-1", "role": "grid-worker", "unit": "ds-07-2", "from": "2022-01-01"}],
... }, scheme)
>>> events = wangge.decide(scheme, org, None, {
...     "command": "report", "case": "c-1", "at": "2026-03-05T09:00:00+08:00", "by": {"member": "m-1"},
...     "unit": "ds-07-2", "item": "request.lighting", "channel": "patrol",
... })
>>> case = wangge.evolve(None, events)
>>> case["state"], case["limit"]["deadline"]
('reported', '2026-03-06T10:30:00+08:00')
>>> [event["event"] for event in wangge.tick(scheme, org, case, "2026-03-06T11:00:00+08:00")]
['accept_overdue', 'notified', 'notified']

Among many open cases an index knows those that time has something for:

>>> index = wangge.DueIndex()
>>> index.put(case)
>>> index.next_due, len(index)
('2026-03-06T10:30:00.001+08:00', 1)
>>> index.due("2026-03-06T10:30:00+08:00"), index.due("2026-03-06T11:00:00+08:00")
([], ['c-1'])

What those who serve did earns points and fulfils duties. Records come as rows or, by :meth:`Activities.from_table`, as
Arrow columns from any data-frame library; credits and totals go out as Arrow:

>>> org = wangge.Org.read({
...     "units": [{"id": "ds", "tier": "town"}, {"id": "ds-07", "tier": "grid1", "parent": "ds"}],
...     "enrolments": [{"member": m, "as": "volunteer", "from": "2022-01-01"} for m in ("m-1", "m-2")],
... }, scheme)
>>> deed = {"member": "m-1", "unit": "ds-07", "kind": "volunteer.customs", "verified_by": "m-2"}
>>> service = wangge.Activities.read([
...     {"id": "r-1", "at": "2026-03-05T09:00:00", **deed}, {"id": "r-2", "at": "2026-03-06", **deed},
... ], org)
>>> points = service.score()
>>> points.purses, points.explain("volunteer", 1)["credit"]
(['volunteer'], 1)
>>> points.by_unit("volunteer", "month")
<wangge.Table of of, period, points, 2 rows>
>>> accounts = service.accounts("volunteer", "2026-03-31T00:00:00+08:00")
>>> accounts.statement({"member": "m-1"})["balance"]
2

Totals, of points or from anywhere, become ranks and grades among peers:

>>> grading = {"grade": [{"code": "best", "name": "优秀", "least": 2}, {"code": "rest", "name": "其余"}]}
>>> totals = points.by_unit("volunteer", "month")
>>> rate({"subject": totals["of"], "total": totals["points"]}, grading)
<wangge.Table of subject, n, rank, grade, 2 rows>
"""

from . import errors, text, types
from ._case import allowed, decide, evolve, next_due, remaining, story, tick
from ._json import parse
from ._native import (
    Accounts,
    Activations,
    Activities,
    Appraisals,
    Appraised,
    Calendar,
    Cases,
    Column,
    Comparison,
    Deadlines,
    DueIndex,
    Duties,
    History,
    Org,
    Points,
    Scheme,
    Table,
    compare,
    rate,
)
from .errors import BadValue, Faults, Refused, WanggeError

__all__ = [
    "Accounts",
    "Activations",
    "Activities",
    "Appraisals",
    "Appraised",
    "BadValue",
    "Calendar",
    "Cases",
    "Column",
    "Comparison",
    "Deadlines",
    "DueIndex",
    "Duties",
    "Faults",
    "History",
    "Org",
    "Points",
    "Refused",
    "Scheme",
    "Table",
    "WanggeError",
    "allowed",
    "compare",
    "decide",
    "errors",
    "evolve",
    "next_due",
    "rate",
    "remaining",
    "story",
    "text",
    "tick",
    "types",
    "version",
]


def version() -> str:
    """The library's version, such as ``0.1.0``."""
    answer: str = parse(text.version())
    return answer
