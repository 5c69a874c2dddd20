"""How the document of each report is made. Each function takes what is wanted and returns what was built.

Document libraries are loaded in the functions: nobody who writes no report waits for them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dialogue_app.domain import disclosure
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.dossier import ES_LIST, UK_NOTICE, Dossier
from dialogue_app.domain.market import Basis, Published, market_basis
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.reports import Document, ReportFacts
    from dialogue_app.reports.house_outline import House
    from dialogue_app.reports.outline import Block

Shuffled = Callable[[list[Supplier]], list[Supplier]]


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted: the id of a ``reports.Report``, and what was chosen for it.

    ``released`` are names that a person lets stand. ``pseudonyms`` calls suppliers A, B, C in the copy for joint
    buyers. ``publication`` is the way to publish of a national profile, "" for that of the dialogue.
    """

    report: str
    language: str = "en"
    supplier_id: str = ""
    released: tuple[str, ...] = ()
    pseudonyms: bool = False
    publication: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is built from. ``read`` holds only what its reader's side of the house may see."""

    read: Dossier
    order: Order
    facts: "ReportFacts"
    shuffled: Shuffled

    @property
    def texts(self) -> Texts:
        """Words in the language of the report."""
        return Texts(self.order.language)

    @property
    def publication(self) -> str:
        """The way to publish that is in force."""
        return self.order.publication or self.read.publication


@dataclass(frozen=True, slots=True)
class Built:
    """A document, and what the internal file must keep of it. ``lists_names`` says that the law wants names in it."""

    document: "Document"
    basis: Published = field(default_factory=dict, repr=False)
    pseudonyms: dict[str, str] = field(default_factory=dict, repr=False)
    lists_names: bool = False


def everything(wanted: Wanted) -> Built:
    """All answers side by side, for the team."""
    return _compared(wanted, Audience.INTERNAL)


def own_copy(wanted: Wanted) -> Built:
    """What one supplier said.

    Raises:
        Problem: the supplier is missing or not part of the dialogue.
    """
    return _compared(wanted, Audience.SUPPLIER)


def group_copy(wanted: Wanted) -> Built:
    """What joint buyers may see, with names or under pseudonyms."""
    return _compared(wanted, Audience.GROUP)


def lawyers_file(wanted: Wanted) -> Built:
    """The whole file, numbered."""
    from dialogue_app.reports.lawyer_outline import lawyer_outline  # noqa: PLC0415 - see above

    seen = disclosure.for_reader(wanted.read.comparison, Audience.LAWYER)
    return Built(lawyer_outline(replace(wanted.read, comparison=seen), wanted.texts, wanted.facts))


def category(wanted: Wanted) -> Built:
    """Competition and readiness."""
    from dialogue_app.reports.category_outline import category_outline  # noqa: PLC0415 - see above

    return Built(category_outline(_house(wanted)))


def sustainability(wanted: Wanted) -> Built:
    """What needs a second look, then all answers."""
    from dialogue_app.reports.sustainability_outline import sustainability_outline  # noqa: PLC0415 - see above

    return Built(sustainability_outline(_house(wanted)))


def management(wanted: Wanted) -> Built:
    """One page without names."""
    from dialogue_app.reports.management_outline import management_outline  # noqa: PLC0415 - see above

    return Built(management_outline(_house(wanted)))


def readiness_memo(wanted: Wanted) -> Built:
    """Who is how ready for each criterion, with every rule."""
    from dialogue_app.reports.readiness_outline import readiness_outline  # noqa: PLC0415 - see above

    return Built(readiness_outline(wanted.read.weighing, wanted.texts, program=_program(wanted)))


def decision_memo(wanted: Wanted) -> Built:
    """A page for each criterion: what was decided, and why."""
    from dialogue_app.reports.decision_outline import decision_outline  # noqa: PLC0415 - see above

    read = wanted.read
    return Built(decision_outline(read.weighing, read.written, wanted.texts, program=_program(wanted)))


