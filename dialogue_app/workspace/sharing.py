"""The shared folder of a workspace: where it is, how others know us, and what of ours is kept there.

``outbox`` writes there, ``inbox`` looks at what others have written.
"""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.shared_folder import NO_FOLDER, Shared, SharedFolder
from dialogue_app.errors import Problem
from dialogue_app.storage import about
from dialogue_app.workspace import handing_on
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.shared_place import FACT
from dialogue_app.workspace.workspace import Workspace

LONGEST_NAME = 120
"""Characters of what people call themselves."""


def setting(workspace: Workspace) -> SharedFolder:
    """Return where the shared folder is and what is kept there."""
    stored = about.read(workspace.database, FACT)
    if not stored:
        return NO_FOLDER
    told = json.loads(stored)
    shared = tuple(Shared(each["dialogue"], Readers(each["readers"])) for each in told["dialogues"])
    return SharedFolder(told["path"], told["own_bank"], shared)


def point(workspace: Workspace, folder: Path | None) -> Change | None:
    """Use another folder, or none; None when it is that already.

    Raises:
        Problem: it is no folder.
    """
    if folder is not None and not folder.is_dir():
        raise Problem("shared-folder-missing", folder=folder)
    before = setting(workspace)
    return _change(workspace, before, replace(before, path=str(folder.absolute()) if folder else ""))


def share(workspace: Workspace, dialogue_id: str, readers: Readers | None) -> Change | None:
    """Keep a dialogue in the folder for these readers, or no longer (None); None when that changes nothing.

    Raises:
        Problem: there is no such dialogue.
    """
    dialogue, before = workspace.dialogue(dialogue_id), setting(workspace)
    others = tuple(each for each in before.dialogues if each.dialogue_id != dialogue.id)
    after = (*others, Shared(dialogue.id, readers)) if readers else others
    return _change(workspace, before, replace(before, dialogues=after))


def share_bank(workspace: Workspace, *, wanted: bool) -> Change | None:
    """Keep the own questions in the folder, or no longer."""
    before = setting(workspace)
    return _change(workspace, before, replace(before, own_bank=wanted))


def name_people(workspace: Workspace, name: str) -> Change | None:
    """Say what others call the people of this workspace; None when it is that already.

    Raises:
        Problem: the name is too long.
    """
    name, before = clean(name), handing_on.people(workspace)
    if len(name) > LONGEST_NAME:
        raise Problem("people-too-long", longest=LONGEST_NAME)
    if name == before:
        return None
    keep = partial(about.write, workspace.database, handing_on.PEOPLE)
    return workspace.perform("change.people-named", frozenset(), partial(keep, name), partial(keep, before))


def folder(workspace: Workspace) -> Path:
    """Return the shared folder, which need not be there.

    Raises:
        Problem: none is set.
    """
    found = setting(workspace)
    if not found.path:
        raise Problem("shared-folder-none")
    return Path(found.path)


def reach(where: Path) -> None:
    """Find out whether a folder is there now; that may take long, so it is safe in any thread.

    Raises:
        Problem: it is not.
    """
    if not where.is_dir():
        raise Problem("shared-folder-missing", folder=where)


def _change(workspace: Workspace, before: SharedFolder, after: SharedFolder) -> Change | None:
    if before == after:
        return None
    keep = partial(_keep, workspace)
    return workspace.perform(
        "change.shared-folder", frozenset({Touched.DIALOGUES}), partial(keep, after), partial(keep, before)
    )


def _keep(workspace: Workspace, wanted: SharedFolder) -> None:
    told = {
        "path": wanted.path,
        "own_bank": wanted.own_bank,
        "dialogues": [{"dialogue": each.dialogue_id, "readers": each.readers.value} for each in wanted.dialogues],
    }
    about.write(workspace.database, FACT, json.dumps(told))
