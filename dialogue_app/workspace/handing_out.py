"""Reports by reader: read a dialogue once, make what each reader may see of it, and keep who got what.

``dossier`` reads the workspace and returns a frozen value; ``prepared`` and ``write`` need only that, so they may run
in the background; ``record`` keeps afterwards that the file was written. A report for readers outside that names
somebody is refused until a person has released the name.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dialogue_app import __version__
from dialogue_app.domain import disclosure, release_check
from dialogue_app.domain.asking_again import asked_again
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decisions import Outcome
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import EU_ANON, Decision, Dossier, Recorded
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.market import Published, Readiness
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.release_check import Exposure
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.verdicts import Verdict
from dialogue_app.domain.weighed import Weighed
from dialogue_app.errors import Problem
from dialogue_app.files.reading import content_of
from dialogue_app.storage import answers as answer_store
from dialogue_app.storage import chain, dialogues, erasures, questionnaires, summaries, tracing
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, followup_report, hearing, noting, reports, talking, verifying
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.report_builders import Built, Order, Shuffled, Wanted
from dialogue_app.workspace.weighing import weighing
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports import Document

__all__ = ["Held", "Order", "Prepared", "digest", "dossier", "held_back", "held_text", "prepared", "record", "write"]

LARGEST = 1024**3
"""Bytes of a report; none comes near."""


def at_random(suppliers: list[Supplier]) -> list[Supplier]:
    """Return suppliers in an order that nobody can foresee."""
    return random.SystemRandom().sample(suppliers, len(suppliers))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready to be written, what in it would tell somebody, and what the internal file must keep of it."""

    dialogue_id: str
    order: Order
    document: "Document"
    exposures: tuple[Exposure, ...]
    basis: Published = field(default_factory=dict, repr=False)
    pseudonyms: dict[str, str] = field(default_factory=dict, repr=False)


class Held(NamedTuple):
    """A contradiction that a report keeps to itself: whose, at which question, and until when ("" until a reply)."""

    supplier: str
    question: str
    until: str


def dossier(workspace: Workspace, dialogue_id: str) -> Dossier:
    """Return everything a dialogue left behind, as it is now.

    Raises:
        Problem: the dialogue is unknown or has no questionnaire yet.
    """
    compared = documents.comparison(workspace, dialogue_id)
    database, release = workspace.database, workspace.release
    versions = tuple(questionnaires.versions(database, dialogue_id))
    profile = next((each for each in release.profiles if each.id == compared.dialogue.profile), None)
    products = (each for each in release.products if each.code in compared.dialogue.products)
    told = tracing.told(database, dialogue_id)
    made = weighing(workspace, dialogue_id)
    in_contract = compared.dialogue.kind is DialogueKind.IN_CONTRACT
    weighed = made.criteria
    return Dossier(
        comparison=compared,
        versions=versions,
        participants=dialogues.participants(database, dialogue_id),
        talks=talking.of_dialogue(workspace, dialogue_id),
        remarks=noting.remarks(workspace, dialogue_id),
        recorded={row[0]: Recorded(*row[1:]) for row in answer_store.recorded(database, dialogue_id)},
        again=asked_again(versions[-1], versions[:-1], told),
        written=summaries.read(database, dialogue_id),
        handed_out=summaries.handed_out(database, dialogue_id),
        provision=profile.provision if profile else "",
        publication=profile.publication if profile else EU_ANON,
        cpv=tuple(dict.fromkeys(code for each in products for code in each.cpv)),
        criteria=tuple(each for each in map(public_readiness, weighed) if each.ready or each.decision),
        decisions=tuple(_decision(each, each.decided.verdict) for each in weighed if each.decided),
        weighed=weighed,
        profile=made.profile,
        limits=made.limits,
        held_back=verifying.held_back(workspace, dialogue_id),
        followed=followup_report.followed_up(workspace, dialogue_id) if in_contract else None,
        head=chain.head(database, dialogue_id),
        changes=chain.changes(database, dialogue_id),
        erased=erasures.erased(database, dialogue_id),
        heard=hearing.voices(workspace, dialogue_id),
        paths={key.removeprefix("path."): name for key, name in release.vocabulary.items() if key.startswith("path.")},
    )


def public_readiness(about: Weighed) -> Readiness:
    """Return how ready suppliers are for a criterion, as far as a person confirmed it, and what was decided."""
    verdict = about.decided.verdict if about.decided else None
    grace = verdict.grace if verdict and verdict.outcome is Outcome.GRACE else about.measures.grace or 0
    ready = {
        said.supplier.id: "now" if actor.stand.ready() else "grace" if actor.stand.ready(grace) else "later"
        for actor in about.actors
        if actor.confirmed and actor.stand.state is not Ready.UNKNOWN
        for said in actor.heard
        if said.own
    }
    hypothesis = about.hypothesis
    if verdict is None:
        return Readiness(hypothesis.id, hypothesis.outcome, ready)
    months = verdict.grace if verdict.outcome is Outcome.GRACE else 0
    return Readiness(hypothesis.id, hypothesis.outcome, ready, verdict.outcome.value, months, verdict.award)


