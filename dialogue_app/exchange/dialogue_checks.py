"""Whether a dialogue that reads well is also true: ids, questions, languages and references of its parts."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue_app.domain import dialogue as dialogues
from dialogue_app.domain import suppliers
from dialogue_app.domain.bank_package import Story
from dialogue_app.domain.ledgers import Entry
from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.domain.questionnaire import LONGEST_WORDING, Item, Questionnaire
from dialogue_app.errors import Problem
from question_bank import PIVOT, content_hash

_ID = re.compile(r"[0-9A-Za-z-]{1,64}", re.ASCII)
_CODE = re.compile(r"[A-Z0-9]{1,16}(-[A-Z0-9]{1,16}){0,6}", re.ASCII)
_BANK = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,7}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
MOST_ITEMS, MOST_SUPPLIERS, LONGEST_TITLE = 5_000, 5_000, 500


def refuse_untrue(packed: PackedDialogue, entries: Mapping[str, Iterable[Entry]], name: str) -> None:
    """Refuse a dialogue that says two things, or something that can't be.

    Raises:
        Problem: an id is unfit or there twice, two questions have one id, a text is not as texts are kept, or somebody
            answered a questionnaire that was still open.
    """
    if dialogues.checked(packed.dialogue) != packed.dialogue or cleaned(packed.summary) != packed.summary:
        raise Problem("dialogue-file-unfit", file=name, field="dialogue")
    _refuse_ids([packed.dialogue.id, packed.sender.id], name)
    _refuse_suppliers(packed, name)
    _refuse_forms(packed, name)
    _refuse_two_questions(packed.questionnaires, packed.stories, name)
    frozen = {form.id for form in packed.questionnaires if form.frozen_at}
    if any(entry.columns["questionnaire_id"] not in frozen for entry in entries["answers"]):
        raise Problem("dialogue-file-not-frozen", file=name)


def _refuse_ids(ids: Iterable[str], name: str) -> None:
    seen: set[str] = set()
    for each in ids:
        if not _ID.fullmatch(each):
            raise Problem("dialogue-file-id", file=name, id=ascii(each[:60])[1:-1])
        if each in seen:
            raise Problem("dialogue-file-id-twice", file=name, id=each)
        seen.add(each)


def _refuse_suppliers(packed: PackedDialogue, name: str) -> None:
    if len(packed.participants) > MOST_SUPPLIERS:
        raise Problem("dialogue-file-unfit", file=name, field="participants")
    ids = [each.id for each in packed.suppliers]
    _refuse_ids([*ids, *packed.aliases], name)
    if not set(packed.aliases.values()) <= set(ids):
        raise Problem("dialogue-file-unfit", file=name, field="aliases")
    for participant in packed.participants:
        dialogues.check_day(participant.invited_on)
        if suppliers.checked(participant.supplier) != participant.supplier:
            raise Problem("dialogue-file-unfit", file=name, field="participants")


def _refuse_forms(packed: PackedDialogue, name: str) -> None:
    _refuse_ids((form.id for form in packed.questionnaires), name)
    numbers = [form.version for form in packed.questionnaires]
    for moment in filter(None, (packed.dialogue.created_at, *(form.frozen_at for form in packed.questionnaires))):
        _refuse_moment(moment, name)
    belong = all(form.dialogue_id == packed.dialogue.id for form in packed.questionnaires)
    if not belong or numbers != sorted(set(numbers)) or min(numbers, default=1) < 1:
        raise Problem("dialogue-file-unfit", file=name, field="questionnaires")
    for form in packed.questionnaires:
        _refuse_form(form, name)


def _refuse_moment(text: str, name: str) -> None:
    try:
        known = datetime.fromisoformat(text).utcoffset() is not None
    except ValueError:
        known = False
    if not known:
        raise Problem("dialogue-file-unfit", file=name, field=text[:40])


def _refuse_form(form: Questionnaire, name: str) -> None:
    items = tuple(form.items())
    _refuse_ids((section.id for section in form.sections), name)
    _refuse_ids((item.id for item in items), name)
    if len(items) > MOST_ITEMS or any(len(section.title) > LONGEST_TITLE for section in form.sections):
        raise Problem("dialogue-file-unfit", file=name, field=f"questionnaires.{form.version}")
    known = {item.id for item in items}
    for item in items:
        if item.condition and item.condition.item_id not in known:
            raise Problem("dialogue-file-unfit", file=name, field=f"{item.code[:40]}.condition")
        _refuse_item(item, name)


def _refuse_item(item: Item, name: str) -> None:
    shot = item.snapshot
    codes = (_CODE, item.code), (_CODE, shot.question_id), (_BANK, shot.bank_id)
    if not all(pattern.fullmatch(text) for pattern, text in codes) or not all(map(_LANGUAGE.fullmatch, shot.texts)):
        raise Problem("dialogue-file-id", file=name, id=ascii(f"{shot.bank_id} {item.code}"[:60])[1:-1])
    prompt = shot.texts.get(PIVOT, {}).get("prompt", "")
    if shot.content_hash != content_hash(shot.answer, prompt):
        raise Problem("dialogue-file-question", file=name, question=shot.question_id, rev=shot.rev)
    if not prompt or len(item.local_wording) > LONGEST_WORDING:
        raise Problem("dialogue-file-unfit", file=name, field=item.code)


def _refuse_two_questions(forms: Iterable[Questionnaire], stories: Iterable[Story], name: str) -> None:
    asked: dict[tuple[str, str, int], str] = {}
    told = [(each.bank_id, each.id, each.rev, each.content_hash) for story in stories for each in story.revisions]
    shots = (item.snapshot for form in forms for item in form.items())
    told += [(shot.bank_id, shot.question_id, shot.rev, shot.content_hash) for shot in shots]
    for bank_id, question_id, rev, found in told:
        if asked.setdefault((bank_id, question_id, rev), found) != found:
            raise Problem("dialogue-file-question", file=name, question=question_id, rev=rev)
