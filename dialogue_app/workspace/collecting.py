"""Collect what buyers find important in workbooks: sent around, read back, looked at, kept in one step.

``read`` needs no workspace; ``take_over`` is one change that undo takes back as a whole.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from dialogue_app.domain.priority_review import Line, Rated, Remark, Review, reviewed
from dialogue_app.domain.review import Refusal
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import prioritising
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.prioritising import Rows
from dialogue_app.workspace.workspace import Workspace

__all__ = ["Line", "Rated", "Remark", "Review", "read", "review", "take_over", "write_workbook"]

Tell = Callable[[float], object]
Came = tuple[tuple[Rated, ...], tuple[Refusal, ...]]
"""Workbooks that could be read, and files that are refused."""


def write_workbook(told: Rows, title: str, made_at: str, texts: Texts, target: Path) -> Path:
    """Write the workbook to send around; needs no workspace.

    Raises:
        Problem: the target can't be written.
    """
    from dialogue_app.exchange.priority_workbook import write_priorities  # noqa: PLC0415 - loads openpyxl

    return write_priorities(told, title, made_at, texts, target)


def read(paths: Sequence[Path], tell: Tell = lambda _share: None) -> Came:
    """Return what came back; a file that is no such workbook is refused, in one sentence, and stops no other.

    Args:
        paths: the files.
        tell: told the share done, 0 to 1; what it raises ends the work.
    """
    from dialogue_app.exchange.priority_workbook import read_priorities  # noqa: PLC0415 - loads openpyxl

    came: list[Rated] = []
    refused: list[Refusal] = []
    for number, path in enumerate(paths):
        tell(number / len(paths))
        try:
            came.append(Rated(path.name, *read_priorities(path)))
        except Problem as problem:
            refused.append(Refusal(path.name, problem))
    return tuple(came), tuple(refused)


def review(workspace: Workspace, came: Came, dialogue_id: str = "") -> Review:
    """Return what the workbooks would change in a poll; nothing is stored."""
    rated, refused = came
    return reviewed(rated, prioritising.said(workspace, dialogue_id), prioritising.named(workspace).keys(), refused)


def take_over(
    workspace: Workspace, seen: Review, dialogue_id: str = "", picked: Collection[object] | None = None
) -> Change | None:
    """Keep the ratings of a review, or those of ``picked`` slots, in one step; None when there is nothing to keep.

    Raises:
        Problem: as ``prioritising.rate``; then nothing is kept.
    """
    ratings: dict[str, dict[str, int]] = defaultdict(dict)
    for line in seen.lines:
        if picked is None or line.slot in picked:
            ratings[line.rater][line.key] = line.now
    return prioritising.rate_all(workspace, ratings, dialogue_id)
