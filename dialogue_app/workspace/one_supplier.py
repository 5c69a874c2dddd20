"""The same supplier under several ids: each laptop gave it one of its own before the files came together.

A person says once that two are one company; the record of what was taken in keeps it, and files carry it on.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType

from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.storage import dialogues, entries
from dialogue_app.workspace.workspace import Workspace

Same = Mapping[str, str]
"""Suppliers that are one and the same: ids here by ids elsewhere."""

NOBODY: Same = MappingProxyType({})


def aliases(workspace: Workspace, dialogue_id: str) -> dict[str, str]:
    """Return the ids elsewhere under which entries of a dialogue name a supplier, each with its id here."""
    reports = (json.loads(run.report) for run in entries.runs(workspace.database, dialogue_id))
    return {theirs: mine for report in reports for theirs, mine in report["same suppliers"].items()}


def known_here(workspace: Workspace, sent: PackedDialogue, said: Same = NOBODY) -> Same:
    """Return every id in a file that means a supplier with another id here.

    Args:
        workspace: the open workspace.
        sent: what came; its sender may have said before that two are one.
        said: what a person says now.
    """
    here = {each.id for each in dialogues.suppliers(workspace.database)}
    before = aliases(workspace, sent.dialogue.id)
    found: dict[str, str] = {}
    for supplier in sent.suppliers:
        ids = [supplier.id, *(other for other, meant in sent.aliases.items() if meant == supplier.id)]
        known = (each if each in here else before[each] for each in ids if each in here or each in before)
        target = said.get(supplier.id) or next(known, supplier.id)
        found |= {each: target for each in ids if each != target and each not in here}
    return MappingProxyType(found)


def alike(workspace: Workspace, sent: PackedDialogue, same: Same) -> tuple[tuple[Supplier, Supplier], ...]:
    """Return suppliers of a file that may be one here: same name and country, another id, and nobody has said so."""
    known = dialogues.suppliers(workspace.database)
    ids = {each.id for each in known}
    by_name = {_name(each): each for each in known}
    strangers = (each for each in sent.suppliers if each.id not in ids and each.id not in same)
    return tuple((each, by_name[_name(each)]) for each in strangers if _name(each) in by_name)


def _name(supplier: Supplier) -> tuple[str, str]:
    return " ".join(supplier.name.casefold().split()), supplier.country.casefold()
