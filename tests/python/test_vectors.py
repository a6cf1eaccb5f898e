"""Vectors: the files in tests/vectors, run in every language against the core's own text, byte for byte."""

import json
import pathlib
import pickle
from typing import Any

import pytest
from wangge import (
    Accounts,
    Activations,
    Activities,
    Appraisals,
    Calendar,
    Cases,
    DueIndex,
    Duties,
    Faults,
    History,
    Org,
    Points,
    Scheme,
    WanggeError,
    text,
)

ROOT = pathlib.Path(__file__).parents[2]


def vectors(name: str) -> list[Any]:
    """The vectors of a file, each named by what it shows."""
    found = json.loads((ROOT / "tests/vectors" / f"{name}.json").read_text("utf-8"))
    return [pytest.param(vector, id=f"{number}") for number, vector in enumerate(found)]


def compact(value: Any) -> str:
    """JSON as the core writes it (V6)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def edited(name: str, edits: list[list[str]]) -> str:
    """The vectors' own ``base``, or a preset, after some edits, each of what stands there exactly once."""
    folder = "tests/vectors" if name == "base" else "core/src/scheme/presets"
    document = (ROOT / folder / f"{name}.toml").read_text("utf-8")
    for find, put in edits:
        assert document.count(find) == 1, find
        document = document.replace(find, put)
    return document


def failure(error: WanggeError) -> str:
    """Code and facts; the words are not part of a vector."""
    return compact({"code": error.code, "facts": error.facts})


def ask(question: Any, calendar: Calendar) -> str:
    if "deadline" in question:
        return text.deadline(calendar, *question["deadline"])
    if "between" in question:
        return text.between(calendar, *question["between"])
    return text.day(calendar, question["day"])


@pytest.mark.parametrize("vector", vectors("calendar"))
def test_calendar(vector: Any) -> None:
    calendar = Scheme.read(edited(vector["scheme"], vector["edits"])).calendar
    for question in vector["questions"]:
        if "refused" in question:
            with pytest.raises(WanggeError) as caught:
                ask(question, calendar)
            assert failure(caught.value) == compact(question["refused"]), (question, vector["shows"])
        else:
            assert ask(question, calendar) == compact(question["answer"]), (question, vector["shows"])


class Play:
    """A story as it goes: what it is judged by at each step, and the case as it stands."""

    def __init__(self, vector: Any) -> None:
        self.vector = vector
        self.case = compact(vector["from"]) if "from" in vector else None
        given = vector["org"]
        self.org = compact(given) if isinstance(given, dict) else (ROOT / f"tests/vectors/{given}.org.json").read_text("utf-8")

    def scheme(self, edits: list[list[str]]) -> Scheme:
        return Scheme.read(edited(self.vector["scheme"], edits))

    def begin(self, told: Any) -> None:
        """What holds for a step."""
        self.now = self.scheme(told.get("under", self.vector.get("edits", [])))
        self.under = Org.read(self.org, self.now)
        listed = self.vector.get("activations")
        self.active = None if listed is None else Activations.read(compact(listed), self.under)

    def take(self, told: Any) -> str:
        """The events of a step."""
        if "tick" in told:
            assert self.case is not None
            return text.tick(self.now, self.under, self.case, told["tick"], activations=self.active)
        command = compact(told["command"])
        target = compact(told["target"]) if "target" in told else None
        judged = self.scheme(told["target_scheme"]) if "target_scheme" in told else None
        return text.decide(
            self.now, self.under, self.case, command, activations=self.active, target=target, target_scheme=judged
        )

    def fold(self, events: str) -> None:
        """Of a merge the events are of two cases; those of the story's own come first."""
        told = json.loads(events)
        own = [event for event in told if event["case"] == told[0]["case"]]
        after = text.evolve(self.case, compact(own))
        self.case = None if after == "null" else after

    def ask(self, told: Any) -> None:
        """C7: what is left, and what is allowed."""
        if "remaining" in told:
            assert self.case is not None
            left = text.remaining(self.now, self.under, self.case, told["remaining"]["at"], activations=self.active)
            assert left == compact(told["remaining"]["is"]), (told, self.vector["shows"])
        if "allowed" in told:
            assert self.case is not None
            asked = told["allowed"]
            actor = compact(asked["actor"])
            may = text.allowed(self.now, self.under, self.case, actor, asked["at"], activations=self.active)
            assert may == compact(asked["is"]), (told, self.vector["shows"])