def round_report(wanted: Wanted) -> Built:
    """What became of promises and answers of a round, and every finding."""
    from dialogue_app.reports.followup_outline import followup_outline  # noqa: PLC0415 - see above

    return Built(followup_outline(wanted.read.follow_up, wanted.texts, program=_program(wanted)))


def contractor(wanted: Wanted) -> Built:
    """The same for one contractor, for itself.

    Raises:
        Problem: the supplier is missing or not part of the dialogue.
    """
    from dialogue_app.reports.followup_outline import followup_outline  # noqa: PLC0415 - see above

    read, who = wanted.read, wanted.order.supplier_id
    disclosure.for_reader(read.comparison, Audience.SUPPLIER, who)
    held = frozenset(item for supplier, item in read.held_back if supplier == who)
    told = read.follow_up.of(who, held)
    return Built(followup_outline(told, wanted.texts, program=_program(wanted), contractor=read.name(who)))


def _program(wanted: Wanted) -> str:
    return wanted.texts("report.program-version", version=wanted.facts.program_version)


def tenderers(wanted: Wanted) -> Built:
    """The information that all candidates and tenderers must have."""
    from dialogue_app.reports.tenderers_outline import package, tenderers_outline  # noqa: PLC0415 - see above

    basis = _basis(wanted)
    document = tenderers_outline(package(wanted.read, basis.summary), wanted.texts, wanted.facts)
    return Built(document, basis.published)


def market(wanted: Wanted) -> Built:
    """The public summary, as the national profile has it."""
    basis = _basis(wanted)
    if wanted.publication == ES_LIST:
        return _list_of_participants(wanted, basis)
    from dialogue_app.reports.market_outline import market_outline  # noqa: PLC0415 - see above

    return Built(market_outline(basis.summary, wanted.texts, wanted.facts, _notice(wanted)), basis.published)


def _compared(wanted: Wanted, audience: Audience) -> Built:
    from dialogue_app.reports import comparison_outline  # noqa: PLC0415 - see above

    seen = disclosure.for_reader(wanted.read.comparison, audience, wanted.order.supplier_id)
    called: dict[str, str] = {}
    if wanted.order.pseudonyms:
        seen, called = disclosure.under_pseudonyms(seen, wanted.shuffled)
    heard = disclosure.heard_for(wanted.read.heard, audience)
    return Built(comparison_outline(seen, audience, wanted.texts, wanted.facts, heard), pseudonyms=called)


def _house(wanted: Wanted) -> "House":
    from dialogue_app.reports.house_outline import House  # noqa: PLC0415 - see above

    return House(wanted.read, wanted.texts, wanted.facts)


def _basis(wanted: Wanted) -> Basis:
    read = wanted.read
    earlier = [each.basis for each in read.handed_out if each.basis]
    return market_basis(read.comparison, read.written, earlier, read.criteria)


def _list_of_participants(wanted: Wanted, basis: Basis) -> Built:
    from dialogue_app.reports.list_outline import list_outline  # noqa: PLC0415 - see above

    seen = disclosure.for_file(wanted.read.comparison)
    document = list_outline(seen, wanted.read.participants, basis.summary, wanted.texts, wanted.facts)
    return Built(document, basis.published, lists_names=True)


def _notice(wanted: Wanted) -> "tuple[Block, ...]":
    """Return the sheet to fill in a notice, where the profile publishes one (UK-NOTICE)."""
    if wanted.publication != UK_NOTICE:
        return ()
    from dialogue_app.reports.event_pack import NoticeFacts, notice_uk  # noqa: PLC0415 - see above
    from dialogue_app.reports.outline import Heading  # noqa: PLC0415 - see above

    read = wanted.read
    written = NoticeFacts(cpv=read.cpv, process=read.written.process, reason=read.written.no_notice)
    day = f"{read.comparison.as_of[:10]}T00:00:00.000Z"
    program = wanted.facts.program_version
    sheet = notice_uk(read.comparison.dialogue, written, wanted.texts, moment=day, program=program)
    title, *fields = sheet.blocks
    assert isinstance(title, Heading)
    return (replace(title, opens=True), *fields)
