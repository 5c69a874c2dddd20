"""Text that is being typed and not recorded yet: kept beside the workspace, offered when the program ended meanwhile.

A text of an answer can be put into it later; any other text can only be shown and copied.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from dialogue_app.domain.answers import LONGEST_CLAIM, Answer
from dialogue_app.errors import Problem
from dialogue_app.files.saving import written
from dialogue_app.paths import unsaved_text
from dialogue_app.storage import locked_text
from dialogue_app.workspace import answering
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace

_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and where it was typed; ``where`` is in the words of the window. Without an item it is of no answer."""

    text: str
    where: str
    dialogue_id: str = ""
    supplier_id: str = ""
    item_id: str = ""
    field: str = ""


def write(workspace: Workspace, drafts: Sequence[Draft]) -> None:
    """Keep these drafts of a workspace and no others; those of a protected one are protected, too.

    Raises:
        Problem: they can't be written.
    """
    path = workspace.path
    if not drafts:
        forget(path)
        return
    content = json.dumps([asdict(each) for each in drafts], ensure_ascii=False).encode("utf-8", "replace")
    if workspace.protected:
        locked_text.write(unsaved_text(path), content, _key(workspace))
        return
    with written(unsaved_text(path)) as stream:
        stream.write(content)


def forget(path: Path) -> None:
    """Keep no drafts of a workspace, which may be closed.

    Raises:
        Problem: they can't be deleted.
    """
    try:
        unsaved_text(path).unlink(missing_ok=True)
    except OSError as error:
        raise Problem("folder-not-writable", path=path.parent) from error


def forget_supplier(workspace: Workspace, supplier_id: str) -> None:
    """Keep no draft of one supplier any more.

    Raises:
        Problem: they can't be written.
    """
    before = kept(workspace)
    left = [each for each in before if each.supplier_id != supplier_id]
    if len(left) < len(before):
        write(workspace, left)


def kept(workspace: Workspace) -> tuple[Draft, ...]:
    """Return the drafts that were kept of an open workspace."""
    if not workspace.protected or not unsaved_text(workspace.path).exists():
        return read(workspace.path)
    return _parsed(locked_text.read(unsaved_text(workspace.path), _key(workspace)))


def read(path: Path) -> tuple[Draft, ...]:
    """Return the drafts that were kept of a workspace without a passphrase; a file that is not ours holds none."""
    with suppress(OSError), unsaved_text(path).open("rb") as stream:
        return _parsed(stream.read(_MOST_BYTES))
    return ()


def _key(workspace: Workspace) -> str:
    """Return the key of drafts; kept in memory, because the last ones may be written when the file is closed."""
    workspace.text_key = workspace.text_key or locked_text.key(workspace.database)
    return workspace.text_key


def _parsed(content: bytes) -> tuple[Draft, ...]:
    names = {each.name for each in fields(Draft)}
    with suppress(ValueError, RecursionError):
        found = json.loads(content)
        if isinstance(found, list):
            whole = (each for each in found if isinstance(each, dict) and set(each) == names)
            return tuple(Draft(**each) for each in whole if all(isinstance(text, str) for text in each.values()))
    return ()


def lost(workspace: Workspace) -> tuple[Draft, ...]:
    """Return the kept drafts that say something which is not recorded."""
    return tuple(each for each in kept(workspace) if each.text.strip() and not _is_recorded(workspace, each))


def keep(workspace: Workspace, draft: Draft) -> Change | None:
    """Put a draft into its answer: where it goes on from what is recorded there, else as a line of the note.

    Raises:
        Problem: its question, supplier or talk takes no answer any more.
    """
    item = workspace.questionnaire(draft.dialogue_id).item(draft.item_id)
    before = answering.current(workspace, draft.dialogue_id, draft.supplier_id, item)
    after = _with(before, draft)
    return answering.record(workspace, draft.dialogue_id, draft.supplier_id, item.id, after)


def _with(before: Answer, draft: Draft) -> Answer:
    text = draft.text.strip()
    if draft.field == "claim" and len(text) <= LONGEST_CLAIM and text.startswith(before.claim):
        return replace(before, claim=text)
    if draft.field == "note" and text.startswith(before.note):
        return replace(before, note=text)
    lines = [before.note] if before.note else []
    return replace(before, note="\n".join([*lines, f"{draft.where}: {text}"]))


def _is_recorded(workspace: Workspace, draft: Draft) -> bool:
    if not draft.item_id:
        return False
    try:
        item = workspace.questionnaire(draft.dialogue_id).item(draft.item_id)
        now = answering.current(workspace, draft.dialogue_id, draft.supplier_id, item)
    except Problem:
        return False
    said = getattr(now, draft.field, None)
    return isinstance(said, str) and said.strip() == draft.text.strip()
