"""Who has heard a supplier: note takers here, and those whose files were taken in. It counts once, with all of them."""

from collections.abc import Mapping

from dialogue_app.domain.dates import date_text
from dialogue_app.storage import dialogues, entries
from dialogue_app.texts import Texts
from dialogue_app.workspace.workspace import Workspace


def heard_by(workspace: Workspace, dialogue_id: str) -> Mapping[str, tuple[str, ...]]:
    """Return by whom answers of each supplier were recorded, by its id: names in the order in which they came.

    What somebody else recorded counts for the person, and where no person is named, for who sent it.
    """
    found: dict[str, dict[str, None]] = {}
    for supplier_id, recorded_by, people in entries.recorders(workspace.database, dialogue_id):
        if name := recorded_by or people:
            told = f"{name} ({people})" if people and people != name else name
            found.setdefault(supplier_id, {})[told] = None
    return {supplier_id: tuple(names) for supplier_id, names in found.items()}


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
