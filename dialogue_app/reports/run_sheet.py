"""Run-sheets: a minute plan with clock times and the questions of a dialogue in it.

The buyer's own sheet has both columns and the names of suppliers; the agenda to hand out has neither.
"""

from collections.abc import Iterator

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.minute_plans import (
    CELL,
    GAP,
    GAP_MINUTES,
    STEPS,
    TOPIC,
    Plan,
    Step,
    choice,
    clock,
    length,
    repeats,
    topics,
)
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.reports.outline import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Stream,
    Table,
    Together,
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

_SECONDS = ("0-20", "20-30", "30-150", "150-180", "180-225", "225-255", "255-280", "280-300")
"""Parts of the five minutes for a question."""

_STOPS = ("competition", "advertising", "advantage", "worker")
_NOT_FOR_ALL = frozenset({"check", GAP})
"""Steps that only the buyer's own people see."""


def run_sheet(
    plan: Plan,
    dialogue: Dialogue,
    form: Questionnaire,
    texts: Texts,
    *,
    moment: str,
    program: str,
    start: str = "09:00",
    suppliers: tuple[Supplier, ...] = (),
) -> Document:
    """Return the buyer's own run-sheet as a Document; it names suppliers and is not for them.

    Args:
        plan: which minute plan.
        dialogue: whose event it is.
        form: what is asked; questions for writing only are listed apart.
        texts: the language of the sheet.
        moment: when it is made, UTC ISO text.
        program: the program and its version.
        start: time of day at which the (first) talk begins, such as 09:30.
        suppliers: who comes, in this order; talks with one supplier follow each other with a gap.

    Raises:
        Problem: ``start`` is no time of day.
    """
    start = clock(start, 0)
    sheet = _Sheet(plan, dialogue, form, texts)
    return printed(
        Stream(lambda: sheet.own(start, suppliers)),
        texts,
        title=texts("run.own-title", plan=texts(f"run.plan.{plan}"), dialogue=dialogue.title),
        notice=texts("report.reader.internal"),
        moment=moment,
        program=program,
        state=sheet.day,
    )


def agenda(
    plan: Plan,
    dialogue: Dialogue,
    form: Questionnaire,
    texts: Texts,
    *,
    moment: str,
    program: str,
    start: str = "09:00",
    talks: int = 1,
    with_questions: bool = True,
) -> Document:
    """Return the agenda to hand out, the same for all: times and what happens, no supplier and no instructions.

    Args and values as for ``run_sheet``; ``with_questions`` prints the questions that are asked aloud. With several
    ``talks`` that follow each other it counts minutes, because each supplier comes at another time of day.

    Raises:
        Problem: ``start`` is no time of day.
    """
    start = clock(start, 0)
    sheet = _Sheet(plan, dialogue, form, texts)
    return printed(
        Stream(lambda: sheet.for_all(start if talks < 2 or not repeats(plan) else "", with_questions=with_questions)),
        texts,
        title=texts("run.agenda-title", plan=texts(f"run.plan.{plan}"), dialogue=dialogue.title),
        notice=texts("run.for-all"),
        moment=moment,
        program=program,
        state=sheet.day,
    )


