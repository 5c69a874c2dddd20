"""Who has heard a supplier: note takers here, and those whose files were taken in. It counts once, with all of them."""

import json
from collections.abc import Mapping

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.heard import Heard, Hearings, Voice, called, hearings
from dialogue_app.domain.questionnaire import Item
from dialogue_app.storage import answers, dialogues, entries
from dialogue_app.texts import Texts
from dialogue_app.workspace.workspace import Workspace


def heard_by(workspace: Workspace, dialogue_id: str) -> Mapping[str, tuple[str, ...]]:
    """Return by whom answers of each supplier were recorded, by its id: names in the order in which they came.

    What somebody else recorded counts for the person, and where no person is named, for who sent it.
    """
    return {each: tuple(voice.name for voice in told) for each, told in voices(workspace, dialogue_id).items()}


def voices(workspace: Workspace, dialogue_id: str) -> Heard:
    """Return who heard each supplier, with how many answers and when; what nobody is named for is left out."""
    found: dict[str, tuple[Voice, ...]] = {}
    for supplier_id, recorded_by, people, number, first, last in entries.recorders(workspace.database, dialogue_id):
        if name := called(recorded_by, people):
            found[supplier_id] = (*found.get(supplier_id, ()), Voice(name, number, first, last))
    return found


def of_answer(workspace: Workspace, dialogue_id: str, supplier_id: str, item: Item) -> Hearings:
    """Return all sources of an answer, the one that counts first."""
    cell = (dialogue_id, item.id, supplier_id)
    events = answers.history(workspace.database, cell, item.snapshot.answer.kind)
    came = entries.origins(workspace.database, cell)
    settled = {event_id for event_id, _, report in came if _settles(report, item.id, supplier_id)}
    return hearings(events, {event_id: people for event_id, people, _ in came}, settled)


def _settles(report: str, item_id: str, supplier_id: str) -> bool:
    """Whether somebody chose what counts for an answer when a file was taken in."""
    settled = json.loads(report)["settled"]
    return any((each["item"], each["supplier"]) == (item_id, supplier_id) for each in settled)


def taken_in(workspace: Workspace, dialogue_id: str, texts: Texts) -> tuple[str, ...]:
    """Return in words which files were taken into a dialogue, oldest first: from whom, when, and by whom."""
    return tuple(
        texts(
            "hearing.taken-in",
            file=run.file,
            people=run.sender_name or texts("travel.somebody"),
            day=date_text(run.at[:10], texts),
            name=run.recorded_by or texts("travel.somebody"),
        )
        for run in entries.runs(workspace.database, dialogue_id)
    )


def several(workspace: Workspace, dialogue_id: str, texts: Texts) -> tuple[str, ...]:
    """Return in words who has heard each supplier that several have heard; nothing where no file was taken in."""
    if not entries.runs(workspace.database, dialogue_id):
        return ()
    heard = heard_by(workspace, dialogue_id)
    suppliers = (each.supplier for each in dialogues.participants(workspace.database, dialogue_id))
    return tuple(
        texts("hearing.heard-by", supplier=each.name, names=", ".join(heard[each.id]))
        for each in suppliers
        if len(heard.get(each.id, ())) > 1
    )