def _decision(about: Weighed, said: Verdict) -> Decision:
    """Return a decision for the file."""
    months = said.grace if said.outcome is Outcome.GRACE else 0
    return Decision(
        criterion=about.hypothesis.outcome,
        outcome=said.outcome.value,
        reason=said.reason,
        deviation=said.deviation,
        by=said.approver,
        on=said.on,
        grace=months,
        award=said.award,
    )


def prepared(read: Dossier, order: Order, shuffled: Shuffled = at_random) -> Prepared:
    """Return the report that was ordered, and what a person must look at before it is written.

    Args:
        read: from ``dossier``.
        order: what is wanted.
        shuffled: returns suppliers in random order, for pseudonyms.

    Raises:
        Problem: a supplier's copy is wanted but the supplier is missing or not part of the dialogue.
    """
    from dialogue_app.reports import ReportFacts  # noqa: PLC0415 - see report_builders

    wanted, compared = reports.report(order.report), read.comparison
    if wanted.leaves:
        read = replace(read, comparison=disclosure.until_replied(compared, read.held_back))
    facts = ReportFacts(__version__, compared.as_of, compared.bank_release)
    built = wanted.build(Wanted(read, order, facts, shuffled))
    found = _exposures(built, compared, order) if wanted.public or order.pseudonyms else ()
    return Prepared(compared.dialogue.id, order, built.document, found, built.basis, built.pseudonyms)


def held_back(read: Dossier, order: Order) -> tuple[Held, ...]:
    """Return what a report does not tell yet because the supplier may reply first; nothing where the team reads it."""
    wanted, compared = reports.report(order.report), read.comparison
    if not wanted.leaves:
        return ()
    names = {each.id: each.name for each in compared.suppliers}
    own = order.supplier_id if wanted.audience is Audience.SUPPLIER else ""
    return tuple(
        Held(names[who], row.item.code, read.held_back[who, row.item.id].until)
        for row in compared.rows
        for who in names
        if (who, row.item.id) in read.held_back and own in ("", who)
    )


def held_text(held: Held, texts: Texts) -> str:
    """Return the sentence that says what is held back, and until when."""
    key = "report.held-back" if held.until else "report.held-back-open"
    return texts(key, **{**held._asdict(), "until": date_text(held.until, texts)})


def write(
    made: Prepared,
    form: Format,
    target: Path,
    tell: Callable[[float], object] | None = None,
    *,
    embed: bool = False,
) -> Path:
    """Write a report and return its path; an older file of that name is replaced only by a complete one.

    Args:
        made: from ``prepared``.
        form: the format.
        target: the file.
        tell: told the share done, 0 to 1; what it raises ends the work and leaves no file.
        embed: puts the data of the report as JSON into a PDF.

    Raises:
        Problem: it names somebody whom nobody has released, or the file can't be written.
    """
    if made.exposures:
        found = dict.fromkeys(each.name for each in made.exposures)
        raise Problem("report-not-released", names="; ".join(found), place=made.exposures[0].place)
    documents.write_document(made.document, form, target, tell, embed=embed)
    return target


def digest(target: Path) -> str:
    """Return the SHA-256 of a file, for ``record``.

    Raises:
        Problem: the file can't be read any more.
    """
    return sha256(content_of(target, LARGEST)).hexdigest()


def record(workspace: Workspace, made: Prepared, form: Format, digest: str) -> None:
    """Keep that a report was written: for whom, when, its hash, and what its numbers rested on. It is never undone.

    What the team reads itself is not recorded.
    """
    wanted = reports.report(made.order.report)
    if not wanted.recorded:
        return
    surroundings, order = workspace.surroundings, made.order
    entry = HandedOut(
        dialogue_id=made.dialogue_id,
        audience=wanted.audience.value,
        supplier_id=order.supplier_id,
        form=form.value,
        language=order.language,
        digest=digest,
        released=order.released,
        basis=made.basis,
        pseudonyms=made.pseudonyms,
        id=surroundings.new_id(),
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
    with workspace.database.atomic():
        summaries.append(workspace.database, entry)


def _exposures(built: Built, compared: Comparison, order: Order) -> tuple[Exposure, ...]:
    from dialogue_app.reports.said import said  # noqa: PLC0415 - see report_builders

    known = {} if built.lists_names else release_check.names(compared)
    return release_check.exposures(said(built.document), known, order.released)
