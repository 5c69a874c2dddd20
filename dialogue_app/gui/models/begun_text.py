"""A dialogue that is being described, as text: it waits in the settings while the window is closed."""

import json
from dataclasses import asdict, fields
from typing import Any

from dialogue_app.domain.criteria import NO_TERMS, About, Hypothesis, Terms
from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.gui.models.begun_dialogue import Begun


def to_text(begun: Begun) -> str:
    """Return what was begun as text that ``from_text`` reads."""
    return json.dumps(asdict(begun))


def from_text(text: str) -> Begun | None:
    """Return what was kept; None when the text is empty or was not written by ``to_text``."""
    try:
        found = json.loads(text)
        parts: dict[str, Any] = {each.name: _part(each.name, found[each.name]) for each in fields(Begun)}
        return Begun(**parts)
    except (ValueError, TypeError, KeyError):
        return None


def _part(name: str, value: object) -> object:
    before = getattr(Begun(), name)
    if not isinstance(before, tuple):
        if type(value) is not type(before):
            raise TypeError(name)
        return value
    if not isinstance(value, list):
        raise TypeError(name)
    return tuple(_entry(name, each) for each in value)


def _entry(name: str, value: object) -> object:
    if name not in {"hypotheses", "invited"}:
        return _text(value)
    if not isinstance(value, dict):
        raise TypeError(name)
    terms = value.pop("terms", {}) if name == "hypotheses" else {}
    said: dict[str, Any] = {key: _text(each) for key, each in value.items()}
    if name == "hypotheses":
        return Hypothesis(**said, terms=_terms(terms))
    return Supplier(**said | {"role": Role(said["role"])})


def _terms(value: dict[str, Any]) -> Terms:
    """Return what was said of a criterion."""
    about, categories = About(value.get("about", About.PRODUCTION)), tuple(map(_text, value.get("categories", ())))
    made = Terms(**value | {"about": about, "categories": categories})
    if any(type(getattr(made, each.name)) is not type(getattr(NO_TERMS, each.name)) for each in fields(Terms)):
        raise TypeError(value)
    return made


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
