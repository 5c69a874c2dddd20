"""The reports about a dialogue: one entry for each reader. Window and command line both read this list.

To add a report, append one ``Report`` to ``REPORTS``: its id, what ``disclosure.for_reader`` may hand out for it, how
its ``Document`` is made, the formats that make sense, and what else must be chosen. Its words are
``report-for.<id>`` (the reader), ``report-for.<id>.shows`` and ``report-for.<id>.hides``. What a builder needs
beyond a comparison becomes a field of ``Material``. ``material`` reads the workspace; ``write`` needs only what it
returned, so it may run in the background.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_app import __version__
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.texts import Texts
from dialogue_app.workspace import documents
from dialogue_app.workspace.documents import Format, ReportOrder
from dialogue_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from dialogue_app.reports import Document
    from dialogue_app.reports.house_outline import House, Readiness


class Choose(StrEnum):
    """What must be chosen for some reports besides format and language."""

    SUPPLIER = "supplier"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Material:
    """What reports are made from: the comparison, and readiness per criterion where it has been worked out."""

    comparison: Comparison
    readiness: "tuple[Readiness, ...]" = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What report is wanted: the id of a ``Report``, and what was chosen for it."""

    report: str
    format: Format
    language: str = "en"
    supplier_id: str = ""
    criterion_id: str = ""


Build = Callable[["House"], "Document"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report: whom it is for and how it is made.

    Without ``build`` it is the comparison itself (see ``documents.write_report``).
    """

    id: str
    audience: Audience
    formats: tuple[Format, ...]
    needs: frozenset[Choose] = frozenset()
    build: Build | None = None


def _category(house: "House") -> "Document":
    from dialogue_app.reports.category_outline import category_outline  # noqa: PLC0415 - loaded when it is wanted

    return category_outline(house)


def _sustainability(house: "House") -> "Document":
    from dialogue_app.reports.sustainability_outline import sustainability_outline  # noqa: PLC0415 - see _category

    return sustainability_outline(house)


def _management(house: "House") -> "Document":
    from dialogue_app.reports.management_outline import management_outline  # noqa: PLC0415 - see _category

    return management_outline(house)


_PAGES_AND_SHEETS = (Format.PDF, Format.XLSX)

REPORTS = (
    Report("internal", Audience.INTERNAL, tuple(Format)),
    Report("category", Audience.INTERNAL, _PAGES_AND_SHEETS, build=_category),
    Report("sustainability", Audience.INTERNAL, _PAGES_AND_SHEETS, build=_sustainability),
    Report("management", Audience.INTERNAL, (Format.PDF,), build=_management),
    Report("supplier", Audience.SUPPLIER, tuple(Format), frozenset({Choose.SUPPLIER})),
)
"""In the order in which they are offered: readers in the house first."""


def report(report_id: str) -> Report:
    """Return a report by its id; a ``KeyError`` is a fault of ours."""
    return {each.id: each for each in REPORTS}[report_id]


def material(workspace: Workspace, dialogue_id: str) -> Material:
    """Return what reports about a dialogue are made from, as it is now.

    Raises:
        Problem: the dialogue is unknown or has no questionnaire yet.
    """
    return Material(documents.comparison(workspace, dialogue_id))


def write(given: Material, order: Order, target: Path, tell: Callable[[float], object] | None = None) -> Path:
    """Write a report and return its path; an older file of that name is replaced only by a complete one.

    Args:
        given: from ``material``.
        order: what is wanted.
        target: the file.
        tell: told the share done before the file is begun; what it raises ends the work and leaves no file.

    Raises:
        Problem: the reader may not have this report, or the file can't be written.
    """
    from dialogue_app import reports  # noqa: PLC0415 - see _category
    from dialogue_app.reports.house_outline import House  # noqa: PLC0415 - see _category

    wanted, compared = report(order.report), given.comparison
    if tell:
        tell(0)
    if wanted.build is None:
        plain = ReportOrder(wanted.audience, order.format, order.language, order.supplier_id)
        return documents.write_report(compared, plain, target)
    seen = for_reader(compared, wanted.audience, order.supplier_id)
    facts = reports.ReportFacts(__version__, compared.as_of, compared.bank_release)
    document = wanted.build(House(seen, Texts(order.language), facts, given.readiness))
    if tell:
        tell(0.5)
    (reports.write_pdf if order.format is Format.PDF else reports.write_xlsx)(document, target)
    return target
