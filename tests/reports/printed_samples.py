"""Documents to print for tests, with a little of everything in them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from dialogue_app.domain.questionnaire import Questionnaire, add, snapshot
from dialogue_app.reports.outline import Block, Document
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts
from question_bank import AnswerSpec, Kind, Option, Question, Room
from tests.helpers.releases import question

MOMENT, PROGRAM = "2026-11-22T15:00:00.000Z", "Dialogue App 0.1.0"
TEXTS = Texts("en")
OPTIONS = (
    Option("a", "First option"),
    Option("b", "Second option", needs_remark=True),
    Option("c", "Old", retired=True),
)
SPECS = {
    Kind.MULTI: AnswerSpec(Kind.MULTI, OPTIONS, most=2),
    Kind.RANK: AnswerSpec(Kind.RANK, OPTIONS, ranks=2),
    Kind.NUMBER: AnswerSpec(Kind.NUMBER, unit="sites", per="year", extra="Which sites?"),
    Kind.PERCENT: AnswerSpec(Kind.PERCENT, denominator="all final assembly sites"),
    Kind.DATE: AnswerSpec(Kind.DATE, label="Date of the last visit"),
    Kind.FACTORIES: AnswerSpec(Kind.FACTORIES, columns=("models", "legal_name", "city")),
}


def document(blocks: Iterable[Block], title: str = "A document", language: str = "") -> Document:
    """Return a document of these blocks."""
    return printed(
        tuple(blocks), TEXTS, title=title, notice="For all", moment=MOMENT, program=PROGRAM, language=language
    )


def asked(kind: Kind, number: int, **changed: object) -> Question:
    """Return a question of a kind."""
    spec = SPECS.get(kind) or AnswerSpec(kind, OPTIONS if kind in (Kind.SINGLE, Kind.BAND) else ())
    return question(number, answer=spec, **changed)


def form(*questions: Question) -> Questionnaire:
    """Return a questionnaire of these questions, by default one of each kind."""
    ids = count(1)
    wanted = questions or tuple(asked(kind, 101 + place) for place, kind in enumerate(Kind))
    shots = tuple(snapshot(each, ()) for each in wanted)
    return add(Questionnaire("form", "dialogue-1", 1), "Factories", shots, lambda: f"item-{next(ids)}")


def rooms(plenary: int, one_to_one: int, written: int) -> Questionnaire:
    """Return a questionnaire with so many questions for each room, those for writing first."""
    wanted = [Room.WRITTEN] * written + [Room.ONE_TO_ONE] * one_to_one + [Room.PLENARY] * plenary
    return form(*(asked(Kind.TEXT, 101 + place, room=room) for place, room in enumerate(wanted)))


def nice(questions: Questionnaire, *codes: str) -> Questionnaire:
    """Return the questionnaire with these items no longer a must."""
    (section,) = questions.sections
    items = tuple(replace(item, must=item.snapshot.question_id not in codes) for item in section.items)
    return replace(questions, sections=(replace(section, items=items),))
