"""Writes the workbook in which translators work: source at the left and shut, their text beside it and open."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from dialogue_app.domain.translation_review import Source
from dialogue_app.exchange.translation_layout import (
    HEADER,
    KEY,
    REMARK,
    ROLE,
    SOURCE,
    STATE,
    STATES,
    TEXT,
    USED,
    TranslationOrder,
)
from dialogue_app.exchange.workbook_pages import Head, add_page, set_technical_row
from dialogue_app.exchange.workbook_styles import Cells, Look, add_styles, row_height
from dialogue_app.exchange.workbook_text import line_count, one_line
from dialogue_app.files.saving import written
from dialogue_app.files.workbooks import saved_to
from dialogue_app.texts import Texts
from question_bank import Question, text_hash

_FIXED = {KEY: 3, SOURCE: 3, USED: 24, ROLE: 18, "pivot": 52}
_BESIDE = {TEXT: 52, STATE: 12}
_REMARK = 30
_LONGEST_USED = 300


def write_translations(order: TranslationOrder, texts: Texts, target: Path) -> Path:
    """Write the workbook and return its path.

    Raises:
        Problem: the target can't be written; an older file of that name stays as it was.
    """
    with written(target) as stream, saved_to(stream, one_line(order.title), texts.language, order.made_at) as book:
        add_styles(book)
        pairs = [order.languages] if order.one_sheet else [(each,) for each in order.languages]
        for languages in pairs:
            _write_sheet(book, order, languages, texts)
    return target


def _write_sheet(book: Workbook, order: TranslationOrder, languages: tuple[str, ...], texts: Texts) -> None:
    name = f"en → {', '.join(languages)}" if len(languages) == 1 else texts("translate.sheet-all")
    foot = texts("workbook.page", page="&P", pages="&N")
    page = add_page(book, name, Head(order.title, name, order.made_at[:10], foot))
    widths = [*_FIXED.values(), *(width for _ in languages for width in _BESIDE.values()), _REMARK]
    for number, width in enumerate(widths, start=1):
        column = page.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = width, number <= 2
    page.freeze_panes = "F3"
    set_technical_row(page, 2)
    cells = Cells(page)
    names = [*_FIXED, *(f"{part}.{each}" for each in languages for part in _BESIDE), REMARK]
    page.append(cells.cell(Look.HIDDEN, "" if order.reading else f"{HEADER}{each}") for each in names)
    page.row_dimensions[2].height = row_height(2)
    page.append(cells.cell(Look.HEAD, each) for each in _heads(languages, texts))
    questions = {(each.bank_id, each.id): each for each in order.questions}
    roles = {each.role: _role(each.role, texts) for each in order.sources}
    states = {code: texts(f"translate.state.{code}") for code in STATES}
    for number, source in enumerate(order.sources, start=3):
        question = questions[source.bank_id, source.question_id]
        row = _Row(source, question, languages, roles[source.role], states, reading=order.reading)
        page.row_dimensions[number].height = row_height(row.lines())
        page.append(row.cells(cells))
    if not order.reading:
        _offer_states(page, languages, len(order.sources), states.values())


class _Row:
    """One text in its languages."""

    def __init__(
        self,
        source: Source,
        question: Question,
        languages: tuple[str, ...],
        role: str,
        states: dict[str, str],
        *,
        reading: bool,
    ) -> None:
        self.source, self.role, self._reading = source, role, reading
        self.said = [_said(question, source.role, language, states) for language in languages]

    def lines(self) -> float:
        texts = [self.source.text, *(text for text, _ in self.said)]
        beside = line_count(self.source.used[:_LONGEST_USED], _FIXED[USED] - 2), line_count(self.role, _FIXED[ROLE] - 2)
        return max(*beside, *(line_count(each, _FIXED["pivot"] - 2) for each in texts))

    def cells(self, cells: Cells) -> Iterator[Cell]:
        source, open_look = self.source, Look.SHUT if self._reading else Look.FILL
        yield cells.cell(Look.HIDDEN, "" if self._reading else source.key)
        yield cells.cell(Look.HIDDEN, "" if self._reading else text_hash(source.text))
        yield cells.cell(Look.UNIT, source.used[:_LONGEST_USED])
        yield cells.cell(Look.PART, self.role)
        yield cells.cell(Look.SHUT, source.text)
        for text, state in self.said:
            yield cells.cell(open_look, text)
            yield cells.cell(open_look, state)
        yield cells.cell(open_look)


def _said(question: Question, role: str, language: str, states: dict[str, str]) -> tuple[str, str]:
    kept = question.translations.get(language)
    text = kept.texts.get(role, "") if kept else ""
    return (text, states[kept.state]) if kept and text else ("", "")


def _heads(languages: tuple[str, ...], texts: Texts) -> Iterator[str]:
    yield from ("", "", *(texts(f"translate.head.{each}") for each in (USED, ROLE, "pivot")))
    for language in languages:
        yield texts("translate.head.text", language=language)
        yield texts("translate.head.state")
    yield texts("translate.head.remark")


def _role(role: str, texts: Texts) -> str:
    kind, *rest = role.split(".")
    number = str(int(rest[0]) + 1) if rest and rest[0].isdecimal() and kind != "option" else "".join(rest[:1])
    key = f"cli.bank.diff.part.{kind}-{rest[1]}" if len(rest) > 1 else f"cli.bank.diff.part.{kind}"
    return texts(key, detail=number)


def _offer_states(page: WriteOnlyWorksheet, languages: tuple[str, ...], rows: int, words: Iterable[str]) -> None:
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    for place in range(len(languages)):
        letter = get_column_letter(len(_FIXED) + 2 + 2 * place)
        rule.add(f"{letter}3:{letter}{max(3, rows + 2)}")
    page.data_validations.append(rule)
