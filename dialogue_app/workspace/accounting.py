"""Answer for the record: the head of a dialogue's chain, and in words where a record does not hold any more."""

from dialogue_app.domain.accounting import Broken, Head
from dialogue_app.domain.dates import date_text
from dialogue_app.errors import Problem
from dialogue_app.storage import chain
from dialogue_app.texts import Texts
from dialogue_app.workspace.workspace import Workspace

__all__ = ["Broken", "Head", "broken_text", "first_breaks", "head"]


def head(workspace: Workspace, dialogue_id: str, number: int | None = None) -> Head:
    """Return how many entries the record of a dialogue has, and their newest link.

    Args:
        workspace: the open one.
        dialogue_id: of which dialogue.
        number: after how many entries; None for all. So a head that was printed earlier can be compared.

    Raises:
        Problem: there is no such dialogue, or it has fewer entries.
    """
    found = chain.head(workspace.database, workspace.dialogue(dialogue_id).id, number)
    if number is not None and found.events != number:
        raise Problem("chain-too-short", number=number, events=found.events)
    return found


def first_breaks(workspace: Workspace) -> tuple[Broken, ...]:
    """Return for each dialogue whose record does not hold the first entry at which it does not."""
    return chain.broken(workspace.database)


def broken_text(workspace: Workspace, broken: Broken, texts: Texts) -> str:
    """Return the sentence about a place at which a record does not hold."""
    try:
        title = workspace.dialogue(broken.dialogue_id).title
    except Problem:
        title = broken.dialogue_id
    return texts(
        f"chain.{broken.kind}",
        title=title,
        number=texts.formats.number(broken.number),
        moment=f"{date_text(broken.at[:10], texts)} {broken.at[11:16]} UTC" if broken.at else "",
        by=broken.by or texts("chain.nobody"),
    )
