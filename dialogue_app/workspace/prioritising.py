"""Rate questions or themes together; the ranked list feeds a questionnaire. Workbooks sent around: ``collecting``.

A poll belongs to a dialogue, or to the whole bank (no dialogue). Ratings are events, one version for each rater.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast

from dialogue_app import __version__
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.priorities import (
    LEAST,
    MOST,
    THEME,
    Priorities,
    Rank,
    checked_rater,
    ranked,
    rater_key,
)
from dialogue_app.errors import Problem
from dialogue_app.storage import followup
from dialogue_app.texts import Texts, languages_with
from dialogue_app.workspace import assembling, banking, documents, following, reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

DECISIONS = frozenset({Touched.DECISIONS})

Tell = Callable[[float], object]

Rows = tuple[tuple[str, str, str], ...]
"""Key, short name and wording of what can be rated."""


def rows(workspace: Workspace, *, themes: bool = False, theme: str = "", language: str = "en") -> Rows:
    """Return what can be rated: the themes, or the questions (of one theme) of the shared and the own bank.

    Raises:
        Problem: nobody knows the theme.
    """
    known = workspace.release.themes
    if theme and theme not in {each.code for each in known}:
        raise Problem("theme-unknown", wanted=theme, known=", ".join(each.code for each in known))
    if themes:
        return tuple((f"{THEME}{each.code}", each.code, each.name) for each in known)
    found = banking.questions(workspace, banking.Filter(theme=theme))
    return tuple((f"{each.bank_id}/{each.id}", each.id, each.prompt) for each in found)


def said(workspace: Workspace, dialogue_id: str = "") -> tuple[Priorities, ...]:
    """Return what each rater says in a poll."""
    events = followup.current(workspace.database, FollowKind.PRIORITIES)
    return tuple(cast("Priorities", each.content) for each in events if each.dialogue_id == dialogue_id)


def ranks(workspace: Workspace, dialogue_id: str = "") -> tuple[Rank, ...]:
    """Return the ranked list of a poll, the most important first."""
    return ranked(said(workspace, dialogue_id))


def rate(workspace: Workspace, rater: str, ratings: Mapping[str, int], dialogue_id: str = "") -> Change | None:
    """Keep what a rater says, beside what that rater said before; 0 takes a rating back; None when nothing is new.

    Raises:
        Problem: the rater has no name, a rating can't be, or nobody knows what is rated.
    """
    return rate_all(workspace, {rater: ratings}, dialogue_id)


def rate_all(workspace: Workspace, ratings: Mapping[str, Mapping[str, int]], dialogue_id: str = "") -> Change | None:
    """Keep what several raters say in one step, as ``rate`` does for one.

    Raises:
        Problem: as ``rate``; then nothing is kept.
    """
    known = named(workspace).keys()
    for each in ratings.values():
        for key, rating in each.items():
            if key not in known:
                raise Problem("priority-unknown", name=key[:60])
            if rating and not LEAST <= rating <= MOST:
                raise Problem("priority-rating", said=rating)
    if dialogue_id:
        workspace.dialogue(dialogue_id)
    here = {rater_key(each.rater): each for each in said(workspace, dialogue_id)}
    steps = [_Step(checked_rater(rater), here.get(rater_key(rater)), each) for rater, each in ratings.items()]
    steps = [each for each in steps if each.after != (dict(each.before.ratings) if each.before else {})]
    if not steps:
        return None

    def keep(contents: Iterable[tuple[str, Priorities | None]]) -> None:
        for rater, content in contents:
            subject = f"{dialogue_id} {rater_key(rater)}"
            following.keep(workspace, FollowEvent("", FollowKind.PRIORITIES, subject, dialogue_id, "", content))

    after = [(each.rater, each.content) for each in steps]
    before = [(each.rater, each.before) for each in steps]
    details = {"rater": ", ".join(each.rater for each in steps), "n": sum(len(each.ratings) for each in steps)}
    return workspace.perform(
        "change.rated-priorities", DECISIONS, lambda: keep(after), lambda: keep(before), details=details
    )


class _Step(NamedTuple):
    """What one rater said before, and what that rater rates now."""

    rater: str
    before: Priorities | None
    ratings: Mapping[str, int]

    @property
    def after(self) -> dict[str, int]:
        both = {**(self.before.ratings if self.before else {}), **self.ratings}
        return {key: rating for key, rating in both.items() if rating}

    @property
    def content(self) -> Priorities | None:
        kept = dict(sorted(self.after.items()))
        return Priorities(self.rater, MappingProxyType(kept)) if kept else None


def named(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Return short name and wording of everything that can be rated, by its key."""
    return {key: (name, words) for key, name, words in (*rows(workspace), *rows(workspace, themes=True))}


def question_ids(workspace: Workspace, dialogue_id: str, keys: Collection[str]) -> tuple[str, ...]:
    """Return the ids of questions of a ranked list that a questionnaire can take up and does not ask yet."""
    present = {each.snapshot.question_id for each in workspace.questionnaire(dialogue_id).items()}
    kind = workspace.dialogue(dialogue_id).kind.value
    found = banking.questions(workspace, banking.Filter(phase=kind))
    fitting = {f"{each.bank_id}/{each.id}": each.id for each in found}
    return tuple(fitting[key] for key in keys if key in fitting and fitting[key] not in present)


def ask(workspace: Workspace, dialogue_id: str, keys: Collection[str]) -> Change:
    """Add these questions of the ranked list to a questionnaire, in this order, those it asks already left out.

    Raises:
        Problem: none is left to add, or the questionnaire is frozen.
    """
    ids = question_ids(workspace, dialogue_id, keys)
    if not ids:
        raise Problem("priority-nothing-to-ask")
    return assembling.add_questions(workspace, dialogue_id, ids)


# Report ------------------------------------------------------------------------------------------------------


def languages() -> tuple[str, ...]:
    """Return the languages in which the list is written."""
    return languages_with((*reports.WORDS, "priorities_report"))


def list_writing(workspace: Workspace, dialogue_id: str, texts: Texts, target: Path) -> Callable[[Tell], Path]:
    """Return what writes the ranked list as a report; the ending of the file says the format.

    What is returned holds frozen values only, so it may run in the background. It takes what is told the share done.

    Raises:
        Problem: nothing was rated yet, or another ending; when it runs, the file can't be written.
    """
    form = target.suffix.lower().removeprefix(".")
    if form not in set(Format):
        raise Problem("report-format", path=target, known=", ".join(Format))
    found = ranks(workspace, dialogue_id)
    if not found:
        raise Problem("priority-nobody")
    title = workspace.dialogue(dialogue_id).title if dialogue_id else ""
    raters = tuple(each.rater for each in said(workspace, dialogue_id))
    names, moment = named(workspace), workspace.now()
    program = texts("report.program-version", version=__version__)

    def write(tell: Tell) -> Path:
        from dialogue_app.reports.priority_outline import priority_outline  # noqa: PLC0415 - see write_document

        tell(0)
        document = priority_outline(found, names, raters, texts, title=title, moment=moment, program=program)
        documents.write_document(document, Format(form), target, tell)
        return target

    return write
