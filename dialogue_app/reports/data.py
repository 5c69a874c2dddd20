"""A comparison as JSON for other programs: complete, strict, the same for the same comparison.

Shape "dialogue-comparison/1"::

    format, reader, language, program, bank_release, generated_at, as_of
    dialogue       kind, title, purpose, buyers, procurement, event_day, state
    questionnaire  version, frozen_at
    wordings       {asked hash: wording}, every wording that was asked, in the bank's pivot language
    suppliers      [id, name, role, group, country]
    questions      [item, code, section, bank, question, revision, kind, wording, reworded, asked_hash,
                    options {id: text}, counts {state: n}; no counts in a supplier's copy]
    answers        [item, code, question, revision, supplier, state, words, open_points;
                    unless not asked: asked_hash, wording_asked, other_wording;
                    unless omitted: value, reason, due, scope {kind, text, share}, claim, note, source,
                    date_of_fact, status, confidential, confidential_reason, share_scope;
                    instead of these: omitted, with the reason]

There is one answer for each question and supplier, also where nothing was asked. ``words`` is the answer as people read
it in ``language``; ``value`` has the fields of ``domain.values`` or is null; numbers of suppliers are text, so that no
digit is lost. Other texts are empty when nothing was said, and ``wording_asked`` is null when it has not been kept.
Notes are internal and left out of a supplier's copy. Readers must accept unknown fields.
"""

import json
from collections.abc import Iterator

from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.files.safe_text import without_surrogates
from dialogue_app.reports.answer_records import answer_records
from dialogue_app.reports.head_outline import ReportFacts
from dialogue_app.texts import Texts

FORMAT = "dialogue-comparison/1"


def pieces(comparison: Comparison, audience: Audience, texts: Texts, facts: ReportFacts) -> Iterator[str]:
    """Yield the JSON of a comparison, one question and one answer a line."""
    head = {
        "format": FORMAT,
        "reader": audience.value,
        "language": texts.language,
        "program": f"dialogue-app {facts.program_version}",
        "bank_release": facts.bank_release,
        "generated_at": facts.generated_at,
        "as_of": comparison.as_of,
        "dialogue": _dialogue(comparison),
        "questionnaire": {
            "version": comparison.questionnaire.version,
            "frozen_at": comparison.questionnaire.frozen_at,
        },
        "wordings": dict(sorted(comparison.wordings.items())),
    }
    opening = ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in head.items())
    yield f"{{\n{opening},\n"
    yield from _list("suppliers", _suppliers(comparison))
    yield ",\n"
    yield from _list("questions", _questions(comparison, audience, texts))
    yield ",\n"
    yield from _list("answers", answer_records(comparison, audience, texts))
    yield "\n}\n"


def _list(name: str, entries: Iterator[dict[str, object]]) -> Iterator[str]:
    yield f"{_json(name)}: ["
    between = "\n"
    for entry in entries:
        yield between + _json(entry)
        between = ",\n"
    yield "\n]"


def _json(value: object) -> str:
    return without_surrogates(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _dialogue(comparison: Comparison) -> dict[str, object]:
    dialogue = comparison.dialogue
    return {
        "kind": dialogue.kind.value,
        "title": dialogue.title,
        "purpose": dialogue.purpose,
        "buyers": list(dialogue.buyers),
        "procurement": dialogue.procurement,
        "event_day": dialogue.event.day,
        "state": dialogue.state.value,
    }


def _suppliers(comparison: Comparison) -> Iterator[dict[str, object]]:
    for supplier in comparison.suppliers:
        yield {
            "id": supplier.id,
            "name": supplier.name,
            "role": "" if supplier.stand_in else supplier.role.value,
            "group": supplier.group,
            "country": supplier.country,
        }


def _questions(comparison: Comparison, audience: Audience, texts: Texts) -> Iterator[dict[str, object]]:
    places = _sections(comparison.questionnaire)
    for row in comparison.rows:
        item, shot = row.item, row.item.snapshot
        question = {
            "item": item.id,
            "code": item.code,
            "section": places[item.id],
            "bank": shot.bank_id,
            "question": shot.question_id,
            "revision": shot.rev,
            "kind": shot.answer.kind.value,
            "wording": item.prompt(texts.language),
            "reworded": bool(item.local_wording),
            "asked_hash": item.asked_hash,
            "options": {option.id: shot.option_text(option.id, texts.language) for option in shot.answer.options},
        }
        if audience is not Audience.SUPPLIER:
            question["counts"] = {"asked": row.counts.asked, **row.counts._asdict()}
        yield question


def _sections(questionnaire: Questionnaire) -> dict[str, str]:
    return {item.id: section.title for section in questionnaire.sections for item in section.items}
