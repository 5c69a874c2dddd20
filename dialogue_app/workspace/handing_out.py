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
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain import disclosure, release_check
from dialogue_app.domain.asking_again import asked_again
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.decisions import Outcome
from dialogue_app.domain.disclosure import OUTSIDE, Audience
from dialogue_app.domain.dossier import ES_LIST, EU_ANON, UK_NOTICE, Decision, Dossier, Recorded
from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.market import Published, Readiness, market_basis
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.release_check import Exposure
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.verdicts import Verdict
from dialogue_app.domain.weighed import Weighed
from dialogue_app.errors import Problem
from dialogue_app.files.reading import content_of
from dialogue_app.storage import answers as answer_store
from dialogue_app.storage import dialogues, questionnaires, summaries, tracing
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents, noting, talking
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.weighing import weighing
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports import Document, ReportFacts
    from dialogue_app.reports.outline import Block

Shuffled = Callable[[list[Supplier]], list[Supplier]]


COMPARED = frozenset({Audience.INTERNAL, Audience.GROUP, Audience.SUPPLIER})
"""Readers whose report is a comparison, with worksheets and data of its own."""


LARGEST = 1024**3
"""Bytes of a report; none comes near."""


def at_random(suppliers: list[Supplier]) -> list[Supplier]:
    """Return suppliers in an order that nobody can foresee."""
    return random.SystemRandom().sample(suppliers, len(suppliers))


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted.

    ``released`` are names that a person lets stand. ``pseudonyms`` calls suppliers A, B, C in the copy for joint
    buyers. ``publication`` is the way to publish of a national profile, "" for that of the dialogue.
    """

    audience: Audience
    language: str = "en"
    supplier_id: str = ""
    released: tuple[str, ...] = ()
    pseudonyms: bool = False
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready to be written, what in it would tell somebody, and what the internal file must keep of it."""

    dialogue_id: str
    order: Order
    document: "Document | None"
    exposures: tuple[Exposure, ...]
    basis: Published = field(default_factory=dict, repr=False)
    pseudonyms: dict[str, str] = field(default_factory=dict, repr=False)


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
    weighed = weighing(workspace, dialogue_id).criteria
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
    made = _made(read, order, shuffled)
    if order.audience not in OUTSIDE and not order.pseudonyms:
        return made
    from dialogue_app.reports.said import said  # noqa: PLC0415 - see documents.write_report

    assert made.document
    known = {} if _lists_names(read, order) else release_check.names(read.comparison)
    return replace(made, exposures=release_check.exposures(said(made.document), known, order.released))


def plain(compared: Comparison, order: Order) -> Prepared:
    """Return the note for ``record`` of a comparison that ``documents.write_report`` writes."""
    return Prepared(compared.dialogue.id, order, None, ())


def write(made: Prepared, form: Format, target: Path, *, embed: bool = False) -> Path:
    """Write a report and return its path; an older file of that name is replaced only by a complete one.

    Raises:
        Problem: it names somebody whom nobody has released, or the file can't be written.
    """
    if made.exposures:
        found = dict.fromkeys(each.name for each in made.exposures)
        raise Problem("report-not-released", names="; ".join(found), place=made.exposures[0].place)
    assert made.document
    documents.write_document(made.document, form, target, embed=embed)
    return target


def record(workspace: Workspace, made: Prepared, form: Format, target: Path) -> None:
    """Keep that a report was written: for whom, when, its hash, and what its numbers rested on. It is never undone.

    Raises:
        Problem: the file can't be read any more.
    """
    digest = sha256(content_of(target, LARGEST)).hexdigest()
    surroundings, order = workspace.surroundings, made.order
    entry = HandedOut(
        dialogue_id=made.dialogue_id,
        audience=order.audience.value,
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


def _made(read: Dossier, order: Order, shuffled: Shuffled) -> Prepared:
    from dialogue_app import reports  # noqa: PLC0415 - see documents.write_report

    compared, texts = read.comparison, Texts(order.language)
    facts = reports.ReportFacts(__version__, compared.as_of, compared.bank_release)
    whose = compared.dialogue.id
    if order.audience in OUTSIDE:
        return _for_outside(read, order, texts, facts)
    seen = disclosure.for_reader(compared, order.audience, order.supplier_id)
    if order.audience is Audience.LAWYER:
        from dialogue_app.reports.lawyer_outline import lawyer_outline  # noqa: PLC0415

        return Prepared(whose, order, lawyer_outline(replace(read, comparison=seen), texts, facts), ())
    called: dict[str, str] = {}
    if order.pseudonyms:
        seen, called = disclosure.under_pseudonyms(seen, shuffled)
    outline = reports.comparison_outline(seen, order.audience, texts, facts)
    return Prepared(whose, order, outline, (), pseudonyms=called)


def _for_outside(read: Dossier, order: Order, texts: Texts, facts: "ReportFacts") -> Prepared:
    from dialogue_app.reports.list_outline import list_outline  # noqa: PLC0415 - see documents.write_report
    from dialogue_app.reports.market_outline import market_outline  # noqa: PLC0415
    from dialogue_app.reports.tenderers_outline import package, tenderers_outline  # noqa: PLC0415

    compared = read.comparison
    earlier = [each.basis for each in read.handed_out if each.basis]
    basis = market_basis(compared, read.written, earlier, read.criteria)
    if order.audience is Audience.TENDERERS:
        document = tenderers_outline(package(read, basis.summary), texts, facts)
    elif _lists_names(read, order):
        seen = disclosure.for_file(compared)
        document = list_outline(seen, read.participants, basis.summary, texts, facts)
    else:
        document = market_outline(basis.summary, texts, facts, _notice(read, order, texts, facts))
    return Prepared(compared.dialogue.id, order, document, (), basis.published)


def _lists_names(read: Dossier, order: Order) -> bool:
    return order.audience is Audience.MARKET and (order.publication or read.publication) == ES_LIST


def _notice(read: Dossier, order: Order, texts: Texts, facts: "ReportFacts") -> "tuple[Block, ...]":
    """Return the sheet to fill in a notice, where the profile publishes one (UK-NOTICE)."""
    if (order.publication or read.publication) != UK_NOTICE:
        return ()
    from dialogue_app.reports.event_pack import NoticeFacts, notice_uk  # noqa: PLC0415 - see _for_outside
    from dialogue_app.reports.outline import Heading  # noqa: PLC0415

    written = NoticeFacts(cpv=read.cpv, process=read.written.process, reason=read.written.no_notice)
    day = f"{read.comparison.as_of[:10]}T00:00:00.000Z"
    sheet = notice_uk(read.comparison.dialogue, written, texts, moment=day, program=facts.program_version)
    title, *fields = sheet.blocks
    assert isinstance(title, Heading)
    return (replace(title, opens=True), *fields)
