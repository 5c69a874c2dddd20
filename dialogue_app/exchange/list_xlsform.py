"""Forms for KoboToolbox, ODK and their like: sheets survey, choices and settings, in any order."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dialogue_app.domain.list_kinds import is_yes_no
from dialogue_app.domain.list_languages import language_code
from dialogue_app.domain.question_list import AS_WRITTEN, Form, LeftOut, Listed, ListFile, ListRow, ListSheet, Wording
from dialogue_app.exchange.list_markup import without_markup
from question_bank import Kind

_KINDS = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.NUMBER,
    "int": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "range": Kind.NUMBER,
    "date": Kind.DATE,
    "datetime": Kind.DATE,
    "time": Kind.TEXT,
    "image": Kind.FILE,
    "file": Kind.FILE,
    "audio": Kind.FILE,
    "video": Kind.FILE,
    "acknowledge": Kind.YES_PARTLY_NO,
    "trigger": Kind.YES_PARTLY_NO,
    "geopoint": Kind.TEXT,
    "barcode": Kind.TEXT,
    "rank": Kind.RANK,
}
_CHOOSING = re.compile(
    r"(?P<one>select[ _]one(?:_from_file)?|select one from|select1)\s+(?P<first>\S+)(?P<other>\s+or_other)?"
    r"|(?P<many>select[ _]multiple(?:_from_file)?|select all that apply from)\s+(?P<second>\S+)(\s+or_other)?"
    r"|(?P<rank>rank)\s+(?P<third>\S+)"
)
_REFERENCE = re.compile(r"\$\{\s*[\w.-]+\s*\}")
_YES = frozenset({"yes", "true", "true()", "1"})

_Heads = Mapping[str, Mapping[str, int]]
"""Column by field and language."""


def is_xlsform(sheets: Sequence[ListSheet]) -> bool:
    """Whether a workbook is such a form: a sheet "survey" with columns type and label."""
    survey = _sheet(sheets, "survey")
    if survey is None:
        return False
    heads = _heads(survey.rows[0])
    return "type" in heads and ("label" in heads or "name" in heads)


def read_xlsform(sheets: Sequence[ListSheet], name: str, left_out: tuple[LeftOut, ...] = ()) -> ListFile:
    """Return the questions of a form; calculations, notes and what this program has no kind for are left out."""
    survey = _sheet(sheets, "survey")
    assert survey is not None
    reading = _Reading(survey, name, _choices(_sheet(sheets, "choices")), _default(_sheet(sheets, "settings")))
    listed = tuple(reading.listed())
    return ListFile(name, Form.XLSFORM, listed=listed, left_out=(*left_out, *reading.left_out))


class _Reading:
    def __init__(
        self, survey: ListSheet, file: str, choices: Mapping[str, Sequence[Mapping[str, str]]], default: str
    ) -> None:
        self._survey, self._file, self._choices, self._default = survey, file, choices, default
        self._heads = _heads(survey.rows[0])
        self.left_out: list[LeftOut] = list(self._unknown_columns())

    def listed(self) -> Iterator[Listed]:
        """Yield the questions; groups are sections, their conditions are handed on."""
        groups: list[tuple[str, str, bool]] = []
        for row in self._survey.rows[1:]:
            kind = " ".join(self._cell(row, "type").split())
            word = kind.lower().replace("_", " ")
            if word.startswith(("begin group", "begin repeat", "begin loop")):
                texts = self._texts(row, "label")
                title = texts.get("en") or next(iter(texts.values()), "")
                groups.append((title, self._cell(row, "relevant"), "group" not in word))
            elif word.startswith("end "):
                groups = groups[:-1]
            elif kind:
                found = self._question(row, kind, groups)
                if found:
                    yield found
            elif row.filled and self._cell(row, "name"):
                self._leave(row, "no-type")

    def _question(self, row: ListRow, kind: str, groups: Sequence[tuple[str, str, bool]]) -> Listed | None:
        texts = self._texts(row, "label")
        chosen = _CHOOSING.fullmatch(kind)
        known = _KINDS.get(kind.lower().replace(" ", ""))
        if not texts or (known is None and chosen is None):
            if texts:
                self._leave(row, "note" if kind.lower() == "note" else "form-type")
            return None
        helps = self._texts(row, "hint") or self._texts(row, "guidance_hint")
        options = self._choices.get((chosen["first"] or chosen["second"] or chosen["third"]) if chosen else "", ())
        wordings = {
            language: Wording(
                _REFERENCE.sub("…", text),
                _REFERENCE.sub("…", helps.get(language, "")),
                tuple(dict.fromkeys(each.get(language) or next(iter(each.values())) for each in options)),
            )
            for language, text in texts.items()
        }
        main = wordings.get("en") or next(iter(wordings.values()))
        answer, why = _kind(known, chosen, main)
        return Listed(
            place=self._survey.place(self._file, row.number, min(self._heads["label"].values(), default=0)),
            wordings=wordings,
            kind=answer,
            why=why,
            number=self._cell(row, "name")[:80],
            section=" · ".join([title for title, _, _ in groups if title][-2:]),
            unit="",
            notes=tuple(self._notes(row, answer, chosen, groups)),
        )

    def _notes(
        self, row: ListRow, kind: Kind, chosen: re.Match[str] | None, groups: Sequence[tuple[str, str, bool]]
    ) -> Iterator[tuple[str, str]]:
        conditions = [*(condition for _, condition, _ in groups), self._cell(row, "relevant")]
        if condition := " and ".join(filter(None, conditions)):
            yield "condition", condition[:400]
        if any(repeated for _, _, repeated in groups):
            yield "repeat", next(title for title, _, repeated in reversed(groups) if repeated)
        if self._cell(row, "required").lower() in _YES:
            yield "must", ""
        if kind is Kind.NUMBER:
            yield "unit", ""
        if limit := self._cell(row, "constraint"):
            yield "limit", limit[:400]
        if chosen and not any(chosen.group("first", "second", "third")[at] in self._choices for at in range(3)):
            yield "choices", chosen.group("first") or chosen.group("second") or chosen.group("third")

    def _unknown_columns(self) -> Iterator[LeftOut]:
        for column, heading in enumerate(self._survey.rows[0].cells):
            name, mark, language = _parted(heading)
            if name in {"label", "hint"} and mark and not language_code(language):
                yield LeftOut(self._survey.place(self._file, 1, column), "language", heading[:80])

    def _leave(self, row: ListRow, reason: str) -> None:
        shown = next(iter(self._texts(row, "label").values()), "") or self._cell(row, "name")
        self.left_out.append(LeftOut(self._survey.place(self._file, row.number), reason, shown[:80]))

    def _cell(self, row: ListRow, name: str) -> str:
        columns = self._heads.get(name, {})
        return row.cell(columns[AS_WRITTEN]) if AS_WRITTEN in columns else ""

    def _texts(self, row: ListRow, name: str) -> dict[str, str]:
        columns = self._heads.get(name, {})
        found = {code or self._default: without_markup(row.cell(column)) for code, column in columns.items()}
        return {code: text for code, text in found.items() if text}


def _kind(known: Kind | None, chosen: re.Match[str] | None, main: Wording) -> tuple[Kind, str]:
    if chosen is None:
        return known or Kind.TEXT, "type"
    if len(main.options) < 2:
        return Kind.TEXT, "type-without-choices"
    if chosen["one"] and is_yes_no(main.options):
        return Kind.YES_PARTLY_NO, "choices-yes-no"
    return Kind.SINGLE if chosen["one"] else Kind.MULTI if chosen["many"] else Kind.RANK, "type"


def _sheet(sheets: Sequence[ListSheet], title: str) -> ListSheet | None:
    return next((sheet for sheet in sheets if sheet.title.strip().lower() == title), None)


def _heads(row: ListRow) -> _Heads:
    found: dict[str, dict[str, int]] = {}
    for column, heading in enumerate(row.cells):
        name, mark, language = _parted(heading)
        code = language_code(language) if mark else AS_WRITTEN
        if heading and (code or not mark):
            found.setdefault(name, {}).setdefault(code, column)
    return found


def _parted(heading: str) -> tuple[str, str, str]:
    name, mark, language = heading.strip().partition("::")
    if not mark:
        name, mark, language = heading.strip().partition(":")
    return name.strip().lower().replace(" ", "_"), mark, language.strip()


def _choices(sheet: ListSheet | None) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the words of the choices by language, by name of their list."""
    if sheet is None:
        return {}
    heads = _heads(sheet.rows[0])
    listed = heads.get("list_name") or heads.get("list") or {}
    labels, names = heads.get("label", {}), heads.get("name") or heads.get("value") or {}
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in sheet.rows[1:] if listed else ():
        words = {code: without_markup(row.cell(column)) for code, column in labels.items() if row.cell(column)}
        if not words and names:
            words = {AS_WRITTEN: row.cell(names[AS_WRITTEN])}
        if any(words.values()):
            found.setdefault(row.cell(listed[AS_WRITTEN]), []).append(words)
    return found


def _default(settings: ListSheet | None) -> str:
    """Return the language of texts without a language of their own."""
    if settings is None or len(settings.rows) < 2:
        return AS_WRITTEN
    column = _heads(settings.rows[0]).get("default_language", {}).get(AS_WRITTEN)
    return AS_WRITTEN if column is None else language_code(settings.rows[1].cell(column))
