"""Which versions of a questionnaire come with a file, and what that does to those here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.storage import questionnaires
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Forms:
    """Versions that are stored, in this order. ``theirs`` are all of the file.

    ``frozen`` were open here and are frozen there, with the same questions or in place of ours. ``moved`` is our open
    version under the number it gets, so that those of the file keep theirs; ``left`` counts open versions of the file
    that stay away because ours is worked on.
    """

    theirs: tuple[Questionnaire, ...] = ()
    added: tuple[Questionnaire, ...] = ()
    frozen: tuple[Questionnaire, ...] = ()
    moved: Questionnaire | None = None
    left: int = 0

    @property
    def change(self) -> bool:
        """Whether anything is stored."""
        return bool(self.added or self.frozen or self.moved)


def compared(mine: Sequence[Questionnaire], theirs: tuple[Questionnaire, ...], file: str, *, new: bool) -> Forms:
    """Return what versions of a file would change here.

    Raises:
        Problem: a version that was frozen on both sides asks something else there.
    """
    here = {form.id: form for form in mine}
    frozen, added, left = [], [], 0
    for form in theirs:
        known = here.get(form.id)
        if known is None:
            wanted = new or bool(form.frozen_at)
            added += [form] if wanted else []
            left += not wanted
        elif form.frozen_at and not known.frozen_at:
            frozen.append(replace(form, version=known.version))
        elif form.frozen_at and form.sections != known.sections:
            raise Problem("dialogue-file-version-differs", file=file, version=form.version)
        else:
            left += not form.frozen_at and form.sections != known.sections
    return _numbered(mine, Forms(theirs, tuple(added), tuple(frozen), left=left))


def _numbered(mine: Sequence[Questionnaire], forms: Forms) -> Forms:
    """Return the versions with numbers that are free here; our open one makes room, it was shown to nobody."""
    going = {form.id for form in forms.frozen}
    still_open = next((form for form in mine if not form.frozen_at and form.id not in going), None)
    taken = {form.version for form in mine if form is not still_open}
    added = []
    for form in forms.added:
        number = form.version if form.version not in taken else max(taken) + 1
        taken.add(number)
        added.append(replace(form, version=number))
    if still_open is None or not added or still_open.version > max(taken):
        return replace(forms, added=tuple(added))
    return replace(forms, added=tuple(added), moved=replace(still_open, version=max(taken) + 1))


def store(workspace: Workspace, forms: Forms) -> None:
    """Store what ``compared`` found. Call inside a change."""
    if forms.moved:
        questionnaires.save(workspace.database, forms.moved)
    for form in (*forms.frozen, *forms.added):
        questionnaires.save(workspace.database, form)
