"""A questionnaire as JSON for other programs: complete, strict, the same for the same questionnaire.

The shape is published in ``questionnaire.schema.json`` beside this module. The file may travel to suppliers: it holds
what they are asked, and nothing that tells a buyer how to judge answers. Readers must accept unknown fields.
"""

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.files.saving import written
from question_bank import AnswerSpec

FORMAT = "dialogue-questionnaire/1"
SCHEMA = "questionnaire.schema.json"

_SHOWN = re.compile(r"prompt|help|denominator|option\..+")
"""Roles of texts that a supplier sees; the others are guidance for buyers."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_json(form: Questionnaire, dialogue: Dialogue, made_at: str, target: Path) -> None:
    """Write a questionnaire to ``target``.

    Args:
        form: the questionnaire, frozen or not.
        dialogue: what it belongs to.
        made_at: the moment it is written, ISO 8601 in UTC.
        target: the file, replaced only when the new one is complete.

    Raises:
        Problem: the target can't be written.
    """
    text = json.dumps(_document(form, dialogue, made_at), ensure_ascii=False, allow_nan=False, indent=1)
    text = _SURROGATE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    with written(target) as stream:
        stream.write(f"{text}\n".encode())


def schema_text() -> str:
    """Return the JSON Schema (draft 7) that every written questionnaire meets."""
    return files(__package__).joinpath(SCHEMA).read_text("utf-8")


def _document(form: Questionnaire, dialogue: Dialogue, made_at: str) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": made_at,
        "dialogue": _dialogue(dialogue),
        "questionnaire": {"id": form.id, "version": form.version, "frozen_at": form.frozen_at},
        "sections": [_section(section) for section in form.sections],
    }


def _dialogue(dialogue: Dialogue) -> dict[str, object]:
    return {
        "id": dialogue.id,
        "kind": dialogue.kind.value,
        "title": dialogue.title,
        "purpose": dialogue.purpose,
        "buyers": list(dialogue.buyers),
        "products": list(dialogue.products),
        "languages": list(dialogue.languages),
        "procurement": dialogue.procurement,
        "event_day": dialogue.event.day,
        "reply": {"due": dialogue.reply.due, "contact": dialogue.reply.contact},
    }


def _section(section: Section) -> dict[str, object]:
    return {"id": section.id, "title": section.title, "items": [_item(item) for item in section.items]}


def _item(item: Item) -> dict[str, object]:
    shot, condition = item.snapshot, item.condition
    return {
        "id": item.id,
        "code": item.code,
        "bank": shot.bank_id,
        "question": shot.question_id,
        "revision": shot.rev,
        "asked_hash": item.asked_hash,
        "theme": shot.theme,
        "room": shot.room.value,
        "must": item.must,
        "condition": {"item": condition.item_id, "options": list(condition.options)} if condition else None,
        "minutes_supplier": shot.minutes_supplier,
        "evidence": list(shot.evidence),
        "local_wording": item.local_wording,
        "answer": _answer(shot.answer),
        "texts": {language: _texts(texts) for language, texts in sorted(shot.texts.items())},
    }


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {role: text for role, text in texts.items() if _SHOWN.fullmatch(role)}


def _answer(spec: AnswerSpec) -> dict[str, object]:
    options = [
        {"id": option.id, "exclusive": option.exclusive, "needs_remark": option.needs_remark}
        for option in spec.options
        if not option.retired
    ]
    return {
        "kind": spec.kind.value,
        "options": options,
        "ordered": spec.ordered,
        "unit": spec.unit,
        "per": spec.per,
        "denominator": spec.denominator,
        "rule": spec.rule,
        "label": spec.label,
        "extra": spec.extra,
        "ranks": spec.ranks,
        "fewest": spec.fewest,
        "most": spec.most,
        "longest": spec.longest,
        "columns": list(spec.columns),
        "tiers": list(spec.tiers),
        "evidence_types": list(spec.evidence_types),
    }
