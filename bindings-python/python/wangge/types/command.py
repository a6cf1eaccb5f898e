"""Commands: what somebody asks the ledger to take down, told apart by ``command``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Actor, Call, Evidence, Marks, Reply, Verdict, Wish


class _More(TypedDict, total=False):
    done_at: str
    note: str


class _Command(_More):
    case: str
    at: str
    by: Actor


class _ReportMore(TypedDict, total=False):
    item: str
    severity: str
    condition: str
    affected: list[str]
    groups: list[str]
    checklist: str
    point: str
    origin: str
    reporter: str


class Report(_Command, _ReportMore):
    """受理登记: without an item it is on no list yet; ``checklist`` and ``point`` come together."""

    command: Literal["report"]
    unit: str
    channel: str


class _ClassifyMore(TypedDict, total=False):
    severity: str
    condition: str
    affected: list[str]


class Classify(_Command, _ClassifyMore):
    """分类定级."""

    command: Literal["classify"]
    item: str


class Accept(_Command):
    """接单."""

    command: Literal["accept"]


class Reject(_Command):
    """不予受理."""

    command: Literal["reject"]
    reason: str


class Merge(_Command):
    """并案: the case goes on in another."""

    command: Literal["merge"]
    into: str


class Assign(_Command):
    """指派: to a member with a post at the holder unit."""

    command: Literal["assign"]
    member: str


class Dispatch(_Command):
    """吹哨派遣: to partners, each by the function that is needed."""

    command: Literal["dispatch"]
    calls: list[Call]


class Convene(_Command):
    """联席会议."""

    command: Literal["convene"]
    partners: list[str]
    held_at: str
    decision: str


class _EscalateMore(TypedDict, total=False):
    to: str


class Escalate(_Command, _EscalateMore):
    """上报: to a unit above the holder, its parent if not said."""

    command: Literal["escalate"]
    reason: str


class Return(_Command):
    """退回: to the tier below."""

    command: Literal["return"]
    reason: str


class _SuspendMore(TypedDict, total=False):
    until: str


class Suspend(_Command, _SuspendMore):
    """中止."""

    command: Literal["suspend"]
    reason: str


class Resume(_Command):
    """恢复."""

    command: Literal["resume"]


class Defer(_Command):
    """挂账缓办: granted by a unit above the holder."""

    command: Literal["defer"]
    granted_by: str
    reason: str
    until: str


class Extend(_Command):
    """延期: granted by the holder's parent, in the limit's own kind of time."""

    command: Literal["extend"]
    granted_by: str
    length: str


class Expedite(_Command):
    """催办: a unit above the holder sets an earlier deadline."""

    command: Literal["expedite"]
    granted_by: str
    deadline: str
    reason: str


class _ReclassifyMore(TypedDict, total=False):
    item: str
    severity: str
    condition: str


class Reclassify(_Command, _ReclassifyMore):
    """更正: what is not said stays."""

    command: Literal["reclassify"]
    reason: str


class Ask(_Command):
    """申请: without effect on any limit."""

    command: Literal["ask"]
    wish: Wish
    reason: str


class RefuseAsk(_Command):
    """不准所请."""

    command: Literal["refuse_ask"]
    wish: Wish
    reason: str


class _AnswerMore(TypedDict, total=False):
    reason: str


class Answer(_Command, _AnswerMore):
    """部门回应: by a dispatched partner; one that declines says why."""

    command: Literal["answer"]
    answer: Reply


class _ProgressMore(TypedDict, total=False):
    stage: str


class Progress(_Command, _ProgressMore):
    """进展: the next stage, or a note."""

    command: Literal["progress"]


class _ResolveMore(TypedDict, total=False):
    evidence: list[Evidence]


class Resolve(_Command, _ResolveMore):
    """办结."""

    command: Literal["resolve"]
    outcome: str


class FeedBack(_Command):
    """反馈."""

    command: Literal["feed_back"]


class Evaluate(_Command):
    """评价."""

    command: Literal["evaluate"]
    marks: Marks


class Reopen(_Command):
    """返工."""

    command: Literal["reopen"]
    reason: str


class Close(_Command):
    """销号."""

    command: Literal["close"]


class Appeal(_Command):
    """超时申诉."""

    command: Literal["appeal"]
    reason: str


class Judge(_Command):
    """申诉裁定: by a unit above the last holder."""

    command: Literal["judge"]
    granted_by: str
    verdict: Verdict
    reason: str


class Withdraw(_Command):
    """撤回: by who reported it."""

    command: Literal["withdraw"]


Command: TypeAlias = (
    Report
    | Classify
    | Accept
    | Reject
    | Merge
    | Assign
    | Dispatch
    | Convene
    | Escalate
    | Return
    | Suspend
    | Resume
    | Defer
    | Extend
    | Expedite
    | Reclassify
    | Ask
    | RefuseAsk
    | Answer
    | Progress
    | Resolve
    | FeedBack
    | Evaluate
    | Reopen
    | Close
    | Appeal
    | Judge
    | Withdraw
)
"""A command to one case."""

# A union of literals, because stubtest knows no alias of a literal with several values.
CommandName: TypeAlias = (
    Literal["report"]
    | Literal["classify"]
    | Literal["accept"]
    | Literal["reject"]
    | Literal["merge"]
    | Literal["assign"]
    | Literal["dispatch"]
    | Literal["convene"]
    | Literal["escalate"]
    | Literal["return"]
    | Literal["suspend"]
    | Literal["resume"]
    | Literal["defer"]
    | Literal["extend"]
    | Literal["expedite"]
    | Literal["reclassify"]
    | Literal["ask"]
    | Literal["refuse_ask"]
    | Literal["answer"]
    | Literal["progress"]
    | Literal["resolve"]
    | Literal["feed_back"]
    | Literal["evaluate"]
    | Literal["reopen"]
    | Literal["close"]
    | Literal["appeal"]
    | Literal["judge"]
    | Literal["withdraw"]
)
"""The name of a command."""
