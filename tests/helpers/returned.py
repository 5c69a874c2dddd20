"""Returned files as the reader hands them on, without any file."""

from collections.abc import Sequence
from decimal import Decimal

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Match, Place, Proposal, Remark, Returned
from dialogue_app.domain.values import Choice


def yes(claim: str = "", option: str = "yes") -> Answer:
    """Return a plain written answer to a yes-partly-no question."""
    return Answer(
        State.ANSWERED, Choice(option), scope=Scope(ScopeKind.ALL_OFFERED, "", Decimal(90)), claim=claim, language="en"
    )


def proposal(item: Item, answer: Answer, match: Match = Match.ID, cell: str = "E5") -> Proposal:
    """Return an answer found in a cell."""
    return Proposal(item.id, item.asked_hash, answer, Place("back.xlsx", "Questions", cell), match)


def returned(
    *proposals: Proposal,
    supplier_id: str = "",
    dialogue_id: str = "",
    file: str = "back.xlsx",
    remarks: Sequence[Remark] = (),
) -> Returned:
    """Return a file that was read; files of the same name have the same digest."""
    return Returned(
        file=file,
        digest=f"digest of {file}",
        workbook_id="workbook",
        dialogue_id=dialogue_id,
        questionnaire_id="",
        supplier_id=supplier_id,
        language="en",
        proposals=proposals,
        remarks=tuple(remarks),
    )
