"""Questionnaires in the format of VSAQ, in which security teams question vendors: blocks, choices, boxes, tips."""

from collections.abc import Iterator, Mapping
from typing import Any

from dialogue_app.domain.list_kinds import guessed, is_yes_no
from dialogue_app.domain.question_list import AS_WRITTEN, Form, LeftOut, Listed, ListFile, Wording
from dialogue_app.domain.returned import Place
from dialogue_app.exchange.list_markup import without_markup
from question_bank import Kind

_ASKED = frozenset({"line", "box", "check", "yesno", "radiogroup", "checkgroup", "radio", "upload", "date"})
_KINDS = {"line": Kind.TEXT, "box": Kind.TEXT, "upload": Kind.FILE, "date": Kind.DATE}


def read_vsaq(document: Mapping[str, Any], name: str) -> ListFile:
    """Return the questions of a questionnaire; tips and explanations that ask nothing are listed as left out."""
    reading = _Reading(name)
    reading.take(document["questionnaire"], (), "questionnaire")
    return ListFile(name, Form.VSAQ, listed=tuple(reading.listed), left_out=tuple(reading.left_out))


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self.listed: list[Listed] = []
        self.left_out: list[LeftOut] = []

    def take(self, items: Any, blocks: tuple[str, ...], where: str, condition: str = "") -> None:
        """Take the items of a block; what is explained before choices without a text is their question."""
        said = ""
        for number, item in enumerate(items if isinstance(items, list) else ()):
            place, kind = f"{where}[{number}]", item.get("type") if isinstance(item, dict) else None
            text = without_markup(str(item.get("text", ""))) if isinstance(item, dict) else ""
            if kind == "block":
                inner = _both(condition, item.get("cond"))
                self.take(item.get("items"), (*blocks, text) if text else blocks, f"{place}.items", inner)
            elif kind in _ASKED and (text or said):
                self._ask(item, text or said, said if text else "", blocks=blocks, place=place, condition=condition)
                said = ""
            elif kind == "info" and text:
                if said:
                    self._leave(place, "info", said)
                said = text
            elif text or kind:
                self._leave(place, "tip" if kind == "tip" else "unknown", text or str(kind))
        if said:
            self._leave(where, "info", said)

    def _ask(
        self, item: dict[str, Any], text: str, said: str, *, blocks: tuple[str, ...], place: str, condition: str
    ) -> None:
        options = tuple(_choices(item))
        kind, why = _kind(str(item["type"]), text, options)
        notes = []
        if found := _both(condition, item.get("cond")):
            notes.append(("condition", found))
        if item.get("required"):
            notes.append(("must", ""))
        self.listed.append(
            Listed(
                place=Place(self._name, "", place),
                wordings={AS_WRITTEN: Wording(text, said, options)},
                kind=kind,
                why=why,
                number=str(item.get("id", ""))[:80],
                section=" · ".join(blocks[-2:]) if len(blocks) > 1 else "".join(blocks),
                notes=tuple(notes),
            )
        )

    def _leave(self, place: str, reason: str, text: str) -> None:
        self.left_out.append(LeftOut(Place(self._name, "", place), reason, text[:80]))


def _kind(stated: str, text: str, options: tuple[str, ...]) -> tuple[Kind, str]:
    if stated == "checkgroup":
        return Kind.MULTI if len(options) > 1 else Kind.YES_PARTLY_NO, "type"
    if stated in {"radiogroup", "radio"} and len(options) > 1:
        return (Kind.YES_PARTLY_NO, "choices-yes-no") if is_yes_no(options) else (Kind.SINGLE, "type")
    if stated in {"check", "yesno"}:
        return Kind.YES_PARTLY_NO, "type"
    return (_KINDS[stated], "type") if stated in _KINDS else guessed(text, "", options)


def _choices(item: dict[str, Any]) -> Iterator[str]:
    for choice in item.get("choices") or ():
        for text in choice.values() if isinstance(choice, dict) else (choice,):
            if words := without_markup(str(text)):
                yield words


def _both(condition: str, more: Any) -> str:
    return " and ".join(filter(None, (condition, str(more) if more else "")))[:400]
