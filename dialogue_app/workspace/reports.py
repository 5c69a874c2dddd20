"""The reports about a dialogue: one entry for each reader. Window and command line both read this list.

To add a report, append one ``Report`` to ``REPORTS``: its id, what kind of reader it is for, how its document is built
(``report_builders``), and what must be chosen for it. Its words are ``report-for.<id>`` (the reader),
``report-for.<id>.shows`` and ``report-for.<id>.hides``, one sentence each. What a builder needs beyond the dossier of
a dialogue becomes a field of ``domain.dossier.Dossier``, which ``handing_out.dossier`` fills.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.disclosure import OUTSIDE, Audience
from dialogue_app.texts import languages_with
from dialogue_app.workspace import report_builders as build
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.report_builders import Built, Order, Wanted

__all__ = ["REPORTS", "Choose", "Order", "Report", "report"]


class Choose(StrEnum):
    """What must be chosen for some reports besides format and language."""

    SUPPLIER = "supplier"
    PSEUDONYMS = "pseudonyms"
    PUBLICATION = "publication"
    WORDS = "words"
    """Texts that a person writes (``workspace.summarising``) stand in the report."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: whom it is for, how it is built, in which formats, and what must be chosen for it."""

    id: str
    audience: Audience
    build: Callable[[Wanted], Built]
    needs: frozenset[Choose] = frozenset()
    formats: tuple[Format, ...] = tuple(Format)
    kind: DialogueKind | None = None
    """The only kind of dialogue that has this report; None where every one has it."""

    @property
    def recorded(self) -> bool:
        """Whether it is kept on record that it was written: everything but what the team reads itself."""
        return self.audience is not Audience.INTERNAL

    @property
    def leaves(self) -> bool:
        """Whether people outside the team read it. The lawyer works on the buyer's side and sees what is disputed."""
        return self.audience not in {Audience.INTERNAL, Audience.LAWYER}

    @property
    def public(self) -> bool:
        """Whether nobody knows who reads it, so that a person must release each name in it."""
        return self.audience in OUTSIDE


_WORDS = frozenset({Choose.WORDS})

REPORTS = (
    Report("internal", Audience.INTERNAL, build.everything),
    Report("category", Audience.INTERNAL, build.category),
    Report("sustainability", Audience.INTERNAL, build.sustainability),
    Report("management", Audience.INTERNAL, build.management, _WORDS),
    Report("readiness", Audience.INTERNAL, build.readiness_memo),
    Report("decisions", Audience.INTERNAL, build.decision_memo, _WORDS),
    Report("round", Audience.INTERNAL, build.round_report, kind=DialogueKind.IN_CONTRACT),
    Report("lawyer", Audience.LAWYER, build.lawyers_file, _WORDS),
    Report("supplier", Audience.SUPPLIER, build.own_copy, frozenset({Choose.SUPPLIER})),
    Report(
        "contractor",
        Audience.SUPPLIER,
        build.contractor,
        frozenset({Choose.SUPPLIER}),
        kind=DialogueKind.IN_CONTRACT,
    ),
    Report("group", Audience.GROUP, build.group_copy, frozenset({Choose.PSEUDONYMS})),
    Report("tenderers", Audience.TENDERERS, build.tenderers, _WORDS),
    Report("market", Audience.MARKET, build.market, _WORDS | {Choose.PUBLICATION}),
)
"""In the order in which they are offered: readers in the house first, the public last."""

WORDS = (
    "accounting", "answers", "contract_page", "decisions", "disclosure", "followup_report", "heard_report", "minutes",
    "notices", "questionnaire", "report_formats", "reports", "reports_by_reader", "round_reports", "sites",
)  # fmt: skip
"""The catalogues whose words stand in reports."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which reports are written, English first, whatever the window's."""
    return languages_with(WORDS)


_BY_ID = {each.id: each for each in REPORTS}


def report(report_id: str) -> Report:
    """Return a report by its id; a ``KeyError`` is a fault of ours."""
    return _BY_ID[report_id]
