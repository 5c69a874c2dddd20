"""What of dialogues is here already, so that a file that brings nothing can be told from one that does.

A file of somebody who has taken ours in tells us our own words again. ``known`` reads the workspace; ``brings`` needs
only that, so it may run in the background. Where it can't be sure, it says that the file brings something.
"""

import json
from dataclasses import dataclass

from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.storage import dialogues, entries, evidence, questionnaires
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of what is here: dialogues that are not in the archive, frozen questionnaires, suppliers under any id."""

    dialogues: frozenset[str]
    entries: frozenset[str]
    forms: frozenset[str]
    suppliers: frozenset[str]
    criteria: frozenset[str]
    files: frozenset[str]


def known(workspace: Workspace) -> Known:
    """Return what is here now."""
    database = workspace.database
    here = [each for each in dialogues.read_all(database) if not each.archived]
    aliases = {each for run in entries.runs(database) for each in json.loads(run.report)["same suppliers"]}
    return Known(
        dialogues=frozenset(each.id for each in here),
        entries=entries.ids(database),
        forms=questionnaires.frozen_ids(database),
        suppliers=frozenset(aliases | {each.id for each in dialogues.suppliers(database)}),
        criteria=frozenset(criterion.id for each in here for criterion in each.hypotheses),
        files=evidence.digests(database),
    )


def brings(here: Known, sent: PackedDialogue) -> bool:
    """Whether anything in a file is not here yet."""
    return (
        sent.dialogue.id not in here.dialogues
        or any(each.id not in here.entries for told in sent.entries.values() for each in told)
        or any(form.frozen_at and form.id not in here.forms for form in sent.questionnaires)
        or any(not _is_known(here, sent, each) for each in sent.suppliers)
        or any(each.id not in here.criteria for each in sent.dialogue.hypotheses)
        or any(each.sha256 not in here.files for each in sent.files)
    )


def _is_known(here: Known, sent: PackedDialogue, supplier: Supplier) -> bool:
    aliases = (other for other, meant in sent.aliases.items() if meant == supplier.id)
    return any(each in here.suppliers for each in (supplier.id, *aliases))
