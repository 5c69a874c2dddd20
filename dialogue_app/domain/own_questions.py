"""A question in the buyer's own words, for the buyer's own bank: the shared bank is never changed.

It needs what the shared bank's questions need to be asked and answered, and nothing that only editors can give.
"""

from dataclasses import dataclass, replace

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import LONGEST_WORDING
from dialogue_app.errors import Problem
from question_bank import (
    YES_PARTLY_NO,
    AnswerSpec,
    Kind,
    Level,
    Link,
    Option,
    Path,
    Phase,
    Priority,
    Question,
    Room,
    Sensitivity,
    Severity,
    Status,
    content_hash,
)

OWN_BANK = "own"
"""Namespace of the buyer's own questions inside a workspace."""

CHOOSING = frozenset({Kind.SINGLE, Kind.MULTI, Kind.RANK, Kind.BAND})
"""Kinds that need options."""

OFFERED = (Kind.YES_PARTLY_NO, Kind.SINGLE, Kind.MULTI, Kind.NUMBER, Kind.PERCENT, Kind.DATE, Kind.TEXT, Kind.FILE)
"""Kinds a buyer can choose for an own question, simplest first."""

_MINUTES = 5


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What a buyer writes: ``options`` are the words of choices, ``unit`` is that of a number or "of what"."""

    prompt: str
    kind: Kind = Kind.YES_PARTLY_NO
    help: str = ""
    theme: str = "GOV"
    subtheme: str = "GOV.1"
    options: tuple[str, ...] = ()
    unit: str = ""
    written_only: bool = False
    minutes: int = _MINUTES


def own_id(number: int) -> str:
    """Return the id of the own question with this number."""
    return f"OWN-{number:03}"


def own_question(draft: OwnDraft, number: int, phase: Phase) -> Question:
    """Return the question of a draft, as revision 1 under ``own_id(number)``.

    Raises:
        Problem: no wording, a wording that is too long, too few options, or no unit where one is needed.
    """
    prompt = clean(draft.prompt)
    if not prompt:
        raise Problem("own-question-without-words")
    if len(prompt) > LONGEST_WORDING:
        raise Problem("text-too-long", item=own_id(number), longest=LONGEST_WORDING, length=len(prompt))
    question = Question(
        bank_id=OWN_BANK,
        id=own_id(number),
        rev=1,
        status=Status.DRAFT,
        theme=draft.theme,
        subtheme=draft.subtheme,
        phase=phase,
        level=Level.BEGINNER,
        priority=Priority.EXTENDED,
        audience=(),
        products=("HW",),
        oecd_step=1,
        room=Room.WRITTEN if draft.written_only else Room.ONE_TO_ONE,
        link=Link.DIRECT,
        sensitivity=Sensitivity.NONE,
        minutes_live=draft.minutes,
        minutes_supplier=4 * draft.minutes,
        answer=_answer(draft),
        prompt=prompt,
        help=clean(draft.help),
        why="",
        good="",
        weak="",
        kernel="",
        anchors=(),
        probes=(),
        evidence=(),
        references=(),
        paths=(Path.INFORMATION,),
        severity=Severity.OBSERVATION,
        trigger="",
    )
    return replace(question, content_hash=content_hash(question.answer, prompt))


def _answer(draft: OwnDraft) -> AnswerSpec:
    words = tuple(dict.fromkeys(filter(None, map(clean, draft.options))))
    unit = clean(draft.unit)
    if draft.kind in CHOOSING and len(words) < 2:
        raise Problem("own-question-options")
    if draft.kind in (Kind.NUMBER, Kind.PERCENT) and not unit:
        raise Problem("own-question-unit")
    options = tuple(Option(f"option_{place}", word) for place, word in enumerate(words, start=1))
    return AnswerSpec(
        kind=draft.kind,
        options=YES_PARTLY_NO if draft.kind is Kind.YES_PARTLY_NO else options if draft.kind in CHOOSING else (),
        unit=unit if draft.kind is Kind.NUMBER else "",
        denominator=unit if draft.kind is Kind.PERCENT else "",
        ranks=min(3, len(options)) if draft.kind is Kind.RANK else 0,
    )
