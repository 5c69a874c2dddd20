"""The matrix of labels as facts to show: a line a model or site, a column a label, in words."""

from typing import NamedTuple

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.label_matrix import Holding, LabelLine, LabelMatrix
from dialogue_app.domain.phrases import state_text
from dialogue_app.domain.validity import Validity
from dialogue_app.gui.models.fact_table import Fact
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts

_TONES = {Validity.VALID: Tone.OK, Validity.EXPIRED: Tone.BAD, Validity.PLANNED: Tone.INFO}
_WORST_FIRST = (Validity.EXPIRED, Validity.UNREADABLE, Validity.NOT_TOLD, Validity.ENDS_SOON, Validity.PLANNED)
_COLUMNS = ("version", "number", "holder", "models", "site", "issued", "valid_to", "planned", "issuer", "proof")


class HeldAt(NamedTuple):
    """What a place of the table stands for: its line, and the certificates of the place."""

    line: LabelLine
    held: tuple[Holding, ...]


def label_facts(matrix: LabelMatrix, texts: Texts) -> tuple[list[str], list[list[Fact]]]:
    """Return titles and rows."""
    titles = [texts("compare.supplier"), texts("compare.model-or-site"), *matrix.labels]
    return titles, [_row(line, texts) for line in matrix.lines]


def held_parts(place: HeldAt, texts: Texts) -> list[tuple[str, str]]:
    """Return everything that was told of the certificates of a place, as headings with words."""
    line, held = place
    if line.state:
        return [(texts("compare.state"), state_text(line.state, texts))]
    if not held:
        return [(texts("compare.certificate"), texts("compare.no-certificate"))]
    parts = [part for each in held for part in _parts(each, texts)]
    return [(texts("compare.model-or-site"), line.thing or texts("compare.no-model")), *parts]


def _row(line: LabelLine, texts: Texts) -> list[Fact]:
    thing = state_text(line.state, texts) if line.state else line.thing or texts("compare.no-model")
    tone = Tone.INFO if line.state or not line.thing else None
    return [
        Fact(line.supplier.name, about=HeldAt(line, _all(line))),
        Fact(thing, tone, about=HeldAt(line, _all(line))),
        *(_cell(line, held, texts) for held in line.held),
    ]


def _all(line: LabelLine) -> tuple[Holding, ...]:
    return tuple(each for held in line.held for each in held)


def _cell(line: LabelLine, held: tuple[Holding, ...], texts: Texts) -> Fact:
    if not held:
        return Fact(texts("compare.not-shown"), Tone.INFO, about=HeldAt(line, held))
    words = "; ".join(_standing(each, texts) for each in held)
    standings = {each.standing for each in held}
    worst = next((each for each in _WORST_FIRST if each in standings), Validity.VALID)
    more = "\n".join(dict.fromkeys(mark for each in held for mark in _marks(each, texts)))
    return Fact(words, _TONES.get(worst, Tone.WARN), more, HeldAt(line, held))


def _standing(holding: Holding, texts: Texts) -> str:
    row = holding.certificate
    day = date_text(row.planned, texts)
    words = texts(f"validity.{holding.standing}", day=day)
    until = date_text(row.valid_to, texts)
    if holding.standing in {Validity.VALID, Validity.ENDS_SOON}:
        words = texts("compare.until", what=words, day=until)
    elif holding.standing in {Validity.EXPIRED, Validity.UNREADABLE}:
        words = texts("compare.of-day", what=words, day=until)
    return " · ".join(part for part in (row.version, words) if part)


def _marks(holding: Holding, texts: Texts) -> list[str]:
    marks = [texts("compare.other-wording")] if holding.other_wording else []
    return [*marks, texts("compare.confidential")] if holding.confidential else marks


def _parts(holding: Holding, texts: Texts) -> list[tuple[str, str]]:
    row = holding.certificate
    told = [
        texts("compare.named", name=texts(f"live.column.{column}"), words=date_text(getattr(row, column), texts))
        for column in _COLUMNS
        if getattr(row, column)
    ]
    asked = texts("compare.question", item=holding.item_code)
    return [(row.scheme, "\n".join((_standing(holding, texts), *told, *_marks(holding, texts), asked)))]