@pytest.mark.parametrize("vector", vectors("cases"))
def test_cases(vector: Any) -> None:
    play = Play(vector)
    for told in vector["steps"]:
        play.begin(told)
        if "refusal" in told:
            with pytest.raises(WanggeError) as caught:
                play.take(told)
            assert failure(caught.value) == compact(told["refusal"]), (told, vector["shows"])
        else:
            events = play.take(told)
            assert events == compact(told["events"]), (told, vector["shows"])
            play.fold(events)
        due = "null" if play.case is None else text.next_due(play.case)
        assert due == compact(told["next_due"]), (told, vector["shows"])
        play.ask(told)
    assert (play.case or "null") == compact(vector["case"]), vector["shows"]


def step(index: DueIndex, told: Any, cases: list[Any]) -> str | None:
    """What a step answers, if it asks."""
    if "put" in told:
        case = cases[told["put"]]
        index.put(case if isinstance(case, str) else compact(case))
    elif "remove" in told:
        index.remove(told["remove"])
    else:
        return text.due(index, told["due"])
    return None


@pytest.mark.parametrize("vector", vectors("index"))
def test_index(vector: Any) -> None:
    index = DueIndex()
    for told in vector["steps"]:
        place = (told, vector["shows"])
        if "refused" in told:
            with pytest.raises(WanggeError) as caught:
                step(index, told, vector["cases"])
            assert failure(caught.value) == compact(told["refused"]), place
        else:
            answer = step(index, told, vector["cases"])
            assert answer == (compact(told["answer"]) if "answer" in told else None), place
        assert (index.next_due, len(index)) == (told["next_due"], told["size"]), place


def found(error: Faults) -> list[Any]:
    """The faults without their words."""
    return [{key: value for key, value in fault.items() if key not in ("en", "zh")} for fault in error.faults]


@pytest.mark.parametrize("vector", vectors("scheme_faults"))
def test_scheme_faults(vector: Any) -> None:
    document = vector["text"] if "text" in vector else edited(vector["scheme"], vector["edits"])
    if vector["faults"]:
        with pytest.raises(Faults) as caught:
            Scheme.read(document)
        assert compact(found(caught.value)) == compact(vector["faults"]), vector["shows"]
    else:
        Scheme.read(document)


@pytest.mark.parametrize("vector", vectors("org_faults"))
def test_org_faults(vector: Any) -> None:
    scheme = Scheme.read(edited(vector["scheme"], vector.get("edits", [])))
    document = vector["text"] if "text" in vector else compact(vector["org"])
    if vector["faults"]:
        with pytest.raises(Faults) as caught:
            Org.read(document, scheme)
        # Here facts stand in the order of their names.
        assert found(caught.value) == vector["faults"], vector["shows"]
    else:
        Org.read(document, scheme)


def answered(question: Any, schemes: list[Scheme], history: History | None) -> str:
    if "diff" in question:
        earlier, later, lang = question["diff"]
        return text.diff(schemes[earlier], schemes[later], lang)
    if "said" in question:
        number, lang, path = question["said"]
        said = {sentence["path"]: sentence["text"] for sentence in schemes[number].read_out(lang)}
        return compact(said[path])
    if "assumed" in question:
        return str(len(schemes[question["assumed"]].assumed()))
    assert history is not None
    if "catalogue" in question:
        return text.catalogue_diff(history, *question["catalogue"])
    found = history.on(question["on"])
    return compact(None if found is None else found.edition)


@pytest.mark.parametrize("vector", vectors("readings"))
def test_readings(vector: Any) -> None:
    schemes = [Scheme.read(edited(one["scheme"], one["edits"])) for one in vector["editions"]]
    history = None
    if "refused" in vector:
        with pytest.raises(WanggeError) as caught:
            History(schemes)
        assert failure(caught.value) == compact(vector["refused"]), vector["shows"]
    else:
        history = History(schemes)
    for question in vector["questions"]:
        assert answered(question, schemes, history) == compact(question["answer"]), (question, vector["shows"])


@pytest.mark.parametrize("vector", vectors("tables"))
def test_tables(vector: Any) -> None:
    document = edited(vector["scheme"], vector["edits"])
    if vector["faults"]:
        with pytest.raises(Faults) as caught:
            Scheme.read(document, vector["table"])
        assert compact(found(caught.value)) == compact(vector["faults"]), vector["shows"]
    else:
        scheme = Scheme.read(document, vector["table"])
        again = pickle.loads(pickle.dumps(scheme))
        codes = [item["code"] for item in again.describe()["items"]]
        own = len(Scheme.read(document).describe()["items"])
        assert codes[own:] == vector.get("items", []), vector["shows"]


