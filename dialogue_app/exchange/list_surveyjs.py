"""Surveys in the format of SurveyJS: pages, panels, elements, texts in several languages, matrices row by row."""

from collections.abc import Iterator, Mapping
from typing import Any

from dialogue_app.domain.list_kinds import guessed, is_yes_no
from dialogue_app.domain.list_languages import language_code
from dialogue_app.domain.question_list import AS_WRITTEN, Form, LeftOut, Listed, ListFile, Wording
from dialogue_app.domain.returned import Place
from dialogue_app.exchange.list_markup import without_markup
from question_bank import Kind

_KINDS = {
    "text": Kind.TEXT,
    "comment": Kind.TEXT,
    "boolean": Kind.YES_PARTLY_NO,
    "radiogroup": Kind.SINGLE,
    "dropdown": Kind.SINGLE,
    "buttongroup": Kind.SINGLE,
    "imagepicker": Kind.SINGLE,
    "rating": Kind.SINGLE,
    "checkbox": Kind.MULTI,
    "tagbox": Kind.MULTI,
    "ranking": Kind.RANK,
    "file": Kind.FILE,
    "multipletext": Kind.TEXT,
}
_INPUTS = {"number": Kind.NUMBER, "range": Kind.NUMBER, "date": Kind.DATE, "datetime-local": Kind.DATE}
_SILENT = frozenset({"html", "image", "expression", "signaturepad"})
_INSIDE = ("elements", "templateElements", "questions")

Texts = dict[str, str]
"""A text by language."""


def read_surveyjs(document: Mapping[str, Any], name: str) -> ListFile:
    """Return the questions of a survey; what can't be a question is listed as left out."""
    reading = _Reading(name)
    pages = document.get("pages")
    for number, page in enumerate(pages if isinstance(pages, list) else [document]):
        if isinstance(page, dict):
            title = _first(_texts(page.get("title")))
            where = f"pages[{number}]" if pages else "survey"
            reading.take(page, (title,) if title and pages else (), where, str(page.get("visibleIf") or ""))
    return ListFile(name, Form.SURVEYJS, listed=tuple(reading.listed), left_out=tuple(reading.left_out))


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self.listed: list[Listed] = []
        self.left_out: list[LeftOut] = []

    def take(self, holder: dict[str, Any], titles: tuple[str, ...], where: str, condition: str) -> None:
        """Take the elements of a page or panel."""
        inside: list[Any] = next((holder[field] for field in _INSIDE if isinstance(holder.get(field), list)), [])
        for number, element in enumerate(inside):
            place = f"{where}.elements[{number}]"
            if not isinstance(element, dict):
                continue
            both = " and ".join(filter(None, (condition, str(element.get("visibleIf") or ""))))[:400]
            title = _texts(element.get("title")) or _texts(element.get("name"))
            kind = str(element.get("type", ""))
            if kind in {"panel", "paneldynamic"}:
                heading = _first(_texts(element.get("title")))
                self.take(element, (*titles, heading) if heading else titles, place, both)
            elif kind in _SILENT:
                self._leave(place, "info", _first(title))
            elif kind.startswith("matrix"):
                self._take_matrix(element, titles, place, both)
            elif title:
                self._ask(element, title, titles, place, both)
            else:
                self._leave(place, "unknown", kind)

    def _take_matrix(self, element: dict[str, Any], titles: tuple[str, ...], place: str, condition: str) -> None:
        """Make one question of each row of a simple matrix; a table with several answers a row is none of ours."""
        rows, columns = element.get("rows"), element.get("columns")
        title = _texts(element.get("title")) or _texts(element.get("name"))
        if element.get("type") != "matrix" or not isinstance(rows, list) or not isinstance(columns, list):
            self._leave(place, "matrix", _first(title))
            return
        for number, row in enumerate(rows):
            if asked := _texts(row.get("text", row.get("value")) if isinstance(row, dict) else row):
                joined = {code: f"{title.get(code, _first(title))} – {text}" for code, text in asked.items()}
                made = {"type": "radiogroup", "choices": columns, "name": f"{element.get('name', '')}.{number + 1}"}
                self._ask(made, joined, titles, f"{place}.rows[{number}]", condition)

    def _ask(self, element: dict[str, Any], title: Texts, titles: tuple[str, ...], place: str, condition: str) -> None:
        choices = [_texts(_words(each)) for each in _choices(element)]
        helps = _texts(element.get("description"))
        spoken = dict.fromkeys((*title, *(code for each in choices for code in each)))
        wordings = {
            code: Wording(title[code], helps.get(code, ""), tuple(each.get(code, _first(each)) for each in choices))
            for code in spoken
            if code in title
        }
        main = wordings[next(iter(wordings))]
        kind, why = _kind(element, main)
        notes = [("condition", condition)] if condition else []
        notes += [("must", "")] if element.get("isRequired") else []
        notes += [("unit", "")] if kind is Kind.NUMBER else []
        self.listed.append(
            Listed(
                place=Place(self._name, "", place),
                wordings=wordings,
                kind=kind,
                why=why,
                number=str(element.get("name", ""))[:80] if element.get("title") else "",
                section=" · ".join(titles[-2:]),
                notes=tuple(notes),
            )
        )

    def _leave(self, place: str, reason: str, text: str) -> None:
        self.left_out.append(LeftOut(Place(self._name, "", place), reason, text[:80]))


def _kind(element: dict[str, Any], main: Wording) -> tuple[Kind, str]:
    stated = str(element.get("type", ""))
    if stated == "text":
        kind = _INPUTS.get(str(element.get("inputType", "")), Kind.TEXT)
        return kind, "type"
    if main.options and stated in _KINDS and _KINDS[stated] is Kind.SINGLE and is_yes_no(main.options):
        return Kind.YES_PARTLY_NO, "choices-yes-no"
    kind = _KINDS.get(stated, Kind.TEXT)
    if kind in (Kind.SINGLE, Kind.MULTI, Kind.RANK) and len(main.options) < 2:
        return guessed(main.prompt, "", ())[0], "type-without-choices"
    return kind, "type" if stated in _KINDS else "otherwise"


def _choices(element: dict[str, Any]) -> Iterator[Any]:
    field = "rateValues" if element.get("type") == "rating" else "choices"
    given = element.get(field)
    if isinstance(given, list):
        yield from given[:200]
    elif element.get("type") == "rating":
        first, last = _whole(element.get("rateMin"), 1), _whole(element.get("rateMax"), 5)
        yield from range(first, min(last, first + 19) + 1)


def _whole(part: Any, otherwise: int) -> int:
    return part if isinstance(part, int) and abs(part) < 1_000 else otherwise


def _words(choice: Any) -> Any:
    return choice.get("text", choice.get("value")) if isinstance(choice, dict) and "value" in choice else choice


def _texts(part: Any) -> Texts:
    """Return a text by language; the default one is of the language in which it is written, which is not said."""
    if isinstance(part, dict):
        known = {AS_WRITTEN if code == "default" else language_code(str(code)): text for code, text in part.items()}
        return {code: words for code, text in known.items() if (words := without_markup(str(text)))}
    words = "" if part is None or isinstance(part, list) else without_markup(str(part))
    return {AS_WRITTEN: words} if words else {}


def _first(texts: Texts) -> str:
    return next(iter(texts.values()), "")
