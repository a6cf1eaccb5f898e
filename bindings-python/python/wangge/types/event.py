"""Events: what has happened to a case, with everything derived, told apart by ``event``."""

from typing import TypeAlias

from .happening import (
    AcceptOverdue,
    Accepted,
    Answered,
    AnswerOverdue,
    Asked,
    AskRefused,
    Assigned,
    Carded,
    Classified,
    ConferenceRequired,
    Convened,
    Deferred,
    DispatchedEvent,
    Escalated,
    Expedited,
    Extended,
    Fired,
    Joined,
    Merged,
    Notified,
    Overdue,
    Progressed,
    Reclassified,
    Rejected,
    Reported,
    Resumed,
    Returned,
    Supervised,
    Suspended,
    WarnedEvent,
)
from .outcome import (
    Appealed,
    Closed,
    Evaluated,
    FedBack,
    FeedbackOverdue,
    Judged,
    Left,
    Reopened,
    Resolved,
    Withdrawn,
)

Event: TypeAlias = (
    Reported
    | Classified
    | Accepted
    | Rejected
    | Merged
    | Joined
    | AcceptOverdue
    | Notified
    | Assigned
    | DispatchedEvent
    | Answered
    | AnswerOverdue
    | Convened
    | WarnedEvent
    | Overdue
    | Escalated
    | Returned
    | Supervised
    | Suspended
    | Deferred
    | Fired
    | Carded
    | ConferenceRequired
    | Resumed
    | Extended
    | Expedited
    | Reclassified
    | Asked
    | AskRefused
    | Progressed
    | Resolved
    | FedBack
    | FeedbackOverdue
    | Evaluated
    | Reopened
    | Closed
    | Appealed
    | Judged
    | Left
    | Withdrawn
)
"""One event of a case: the stored truth."""