class Service:
    """What the questions of a vector are asked of."""

    def __init__(self, vector: Any) -> None:
        self.vector = vector
        edits = [vector.get("edits", []), *vector.get("later", [])]
        schemes = [Scheme.read(edited(vector["scheme"], each)) for each in edits]
        given = vector["org"]
        document = compact(given) if isinstance(given, dict) else (ROOT / f"tests/vectors/{given}.org.json").read_text("utf-8")
        self.org = Org.read(document, schemes[0])
        listed = vector.get("activations")
        self.active = None if listed is None else Activations.read(compact(listed), self.org)
        self.history = History(schemes) if "later" in vector else None

    def records(self) -> Activities:
        rows, skip = compact(self.vector["records"]), self.vector.get("skip", False)
        return Activities.read(rows, self.org, history=self.history, activations=self.active, skip=skip)

    def points(self) -> Points:
        return self.records().score(filed_by=self.vector.get("filed_by"))

    def duties(self) -> Duties:
        return self.records().duties(compact(self.vector.get("closed", [])))

    def accounts(self) -> Accounts:
        redemptions, cancels = (compact(self.vector.get(name, [])) for name in ("redemptions", "cancels"))
        return self.records().accounts(
            self.vector["purse"], self.vector["now"], redemptions=redemptions, cancels=cancels
        )

    def appraisals(self) -> Appraisals:
        events, cases, outside = (self.vector.get(name) for name in ("events", "cases", "outside"))
        return self.records().appraisals(
            events=None if events is None else compact(events),
            cases=None if cases is None else Cases.read(compact(cases), self.org),
            outside=None if outside is None else compact(outside),
        )

    def appraised(self, question: str, given: list[Any]) -> str:
        appraisals = self.appraisals()
        appraised = appraisals.appraise(given[0], given[1])
        if question == "compare":
            return text.compare(appraised, appraisals.appraise(given[2], given[3]))
        answer: str = getattr(text, question)(appraised, *given[2:])
        return answer

    def ask(self, question: str, given: list[Any]) -> str:
        if question in APPRAISED:
            return self.appraised(question, given)
        if question in ("statement", "statement_explanation"):
            given = [compact(given[0]), *given[1:]]
        for handle, asked in HANDLES.items():
            if question in asked:
                answer: str = getattr(text, question)(getattr(self, handle)(), *given)
                return answer
        raise AssertionError(question)


HANDLES = {
    "points": ["purses", "by_member", "by_unit", "by_rule", "cuts", "failed", "unscored", "explain", "explanation", "signs", "signs_said"],
    "duties": ["fulfil", "because", "duty_explanation", "agenda", "icalendar"],
    "accounts": ["entries", "open_entries", "verdicts", "statement", "statement_explanation"],
    "appraisals": ["recommend", "publicity", "even_marks"],
}

APPRAISED = ["standings", "explain_total", "total_explanation", "lift", "weight_runs", "compare"]


@pytest.mark.parametrize("vector", vectors("service"))
def test_service(vector: Any) -> None:
    service = Service(vector)
    for told in vector["questions"]:
        question, given = told["ask"], told.get("with", [])
        place = (told, vector["shows"])
        if question == "records" and vector.get("skip"):
            skipped = service.records().faults
            assert skipped is not None
            assert compact(found(skipped)) == compact(told["faults"]), place
        elif question in ("records", "accounts", "appraisals"):
            with pytest.raises(Faults) as wrong:
                getattr(service, question)()
            assert compact(found(wrong.value)) == compact(told["faults"]), place
        elif "refused" in told:
            with pytest.raises(WanggeError) as caught:
                service.ask(question, given)
            assert failure(caught.value) == compact(told["refused"]), place
        else:
            assert service.ask(question, given) == compact(told["answer"]), place


@pytest.mark.parametrize("vector", vectors("ratings"))
def test_ratings(vector: Any) -> None:
    """R5: rows, and the same rows as a table."""
    subjects, grading = json.dumps(vector["subjects"]), json.dumps(vector["grading"])
    if "faults" in vector:
        with pytest.raises(Faults) as caught:
            text.rate(subjects, grading)
        assert compact(found(caught.value)) == compact(vector["faults"]), vector["shows"]
    else:
        assert text.rate(subjects, grading) == compact(vector["rated"]), vector["shows"]
