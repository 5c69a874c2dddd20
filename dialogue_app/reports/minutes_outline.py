"""Minutes of a talk: for one supplier its own answers and promises, for the meeting of all what was said by whom.

Sees only what ``disclosure`` handed out: no other supplier, no internal note, no mark of the note taker.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.dates import date_text, working_days_after
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.remarks import POLL_CHOICES, Remark, RemarkKind
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.reports.answer_lines import AnswerLine, answer_lines
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
    Tone,
)
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

DAYS_TO_CORRECT = 5
"""Working days that a supplier has to correct its minutes (specification 1.9)."""

_PROMISED = frozenset({State.WILL_SEND})


@dataclass(frozen=True, slots=True)
class Minuted:
    """What minutes are made of. ``own`` is one supplier's copy of the comparison; None in the meeting of all.

    ``began`` and ``ended`` are local ISO times, ``ended`` empty while the talk is open; ``sent`` is the ISO day from
    which the days to correct are counted. ``proof`` are the names of kinds of proof by their id.
    """

    dialogue: Dialogue
    form: Questionnaire
    format: TalkFormat
    began: str
    ended: str
    sent: str
    remarks: tuple[Remark, ...]
    own: Comparison | None
    proof: Mapping[str, str]

    @property
    def supplier(self) -> str:
        """Name of the supplier, empty in the meeting of all."""
        return self.own.suppliers[0].name if self.own else ""

    def of(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """Return the remarks of a kind, in the order in which they were made."""
        return tuple(remark for remark in self.remarks if remark.kind is kind)


def minutes_outline(noted: Minuted, texts: Texts, *, moment: str, program: str) -> Document:
    """Return the minutes as a Document to send; ``moment`` is when they are made, UTC ISO text."""
    key = "minutes.title" if noted.own else "minutes.title-all"
    return printed(
        Stream(lambda: _blocks(noted, texts)),
        texts,
        title=texts(key, supplier=noted.supplier, dialogue=noted.dialogue.title),
        notice=texts("minutes.notice", supplier=noted.supplier) if noted.own else texts("minutes.notice-all"),
        moment=moment,
        program=program,
    )


def _blocks(noted: Minuted, texts: Texts) -> Iterator[Block]:
    yield Heading(1, texts("minutes.head", supplier=noted.supplier) if noted.own else texts("minutes.head-all"))
    yield Paragraph(noted.dialogue.title, Tone.STRONG)
    yield Facts(tuple(_facts(noted, texts)))
    yield from _how_to_correct(noted, texts)
    if noted.own:
        yield from _answers(noted.own, texts)
        yield from _promises(noted, texts)
    else:
        yield from _contributions(noted, texts)
        yield from _polls(noted, texts)
    yield from _questions(noted, texts)
    yield from _contradictions(noted, texts)
    for kind in (RemarkKind.DISCLOSED, RemarkKind.ADVICE, RemarkKind.PARKED):
        if said := noted.of(kind):
            yield Heading(2, texts(f"minutes.{kind}"))
            yield Bullets(tuple(_with_role(remark, texts) for remark in said))


def _facts(noted: Minuted, texts: Texts) -> Iterator[tuple[str, str]]:
    dialogue = noted.dialogue
    yield texts("minutes.format"), texts(f"talk.format.{noted.format}")
    yield texts("minutes.time"), _time(noted, texts)
    if dialogue.event.place:
        yield texts("minutes.place"), dialogue.event.place
    yield texts("minutes.buyers"), ", ".join(dialogue.buyers) or texts("minutes.none")
    present = "; ".join(_with_role(remark, texts) for remark in noted.of(RemarkKind.PRESENT))
    yield texts("minutes.present"), present or texts("minutes.none")
    rules = texts("minutes.rules-read") if noted.of(RemarkKind.RULES) else texts("minutes.rules-not-noted")
    yield texts("minutes.rules"), rules
    if chain := noted.of(RemarkKind.CHAIN):
        yield texts("minutes.chain"), "; ".join(remark.text for remark in chain)


def _time(noted: Minuted, texts: Texts) -> str:
    began = datetime.fromisoformat(noted.began)
    day = texts.formats.day(began.date())
    if not noted.ended:
        return texts("minutes.from", day=day, start=f"{began:%H:%M}")
    ended = datetime.fromisoformat(noted.ended)
    if ended.date() != began.date():
        last = texts.formats.day(ended.date())
        return texts("minutes.days", day=day, start=f"{began:%H:%M}", last=last, end=f"{ended:%H:%M}")
    return texts("minutes.from-to", day=day, start=f"{began:%H:%M}", end=f"{ended:%H:%M}")


def _how_to_correct(noted: Minuted, texts: Texts) -> Iterator[Block]:
    last = working_days_after(date.fromisoformat(noted.sent), DAYS_TO_CORRECT)
    yield Heading(2, texts("minutes.correct"))
    steps = ("read", "write", "silence", "protect") if noted.own else ("read-all", "write", "silence")
    contact = noted.dialogue.reply.contact or texts("minutes.us")
    yield Bullets(
        tuple(texts(f"minutes.correct.{step}", day=texts.formats.day(last), contact=contact) for step in steps)
    )


def _answers(own: Comparison, texts: Texts) -> Iterator[Block]:
    columns = (
        Column(texts("minutes.column.question"), 2.2),
        Column(texts("minutes.column.noted"), 3),
        Column(texts("minutes.column.correction"), 1.8),
    )
    rows = {row.item.id: row for row in own.rows}
    for section in own.questionnaire.sections:
        asked = [rows[item.id] for item in section.items if own.suppliers and rows[item.id].cell(own.suppliers[0].id)]
        if asked:
            yield Heading(2, section.title or texts("minutes.answers"))
            yield Table(columns, tuple(_answer(own, row, texts) for row in asked), grid=True)
    if not any(row.cell(own.suppliers[0].id) for row in own.rows):
        yield Heading(2, texts("minutes.answers"))
        yield Paragraph(texts("minutes.no-answers"))


def _answer(own: Comparison, row: Row, texts: Texts) -> tuple[Cell, ...]:
    line = next(answer_lines(own, row, Audience.SUPPLIER, texts))
    prompt = line.wording_asked or row.item.prompt(texts.language)
    return (Part(row.item.code, Tone.STRONG), Part(prompt)), tuple(_noted(line, texts)), ()


def _noted(line: AnswerLine, texts: Texts) -> Iterator[Part]:
    yield Part(line.answer, Tone.STRONG)
    if line.claim:
        yield Part(line.claim)
    if line.scope:
        yield Part(texts("minutes.scope", scope=line.scope), Tone.MUTED)
    if line.confidential:
        yield Part(line.confidential, Tone.MARK)


def _promises(noted: Minuted, texts: Texts) -> Iterator[Block]:
    yield Heading(2, texts("minutes.promise"))
    rows = [*_will_send(noted, texts), *(_promise(noted, remark, texts) for remark in noted.of(RemarkKind.PROMISE))]
    if not rows:
        yield Paragraph(texts("minutes.no-promises"))
        return
    names = {"what": 3, "proof": 1.8, "who": 1.5, "due": 1.3}
    yield Table(tuple(Column(texts(f"minutes.column.{name}"), weight) for name, weight in names.items()), tuple(rows))


def _will_send(noted: Minuted, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    assert noted.own
    for row in noted.own.rows:
        line = next(answer_lines(noted.own, row, Audience.SUPPLIER, texts))
        if line.state in _PROMISED and not line.omitted:
            what = (Part(row.item.code, Tone.STRONG), Part(line.claim or texts("minutes.answer-to-come")))
            yield what, (), (), (Part(line.due or texts("minutes.no-date")),)


def _promise(noted: Minuted, remark: Remark, texts: Texts) -> tuple[Cell, ...]:
    codes = {item.id: item.code for item in noted.form.items()}
    code = (Part(codes[remark.item_id], Tone.STRONG),) if remark.item_id in codes else ()
    due = date_text(remark.due, texts) or texts("minutes.no-date")
    came = (Part(texts("minutes.came", day=date_text(remark.done_on, texts)), Tone.MUTED),) if remark.done_on else ()
    proof = noted.proof.get(remark.evidence, remark.evidence)
    return (*code, Part(remark.text)), (Part(proof),), (Part(remark.role),), (Part(due), *came)


def _questions(noted: Minuted, texts: Texts) -> Iterator[Block]:
    asked = noted.of(RemarkKind.QUESTION)
    if not asked:
        return
    yield Heading(2, texts("minutes.question"))
    columns = (Column(texts("minutes.column.asked"), 2), Column(texts("minutes.column.reply"), 3))
    reply = texts("minutes.reply-to-come")
    yield Table(columns, tuple(((Part(each.text),), (Part(each.reply or reply),)) for each in asked))


def _contradictions(noted: Minuted, texts: Texts) -> Iterator[Block]:
    shown = noted.of(RemarkKind.CONTRADICTION)
    if not shown:
        return
    yield Heading(2, texts("minutes.contradiction"))
    yield Paragraph(texts("minutes.contradiction-note"))
    names = {"information": 3, "position": 3, "due": 1.3}
    columns = tuple(Column(texts(f"minutes.column.{name}"), weight) for name, weight in names.items())
    no_date, no_reply = texts("minutes.no-date"), texts("minutes.no-position")
    rows = (((Part(x.text),), (Part(x.reply or no_reply),), (Part(date_text(x.due, texts) or no_date),)) for x in shown)
    yield Table(columns, tuple(rows))


def _contributions(noted: Minuted, texts: Texts) -> Iterator[Block]:
    said = defaultdict(list)
    for remark in noted.of(RemarkKind.CONTRIBUTION):
        said[remark.item_id].append(remark)
    known = {item.id: item for item in noted.form.items()}
    columns = (
        Column(texts("minutes.column.topic"), 1.2),
        Column(texts("minutes.column.said"), 4),
        Column(texts("minutes.column.speaker"), 1.4),
    )
    for item_id in [*known, *(each for each in said if each not in known)]:
        if item_id in said:
            item = known.get(item_id)
            yield Heading(2, item.prompt(texts.language) if item else texts("minutes.other-topics"))
            yield Table(columns, tuple(_contribution(remark, texts) for remark in said[item_id]))
    if not said:
        yield Heading(2, texts("minutes.contributions"))
        yield Paragraph(texts("minutes.no-contributions"))


def _contribution(remark: Remark, texts: Texts) -> tuple[Cell, ...]:
    topic = texts(f"topic.{remark.topic}") if remark.topic else ""
    key = f"speaker.{remark.role}"
    speaker = texts(key) if remark.role and texts.has(key) else remark.role
    return (Part(topic, Tone.STRONG),), (Part(remark.text),), (Part(speaker or texts("minutes.none")),)


def _polls(noted: Minuted, texts: Texts) -> Iterator[Block]:
    held = noted.of(RemarkKind.POLL)
    if not held:
        return
    yield Heading(2, texts("minutes.polls"))
    yield Paragraph(texts("minutes.polls-note"))
    codes = {item.id: item.code for item in noted.form.items()}
    columns = (
        Column(texts("minutes.column.poll"), 3),
        *(Column(texts(f"poll.{choice}"), 1, numeric=True) for choice in POLL_CHOICES),
    )
    yield Table(columns, tuple(_poll(remark, codes.get(remark.item_id, ""), texts) for remark in held))


def _poll(remark: Remark, code: str, texts: Texts) -> tuple[Cell, ...]:
    name = remark.text or code
    what = texts("minutes.poll", name=name, when=texts(f"poll.{remark.topic}")) if remark.topic else name
    return (Part(what),), *((Part(str(count)),) for count in remark.counts)


def _with_role(remark: Remark, texts: Texts) -> str:
    return texts("minutes.by", text=remark.text, role=remark.role) if remark.role else remark.text