class _Sheet:
    """One plan filled with one dialogue, in one language."""

    def __init__(self, plan: Plan, dialogue: Dialogue, form: Questionnaire, texts: Texts) -> None:
        self._plan, self._dialogue, self._texts = plan, dialogue, texts
        self._choice = choice(plan, form)
        self._topics = topics(dialogue, form, texts.language)
        self.day = date_text(dialogue.event.day, texts) or texts("run.to-be-set")

    def own(self, start: str, suppliers: tuple[Supplier, ...]) -> Iterator[Block]:
        """Yield the buyer's own sheet."""
        texts = self._texts
        yield Heading(1, texts(f"run.plan.{self._plan}"))
        yield Facts(self._facts(start, last=len(suppliers) if repeats(self._plan) else 1))
        if suppliers and repeats(self._plan):
            yield Heading(2, texts("run.order"))
            yield self._order(start, suppliers)
        elif suppliers:
            yield Heading(2, texts("run.attendance"))
            yield self._attendance(suppliers)
        yield from self._manner()
        yield from self._talks(start, suppliers)
        yield from self._not_aloud()

    def for_all(self, start: str, *, with_questions: bool) -> Iterator[Block]:
        """Yield the agenda; without a ``start`` in minutes from the beginning."""
        texts = self._texts
        yield Heading(1, texts(f"run.plan.{self._plan}"))
        yield Facts(self._facts(start, last=1))
        rows = tuple(
            (_strong(self._begins(start, step)), self._short(step, item, with_questions=with_questions))
            for step, item in self._steps()
            if step.key not in _NOT_FOR_ALL
        )
        yield Table((Column(texts("run.clock" if start else "run.minute"), 1), Column(texts("run.what"), 6)), rows)
        yield Paragraph(texts("run.same-for-all"), Tone.MUTED)

    def _begins(self, start: str, step: Step) -> str:
        return clock(start, step.start) if start else self._texts.formats.number(step.start)

    def _time(self, start: str, last: int) -> str:
        minutes = length(self._plan) * max(last, 1) - (GAP_MINUTES if repeats(self._plan) else 0)
        if not start:
            return self._texts("run.own-time", minutes=self._texts.formats.number(minutes))
        return self._texts("run.from-to", start=clock(start, 0), end=clock(start, minutes))

    def _facts(self, start: str, last: int) -> tuple[tuple[str, str], ...]:
        pairs = {
            "dialogue": self._dialogue.title,
            "purpose": self._dialogue.purpose,
            "day": self.day,
            "time": self._time(start, last),
            "place": self._dialogue.event.place or self._texts("run.to-be-set"),
            "buyers": ", ".join(self._dialogue.buyers),
        }
        return tuple((self._texts(f"run.fact.{name}"), value) for name, value in pairs.items() if value)

    def _order(self, start: str, suppliers: tuple[Supplier, ...]) -> Table:
        every = length(self._plan)
        columns = (Column(self._texts("run.clock"), 1), Column(self._texts("run.supplier"), 4))
        rows = ((_strong(clock(start, place * every)), (Part(each.name),)) for place, each in enumerate(suppliers))
        return Table(columns, tuple(rows))

    def _attendance(self, suppliers: tuple[Supplier, ...]) -> Table:
        texts = self._texts
        titles = {"supplier": 3.0, "role": 2.0, "came": 1.0, "function": 3.0}
        columns = tuple(Column(texts(f"run.{name}"), width) for name, width in titles.items())
        empty = ((Part("\n"),), (Part("\n"),))
        rows = ((_strong(each.name), (Part(texts(f"role.{each.role}")),), *empty) for each in suppliers)
        return Table(columns, tuple(rows), grid=True)

    def _manner(self) -> Iterator[Block]:
        """Yield how a question is asked, and when somebody is stopped."""
        texts = self._texts
        if any(step.key == CELL for step in STEPS[self._plan]):
            yield Together((Heading(2, texts("run.five-minutes")), self._five_minutes()))
        yield Together((Heading(2, texts("run.stop")), Bullets(tuple(texts(f"run.stop.{each}") for each in _STOPS))))

    def _not_aloud(self) -> Iterator[Block]:
        """Yield the questions that are not asked aloud."""
        for title, items in (("no-time", self._choice.no_time), ("written", self._choice.written)):
            if items and self._plan is not Plan.KICK_OFF:
                yield Heading(2, self._texts(f"run.{title}"))
                yield Bullets(tuple(self._question(item) for item in items))

    def _five_minutes(self) -> Table:
        texts = self._texts
        columns = (
            Column(texts("run.seconds"), 1),
            Column(texts("run.moderator"), 4),
            Column(texts("run.note-taker"), 3),
        )
        rows = (
            (
                _strong(part.replace("-", "–")),
                (Part(texts(f"run.seconds.{part}.do")),),
                (Part(texts(f"run.seconds.{part}.note")),),
            )
            for part in _SECONDS
        )
        return Table(columns, tuple(rows))

    def _talks(self, start: str, suppliers: tuple[Supplier, ...]) -> Iterator[Block]:
        """Yield the plan with clock times, once for each supplier where talks are with one of them."""
        texts = self._texts
        names = tuple(each.name for each in suppliers) if repeats(self._plan) else ()
        for place, name in enumerate(names or ("",)):
            begins = clock(start, place * length(self._plan))
            title = texts("run.talk-with", clock=begins, supplier=name) if name else texts("run.minute-plan")
            yield Heading(2, title, opens=True)
            yield self._minutes(begins)

    def _minutes(self, start: str) -> Table:
        texts = self._texts
        titles = {"clock": 1.3, "moderator": 5.0, "note-taker": 3.2}
        columns = tuple(Column(texts(f"run.{name}"), width) for name, width in titles.items())
        return Table(columns, tuple(self._row(start, step, said) for step, said in self._steps()))

    def _row(self, start: str, step: Step, said: str) -> tuple[Cell, ...]:
        texts = self._texts
        times = texts("run.from-to", start=clock(start, step.start), end=clock(start, step.end))
        return (_strong(times), self._do(step, said), (Part(texts(f"run.{step.key}.note")),))

    def _do(self, step: Step, said: str) -> Cell:
        done = Part(self._texts(f"run.{step.key}.do"))
        if step.key not in (CELL, TOPIC):
            return (done,)
        return (Part(said or self._texts("run.free-place"), Tone.STRONG), *((done,) if step.key == TOPIC else ()))

    def _short(self, step: Step, said: str, *, with_questions: bool) -> Cell:
        title = self._texts(f"run.{step.key}.short")
        return (Part(title, Tone.MUTED), Part(said)) if said and with_questions else (Part(title),)

    def _steps(self) -> Iterator[tuple[Step, str]]:
        """Yield the steps, each question and topic in its place; empty where there is none left."""
        waiting = iter(self._topics if self._plan is Plan.PLENARY else map(self._question, self._choice.aloud))
        for step in STEPS[self._plan]:
            yield step, next(waiting, "") if step.key in (CELL, TOPIC) else ""

    def _question(self, item: Item) -> str:
        return f"{item.code}  {item.prompt(self._texts.language)}"


def _strong(text: str) -> Cell:
    return (Part(text, Tone.STRONG),)
