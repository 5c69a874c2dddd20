"""The chapter of ready-made sets: what each is for, how long it takes, and why each question is in it."""

from collections.abc import Iterator
from decimal import Decimal

from dialogue_app.reports.edition_words import Words, lines
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Paragraph, Part, Place, Table, Tone
from question_bank import Question, QuestionSet, effort

TARGET = "sets"


def places(words: Words) -> Iterator[Place]:
    """Yield the lines of the contents."""
    if words.release.sets:
        yield Place(words.texts("edition.sets"), TARGET)
        yield from (Place(each.name, f"set-{each.id}", 2) for each in words.release.sets)


def sets(words: Words) -> Iterator[Block]:
    """Yield the chapter; nothing when the release has no sets."""
    if not words.release.sets:
        return
    yield Heading(2, words.texts("edition.sets"), target=TARGET, opens=True)
    yield Paragraph(words.texts("edition.sets-intro"), Tone.MUTED)
    known = {question.id: question for question in words.release.questions}
    for each in words.release.sets:
        yield Heading(3, each.name, target=f"set-{each.id}")
        yield Paragraph(facts(each, words), Tone.MUTED)
        yield Paragraph(each.purpose)
        yield Table(_columns(each, words), tuple(_row(code, each, known, words) for code in each.questions))


def facts(each: QuestionSet, words: Words) -> str:
    """Return phase, level, size and times of a set; what is asked in writing only takes no time of the talk."""
    texts = words.texts
    cost = effort(words.release, each)
    return texts(
        "edition.set.facts",
        phase=words.name("phase", each.phase),
        level=words.name("level", each.level),
        questions=texts.count("edition.questions", cost.questions),
        live=texts.count("edition.live", cost.live),
        work=_work(cost.supplier, words),
    )


def _work(minutes: int, words: Words) -> str:
    """Return work in hours to the nearest half, or in minutes when it is less than one hour."""
    if minutes < 60:
        return words.texts.count("edition.live", minutes)
    halves = round(Decimal(minutes) / 30)
    return words.texts("edition.hours-of-work", hours=words.texts.formats.number(Decimal(halves) / 2))


def _columns(each: QuestionSet, words: Words) -> tuple[Column, ...]:
    texts = words.texts
    columns = (
        Column(texts("edition.column.question"), 1.2),
        Column(texts("edition.column.wording"), 4.5),
        Column(texts("edition.column.reason"), 3.2),
        Column(texts("edition.column.minutes"), 0.9, numeric=True),
    )
    return columns if each.reasons else (columns[0], columns[1], columns[3])


def _row(code: str, each: QuestionSet, known: dict[str, Question], words: Words) -> tuple[Cell, ...]:
    question = known.get(code)
    name = lines(code, tone=Tone.STRONG)
    if question is None:
        return (name, lines(words.texts("edition.missing-question"), tone=Tone.MARK))
    wording = (Part(words.said(question, "prompt")),)
    minutes = (Part(words.texts.formats.number(question.minutes_live)),)
    reason = ((Part(each.reasons.get(code, "")),),) if each.reasons else ()
    return (name, wording, *reason, minutes)
