"""Look at a dialogue that came as a file: ``read`` needs no workspace, ``preview`` stores nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.dialogue_merge import Thread, What, threads, with_recorder, with_supplier
from dialogue_app.domain.ledgers import ANSWERS, LEDGERS, WHOLE, Columns, Entry, Ledger
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.packed_dialogue import PackedDialogue, inside
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.files.bulk import in_bulk
from dialogue_app.storage import banks, dialogues, entries, evidence, questionnaires
from dialogue_app.storage.entries import Kept
from dialogue_app.workspace import one_supplier, versions_in
from dialogue_app.workspace.one_supplier import NOBODY, Same
from dialogue_app.workspace.workspace import Workspace


class Incoming(NamedTuple):
    """A file that was read: what it holds, the checksum of its contents, and its name."""

    packed: PackedDialogue
    contents: str
    file: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do here. ``new`` says that the dialogue is not here yet.

    ``lines`` are the subjects by ledger. ``known`` is the newest entry of each ledger at this moment: what was recorded
    since makes the preview old. ``alike`` are pairs of a supplier of the file and one here that may be the same.
    ``back`` says that the dialogue is in the archive here and comes back.
    """

    incoming: Incoming
    new: bool
    back: bool
    lines: Mapping[str, tuple[Thread, ...]]
    forms: versions_in.Forms
    known: Mapping[str, int]
    same: Same
    alike: tuple[tuple[Supplier, Supplier], ...]
    suppliers: tuple[Supplier, ...] = ()
    criteria: tuple[Hypothesis, ...] = ()
    files: int = 0

    @property
    def answers(self) -> tuple[Thread, ...]:
        """The answers of the file, by item and supplier."""
        return self.lines[ANSWERS.name]

    @property
    def conflicts(self) -> tuple[Thread, ...]:
        """Answers that went on differently here and there."""
        return tuple(each for each in self.answers if each.what is What.CONFLICT)

    def counts(self) -> Mapping[What, int]:
        """Return how many answers are new, newer, the same, and so on."""
        found = Counter(each.what for each in self.answers)
        return {what: found[what] for what in What}

    def added(self) -> Mapping[str, int]:
        """Return how many entries of each ledger are not here yet."""
        return {name: sum(len(each.added) for each in found) for name, found in self.lines.items()}

    @property
    def nothing_new(self) -> bool:
        """Whether taking it over would change nothing."""
        beside = (self.new, self.back, self.suppliers, self.criteria, self.files, self.forms.change)
        return not any(beside) and not any(self.added().values())


def read(path: Path, tell: Callable[[float], object] = lambda _share: None) -> Incoming:
    """Return what a file holds.

    Raises:
        Problem: it is refused, in one sentence.
    """
    from dialogue_app.exchange.dialogue_file import read_dialogue  # noqa: PLC0415 - loaded when a file comes

    found, contents = read_dialogue(path, tell)
    return Incoming(found, contents, path.name)


def preview(workspace: Workspace, incoming: Incoming, same: Same = NOBODY) -> Preview:
    """Return what a file would do; nothing is stored.

    Args:
        workspace: the open workspace.
        incoming: what was read.
        same: suppliers of the file that a person says are known here.

    Raises:
        Problem: the file tells otherwise of something that is here under the same id.
    """
    sent, database = incoming.packed, workspace.database
    here = dialogues.read(database, sent.dialogue.id)
    if here and here.kind is not sent.dialogue.kind:
        raise Problem("dialogue-file-other-dialogue", file=incoming.file, title=here.title)
    own = banks.revisions_of(database, OWN_BANK)
    name = banks.own_name(database) or OWN_BANK
    forms = versions_in.compared(
        questionnaires.versions(database, sent.dialogue.id),
        tuple(inside(form, name, own) for form in sent.questionnaires),
        incoming.file,
        new=here is None,
    )
    _refuse_other_questions(workspace, forms.theirs, incoming.file)
    known = {each.id for each in dialogues.suppliers(database)}
    same = one_supplier.known_here(workspace, sent, same)
    with in_bulk():
        kept = {each.name: entries.read(database, each, sent.dialogue.id) for each in LEDGERS}
        lines = {each.name: _lines(each, kept[each.name], incoming, same) for each in LEDGERS}
    return Preview(
        incoming=incoming,
        new=here is None,
        back=bool(here and here.archived),
        lines=lines,
        forms=forms,
        known={each: len(rows) for each, rows in kept.items()},
        same=same,
        alike=one_supplier.alike(workspace, sent, one_supplier.known_here(workspace, sent)),
        suppliers=tuple(each for each in sent.suppliers if each.id not in known and each.id not in same),
        criteria=_more_criteria(here, sent.dialogue),
        files=sum(evidence.size(database, each.sha256) is None for each in sent.files),
    )


def _more_criteria(here: Dialogue | None, theirs: Dialogue) -> tuple[Hypothesis, ...]:
    """Return the candidate criteria of the file that a dialogue here does not have."""
    known = {each.id for each in here.hypotheses} if here else {each.id for each in theirs.hypotheses}
    return tuple(each for each in theirs.hypotheses if each.id not in known)


def _lines(ledger: Ledger, kept: Sequence[Kept], incoming: Incoming, same: Same) -> tuple[Thread, ...]:
    """Return what a file tells of each subject; what is here already stays where it is."""
    here, people = {each.entry.id: each.here for each in kept}, incoming.packed.sender.name

    def told(entry: Entry) -> Columns:
        known = here.get(entry.id)
        said = known or with_supplier(entry.columns, same)
        return said if known or entry.form == WHOLE else with_recorder(said, people)

    theirs = [(told(each), each) for each in incoming.packed.entries[ledger.name]]
    return threads(ledger, [each[:2] for each in kept], theirs, incoming.file)


def _refuse_other_questions(workspace: Workspace, forms: Sequence[Questionnaire], file: str) -> None:
    """Refuse a question of a bank that is here too and asks something else there."""
    for shot in (item.snapshot for form in forms for item in form.items()):
        found = banks.hash_of(workspace.database, shot.bank_id, shot.question_id, shot.rev)
        if found and found != shot.content_hash:
            raise Problem("dialogue-file-question", file=file, question=shot.question_id, rev=shot.rev)
