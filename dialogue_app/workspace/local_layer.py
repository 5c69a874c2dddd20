"""The buyer's own translations of questions of the shared bank, laid over a release when it is read."""

from dataclasses import replace
from typing import cast

from dialogue_app.domain.followup import FollowKind
from dialogue_app.domain.local_translations import LocalTranslations, laid_over
from dialogue_app.storage import followup
from dialogue_app.storage.database import Database
from question_bank import Release


def current(database: Database) -> dict[str, LocalTranslations]:
    """Return what was translated here, by question id of the shared bank."""
    events = followup.current(database, FollowKind.TRANSLATION)
    return {each.subject.rpartition("/")[2]: cast("LocalTranslations", each.content) for each in events}


def read_here(database: Database, release: Release) -> Release:
    """Return a release as it reads here; the same object when nothing was translated here."""
    layer = current(database)
    if not layer:
        return release
    questions = tuple(laid_over(each, layer[each.id]) if each.id in layer else each for each in release.questions)
    return replace(release, questions=questions)
