"""Items with rows in an XLSForm: certificates, factories and files, as a group that repeats as often as wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogue_app.domain.values import ROW_CLASS, VALUE_CLASS
from dialogue_app.exchange.xlsform_asked import Asked
from dialogue_app.exchange.xlsform_kinds import PARTIAL_DATE, percent_row
from dialogue_app.exchange.xlsform_names import reference
from dialogue_app.exchange.xlsform_sheets import SILENT, Option, Part, Row, grouped
from question_bank import Kind

MOST_ROWS = 500
"""Rows of one table; a telephone makes a page of each at once."""

UPLOAD = "upload"
"""Part of a row of an evidence list that takes the file itself."""

_USUAL: Mapping[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: ("scheme", "version", "number", "holder", "models", "site", "issued", "valid_to", "issuer"),
    # the minimum set for beginners, specification 2.5
    Kind.FACTORIES: (
        *("tier", "function", "models", "legal_name", "street", "city", "country"),
        *("last_audit_date", "audit_scheme"),
    ),
    Kind.FILE: ("name", "evidence_type", "day", "page"),
}
"""Columns where the question names none."""

_NAMING: Mapping[Kind, tuple[str, ...]] = {
    Kind.CERTIFICATES: ("scheme",),
    Kind.FACTORIES: ("legal_name", "local_name", "city"),
    Kind.FILE: ("name",),
}
"""Columns that name a row: one of them has to be there, or the row is refused later."""

_TIERS = tuple(range(6))
_YES_NO = ("yes", "no", "unknown")

_DATES = frozenset({"issued", "valid_from", "valid_to", "planned", "last_audit_date", "day"})
_PERCENTS = frozenset({"share_of_model_percent", "women_percent", "migrant_percent", "agency_percent"})
_COUNTS = frozenset({"workers_total", "open_major", "open_priority"})
_YES_OR_NO = frozenset({"student_interns", "cba", "label_accepted_list", "disclosed_publicly", "confidential"})
_LISTED = frozenset({"tier", "evidence_type"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a table as a question: the item it belongs to, its column, its place in the form."""

    asked: Asked
    column: str

    @property
    def name(self) -> str:
        """Its name in the form."""
        return self.asked.part(f"row_{self.column}")

    def row(self, type_: str, **limits: object) -> Row:
        """Return the question, under the title of the column."""
        return Row(type_, self.name, self.asked.wording.say(f"xlsform.column.{self.column}"), **limits)  # type: ignore[arg-type]


def columns_of(asked: Asked) -> tuple[str, ...]:
    """Return the columns that are asked for: those of the question, and one that names the row."""
    kind = asked.spec.kind
    columns = asked.spec.columns or _USUAL[kind]
    naming = _NAMING[kind]
    return columns if set(naming) & set(columns) else (naming[0], *columns)


def columns_left_out(asked: Asked) -> int:
    """Return how many columns of such a table the form does not ask for; the hash of a file is never asked."""
    known = set(ROW_CLASS[VALUE_CLASS[asked.spec.kind]].__dataclass_fields__) - {"sha256"}
    return len(known - set(columns_of(asked)))


def table_part(asked: Asked, evidence_names: Mapping[str, str]) -> Part:
    """Return the rows that ask how many rows there are, and then for each.

    Args:
        asked: an item of a kind with rows.
        evidence_names: id of a kind of proof -> its name.
    """
    say = asked.wording.say
    number = Row(
        "integer",
        asked.part("rows"),
        say("xlsform.rows"),
        constraint=f". >= 0 and . <= {MOST_ROWS}",
        constraint_message=say("xlsform.rows-most", most=MOST_ROWS),
    )
    begin = Row(
        "begin_repeat",
        asked.part("row"),
        say("xlsform.row", code=asked.item.code),
        appearance="field-list",
        repeat_count=reference(number.name),
    )
    cells = Part(())
    for column in columns_of(asked):
        cells += _cell(Cell(asked, column), evidence_names)
    if asked.spec.kind is Kind.FILE:
        cells += Part((Cell(asked, UPLOAD).row("file"),))
    return Part((Row("note", asked.name, asked.prompt(), asked.hint()), number)) + grouped(begin, cells)


def _cell(cell: Cell, evidence_names: Mapping[str, str]) -> Part:
    if cell.column in _LISTED:
        return _tier(cell) if cell.column == "tier" else _evidence(cell, evidence_names)
    maker = next((maker for columns, maker in _MAKERS if cell.column in columns), _text)
    return maker(cell)


def _text(cell: Cell) -> Part:
    hint = cell.asked.wording.say("xlsform.hint.country") if cell.column == "country" else SILENT
    return Part((cell.row("text", hint=hint),))


def _date(cell: Cell) -> Part:
    say = cell.asked.wording.say
    message = say("xlsform.partial-date")
    hint = say("xlsform.hint.partial-date")
    return Part((cell.row("text", hint=hint, constraint=PARTIAL_DATE, constraint_message=message),))


def _percent(cell: Cell) -> Part:
    return Part((percent_row(cell.asked, cell.name, cell.asked.wording.say(f"xlsform.column.{cell.column}")),))


def _count(cell: Cell) -> Part:
    message = cell.asked.wording.say("xlsform.count")
    return Part((cell.row("integer", constraint=". >= 0", constraint_message=message),))


def _yes_or_no(cell: Cell) -> Part:
    say = cell.asked.wording.say
    options = tuple(Option(cell.name, code, say(f"xlsform.{code}")) for code in _YES_NO)
    return Part((cell.row(f"select_one {cell.name}"),), options)


def _tier(cell: Cell) -> Part:
    say = cell.asked.wording.say
    tiers = [tier for tier in _TIERS if not cell.asked.spec.tiers or tier in cell.asked.spec.tiers]
    options = tuple(Option(cell.name, str(tier), say(f"xlsform.tier.{tier}")) for tier in tiers or _TIERS)
    return Part((cell.row(f"select_one {cell.name}"),), options)


def _evidence(cell: Cell, names: Mapping[str, str]) -> Part:
    """A kind of proof: one of those the question names, or any in words where it names none."""
    wording = cell.asked.wording
    wanted = cell.asked.spec.evidence_types or cell.asked.item.snapshot.evidence
    if not wanted:
        return Part((cell.row("text"),))
    options = tuple(
        Option(cell.name, code, wording.original(names[code]) if code in names else wording.own(code))
        for code in dict.fromkeys(wanted)
    )
    other = Option(cell.name, "other", wording.say("xlsform.other-proof"))
    return Part((cell.row(f"select_one {cell.name}"),), (*options, other))


_MAKERS: tuple[tuple[frozenset[str], Callable[[Cell], Part]], ...] = (
    (_DATES, _date),
    (_PERCENTS, _percent),
    (_COUNTS, _count),
    (_YES_OR_NO, _yes_or_no),
)
