"""Letters to a contractor about a finding: read it once, write the letter in any format, keep that it went out.

``notices`` reads the workspace and returns frozen values; ``write`` and ``write_all`` need only those, so they may run
in the background; ``record`` keeps afterwards what was given out. A letter that names another supplier, or seems to say
who told something, is refused until a person has looked at the place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from dialogue_app import __version__
from dialogue_app.domain import release_check
from dialogue_app.domain.answers import Verification
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.findings import Finding
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.notices import NoticeKind, Told, reply_until
from dialogue_app.domain.notifying import may_notify, notice_due
from dialogue_app.domain.verification import Check, hints_at_informant
from dialogue_app.errors import Problem
from dialogue_app.files.naming import stem, unlike
from dialogue_app.storage import followup, summaries
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, following, handing_out, letters, preparing, reports, sameness
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace
from question_bank import Filled, TextField, fill, standard_texts

if TYPE_CHECKING:
    from dialogue_app.reports import Document

NOTHING_GIVEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Notice:
    """One letter: about which finding, to whom, its text, and what a person must look at before it goes out.

    ``moment`` is when it was read (UTC ISO text), ``reply_by`` an ISO day, "" in a notice of closure. ``looks`` are
    words of the finding that name another supplier or somebody who told something.
    """

    finding_id: str
    supplier_id: str
    supplier: str
    dialogue: Dialogue
    kind: NoticeKind
    finding: Finding
    name: str
    filled: Filled
    reply_by: str
    language: str
    moment: str
    looks: tuple[str, ...] = ()

    def file_name(self, form: Format) -> str:
        """Return a name for its file."""
        return f"{stem(self.supplier, self.name, str(self.finding.number))}.{form}"

    def document(self) -> "Document":
        """Return the letter as a document."""
        from dialogue_app.reports.notice_outline import notice_outline  # noqa: PLC0415 - libraries are loaded late

        texts = Texts(self.language)
        program = texts("report.program-version", version=__version__)
        return notice_outline(
            self.filled, self.name, self.finding, self.dialogue, texts,
            kind=self.kind, supplier=self.supplier, moment=self.moment, program=program,
        )  # fmt: skip


class Written(NamedTuple):
    """A letter that stands in a file, with its format and the SHA-256 of the file."""

    notice: Notice
    form: Format
    digest: str


def notice(
    workspace: Workspace,
    finding_id: str,
    language: str,
    kind: NoticeKind | None = None,
    given: Mapping[str, str] = NOTHING_GIVEN,
) -> Notice:
    """Return the letter about a finding as it stands now.

    Args:
        workspace: where.
        finding_id: which finding.
        language: of the letter, one of ``reports.languages()``.
        kind: which letter; by default what fits: the notice of closure where it is closed.
        given: words for places of the text, by name, in place of what the workspace knows.

    Raises:
        Problem: the finding is unknown, or may not have this letter as it stands; no such language or place.
    """
    event = following.finding(workspace, finding_id)
    finding = following.of(event)
    kind = kind or (NoticeKind.FINDING if finding.open else NoticeKind.CLOSURE)
    may_notify(finding, kind)
    texts, (fields, known) = Texts(_checked(language)), standard_texts(language=language)
    text = next(each for each in known if each.id == kind)
    reply_by = _reply_by(workspace, event) if kind is NoticeKind.FINDING else ""
    words = letters.known(workspace, event.dialogue_id, event.supplier_id, texts)
    words |= _words(workspace, event, kind, texts, reply_by) | _places(given, fields)
    return Notice(
        finding_id=finding_id,
        supplier_id=event.supplier_id,
        supplier=words["supplier"],
        dialogue=workspace.dialogue(event.dialogue_id),
        kind=kind,
        finding=finding,
        name=text.name,
        filled=fill(text, fields, words),
        reply_by=reply_by,
        language=language,
        moment=workspace.now(),
        looks=tuple(_looks(workspace, event, given)),
    )


def due(workspace: Workspace, dialogue_id: str) -> tuple[str, ...]:
    """Return the ids of the findings of a contract whose letter has not gone out yet, by contractor and number.

    Raises:
        Problem: every letter is out, or nothing was found.
    """
    waiting = [event for event in following.findings(workspace, dialogue_id) if notice_due(following.of(event))]
    if not waiting:
        raise Problem("notices-none", title=workspace.dialogue(dialogue_id).title)
    waiting.sort(key=lambda event: (event.supplier_id, following.of(event).number))
    return tuple(event.subject for event in waiting)


def notices(workspace: Workspace, finding_ids: Iterable[str], language: str) -> tuple[Notice, ...]:
    """Return the fitting letter of each finding; see ``notice``."""
    return tuple(notice(workspace, each, language) for each in finding_ids)


def write(made: Notice, form: Format, target: Path, *, looked: bool = False) -> Written:
    """Write a letter; an older file of that name is replaced only by a complete one.

    Args:
        made: from ``notice``.
        form: the format.
        target: the file.
        looked: a person has looked at ``Notice.looks`` and lets them stand.

    Raises:
        Problem: nobody has looked at what it names, or the file can't be written.
    """
    if made.looks and not looked:
        raise Problem("notice-names", number=made.finding.number, words="; ".join(made.looks))
    documents.write_document(made.document(), form, target)
    return Written(made, form, handing_out.digest(target))


def write_all(made: Sequence[Notice], form: Format, folder: Path, *, looked: bool = False) -> tuple[Written, ...]:
    """Write many letters into a folder that exists; none where one of them may not go out (see ``write``)."""
    for each in made:
        if each.looks and not looked:
            raise Problem("notice-names", number=each.finding.number, words="; ".join(each.looks))
    names = unlike(each.file_name(form) for each in made)
    return tuple(write(each, form, folder / name, looked=True) for each, name in zip(made, names, strict=True))


def record(workspace: Workspace, written: Sequence[Written]) -> Change:
    """Keep that letters went out, as one change; undo forgets the days named in them, not that files were handed out.

    Raises:
        Problem: a finding was taken back meanwhile.
    """
    on = following.today(workspace)
    pairs = [(following.finding(workspace, each.notice.finding_id), each.notice) for each in written]
    after = {event.subject: replace(event, content=_told(following.of(event), made, on)) for event, made in pairs}

    def do() -> None:
        for event in after.values():
            following.keep(workspace, event)

    def undo() -> None:
        for event, _ in pairs:
            following.keep(workspace, event)

    with workspace.database.atomic():
        for each in written:
            summaries.append(workspace.database, _handed_out(workspace, each))
        return workspace.perform(
            "change.notices-written",
            following.FOLLOWUP,
            do,
            undo,
            details={"n": len(written)},
            suppliers=frozenset(event.supplier_id for event, _ in pairs),
        )


def _told(finding: Finding, made: Notice, on: str) -> Finding:
    return replace(finding, notices=(*finding.notices, Told(made.kind, on, made.reply_by)))


def _handed_out(workspace: Workspace, written: Written) -> HandedOut:
    surroundings, made = workspace.surroundings, written.notice
    return HandedOut(
        dialogue_id=made.dialogue.id,
        audience=made.kind.value,
        supplier_id=made.supplier_id,
        form=written.form.value,
        language=made.language,
        digest=written.digest,
        released=made.looks,
        id=surroundings.new_id(),
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )


def _reply_by(workspace: Workspace, event: FollowEvent) -> str:
    """Return until when the contractor may reply; a contradiction about the same question waits for the same day."""
    finding = following.of(event)
    asked = {
        item.id
        for item in workspace.questionnaire(event.dialogue_id).items()
        if finding.question_id and item.snapshot.question_id == finding.question_id
    }
    checks = (
        cast("Check", each.content)
        for each in followup.current(workspace.database, FollowKind.CHECK, event.dialogue_id)
        if each.supplier_id == event.supplier_id
    )
    disputed = [each for each in checks if each.item_id in asked and each.after is Verification.CONTRADICTED]
    steps = [each for each in finding.measures if each.taken]
    return reply_until([*finding.notices, *steps, *disputed], day_of(following.today(workspace)))


def _words(workspace: Workspace, event: FollowEvent, kind: NoticeKind, texts: Texts, reply_by: str) -> dict[str, str]:
    if kind is NoticeKind.FINDING:
        return letters.of_finding(workspace, event, texts, reply_by)
    finding = following.of(event)
    return {
        "clause": finding.clause or texts("followup.voluntary"),
        "finding": finding.text,
        "action": "\n".join(filter(None, (finding.immediate, finding.corrective))),
        "proof": finding.proof_received,
        "verified_by": texts(f"checked-by.{finding.verified_by}"),
        "closed_on": date_text(finding.closed_on, texts),
        "watch": finding.preventive or texts("notice-letter.watch-nothing"),
    }


def _places(given: Mapping[str, str], fields: Iterable[TextField]) -> dict[str, str]:
    known = [field.name for field in fields]
    for name in given:
        if name not in known:
            raise Problem("place-unknown", wanted=name, known=", ".join(known))
    return dict(given)


def _checked(language: str) -> str:
    if language not in reports.languages():
        raise Problem("report-language", language=language, known=", ".join(reports.languages()))
    return language


def _looks(workspace: Workspace, event: FollowEvent, given: Mapping[str, str]) -> Iterator[str]:
    """Yield each name of another supplier, and each text that seems to say who told it."""
    ids = sameness.ids_of(workspace, event.supplier_id)
    own = [each for each in preparing.suppliers(workspace) if each.id in ids]
    others = [each for each in preparing.suppliers(workspace) if each.id not in ids]
    known = {name: kind for name, kind in release_check.names_of(others).items()
             if name not in release_check.names_of(own)}  # fmt: skip
    said = [("", text) for text in (*_said(following.of(event)), *given.values()) if text]
    yield from dict.fromkeys(each.name for each in release_check.exposures(said, known))
    yield from dict.fromkeys(text for _, text in said if hints_at_informant(text))


def _said(finding: Finding) -> tuple[str, ...]:
    """Return every text of people that a letter may repeat."""
    taken = (each.reason for each in finding.measures if each.taken)
    more = (each.reason for each in finding.extensions)
    plan = (finding.immediate, finding.corrective, finding.preventive, finding.proof_received)
    return finding.text, finding.clause, *plan, *taken, *more
