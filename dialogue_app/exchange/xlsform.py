"""A questionnaire as an XLSForm, the form that KoboToolbox, ODK and Enketo take: survey, choices and settings.

Says what XLSForm can't say instead of leaving it out silently. Knows no workspace and no clock.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Questionnaire, Section
from dialogue_app.errors import Problem
from dialogue_app.exchange.xlsform_around import around_part, identity_row, shared_options
from dialogue_app.exchange.xlsform_asked import TABLES, Asked, chosen
from dialogue_app.exchange.xlsform_file import put_form
from dialogue_app.exchange.xlsform_kinds import value_part
from dialogue_app.exchange.xlsform_names import language_name, name_of, reference, unique_names
from dialogue_app.exchange.xlsform_sheets import SILENT, YES, Form, Part, Row, grouped
from dialogue_app.exchange.xlsform_tables import table_part
from dialogue_app.exchange.xlsform_text import shown
from dialogue_app.exchange.xlsform_unsaid import Unsaid, unsaid
from dialogue_app.exchange.xlsform_wording import Wording
from dialogue_app.files.saving import written
from dialogue_app.texts import Texts
from question_bank import digest

_NO_NAMES: Mapping[str, str] = MappingProxyType({})

_SUPPLIER = "form__supplier"
"""Names of the form's own questions begin with ``form__``; parts of items have other ends."""


def write_xlsform(
    form: Questionnaire,
    dialogue: Dialogue,
    languages: tuple[str, ...],
    texts_of: Callable[[str], Texts],
    target: Path,
    *,
    evidence_names: Mapping[str, str] = _NO_NAMES,
) -> tuple[Unsaid, ...]:
    """Write a questionnaire to ``target`` and return what the form can't say, the whole form first.

    Args:
        form: the questionnaire; one that is not frozen gets a version that changes with its questions.
        dialogue: what it belongs to.
        languages: languages of the form, the default first.
        texts_of: the program's words in a language.
        target: the file, replaced only when the new one is complete.
        evidence_names: id of a kind of proof -> its name in the pivot language; ids are shown where it is missing.

    Raises:
        Problem: there is no question, or the target can't be written.
    """
    if not any(form.items()):
        raise Problem("questionnaire-empty")
    wording = Wording.of(languages, texts_of)
    items = _asked(form, wording)
    sheets = Form(
        _settings(form, dialogue, wording),
        _survey(form, dialogue, items, evidence_names),
        {code: language_name(code) for code in wording.languages},
        form.frozen_at or dialogue.created_at,
    )
    with written(target) as stream:
        put_form(sheets, stream)
    return unsaid(sheets, tuple(items.values()), wording)


def _asked(form: Questionnaire, wording: Wording) -> dict[str, Asked]:
    items = list(form.items())
    names = unique_names(item.code for item in items)
    return {item.id: Asked(item, name, wording) for item, name in zip(items, names, strict=True)}


def _settings(form: Questionnaire, dialogue: Dialogue, wording: Wording) -> dict[str, str]:
    return {
        "form_title": shown(dialogue.title),
        "form_id": name_of(f"dialogue {dialogue.id}"),
        "version": _version(form),
        "default_language": language_name(wording.languages[0]),
        "style": "pages",
        "instance_name": reference(_SUPPLIER),
    }


def _version(form: Questionnaire) -> str:
    """Return the version; servers refuse other questions under a version that they know."""
    if form.frozen_at:
        return str(form.version)
    asked = [[item.id, item.asked_hash, item.must] for item in form.items()]
    return f"{form.version}-{digest(asked)[:8]}"


def _survey(
    form: Questionnaire, dialogue: Dialogue, items: Mapping[str, Asked], evidence_names: Mapping[str, str]
) -> Part:
    wording = next(iter(items.values())).wording
    part = Part((), shared_options(wording)) + _welcome(form, dialogue, wording)
    for number, section in enumerate(form.sections, start=1):
        if section.items:
            part += _section(number, section, items, evidence_names)
    return part


def _welcome(form: Questionnaire, dialogue: Dialogue, wording: Wording) -> Part:
    """The first page: what it is for, by when, and who answers."""
    reply = dialogue.reply
    due = wording.say("xlsform.reply-due", day=reply.due) if reply.due else SILENT
    contact = wording.say("xlsform.reply-contact", contact=reply.contact) if reply.contact else SILENT
    edition = f"{form.id}|{form.version}".replace("'", "")
    rows = (
        Row("calculate", "form__questionnaire", calculation=f"'{edition}'"),
        Row("note", "form__purpose", wording.own(dialogue.title), wording.lines(wording.own(dialogue.purpose))),
        Row("note", "form__reply", wording.say("xlsform.how"), wording.lines(due, contact)),
        Row(
            "text",
            _SUPPLIER,
            wording.say("xlsform.supplier"),
            required=YES,
            required_message=wording.say("xlsform.supplier-missing"),
        ),
    )
    start = Row("begin_group", "form__welcome", wording.say("xlsform.welcome"), appearance="field-list")
    return grouped(start, Part(rows))


def _section(number: int, section: Section, items: Mapping[str, Asked], evidence_names: Mapping[str, str]) -> Part:
    wording = items[section.items[0].id].wording
    part = Part(())
    for item in section.items:
        part += _page(items[item.id], items, evidence_names)
    return grouped(Row("begin_group", f"form__section_{number}", wording.own(section.title)), part)


def _page(asked: Asked, items: Mapping[str, Asked], evidence_names: Mapping[str, str]) -> Part:
    """One item on one page; a table makes pages of its own, since no page may hold one."""
    key = "xlsform.item-must" if asked.item.must else "xlsform.item-nice"
    label = asked.wording.say(key, code=asked.item.code)
    start = Row("begin_group", asked.part("page"), label, relevant=_condition(asked, items))
    identity = Part((identity_row(asked),))
    if asked.spec.kind not in TABLES:
        part = identity + value_part(asked) + around_part(asked)
        return grouped(_on_one_page(start), part)
    more = Row("begin_group", asked.part("more"), label)
    return grouped(
        start, identity + table_part(asked, evidence_names) + grouped(_on_one_page(more), around_part(asked))
    )


def _on_one_page(start: Row) -> Row:
    return Row(start.type, start.name, start.label, relevant=start.relevant, appearance="field-list")


def _condition(asked: Asked, items: Mapping[str, Asked]) -> str:
    condition = asked.item.condition
    lead = items.get(condition.item_id) if condition else None
    return chosen(lead.name, condition.options) if condition and lead else ""
