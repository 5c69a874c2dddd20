"""The follow-up of a round, read at one moment: what was promised, shown, found and replied. Reports are made of it."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from dialogue_app.domain.answers import Answer, Verification
from dialogue_app.domain.delivery import Outcome, Piece
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.findings import Finding
from dialogue_app.domain.lists_over_time import ListsOverTime
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark
from dialogue_app.domain.rounds import NO_CONTRACT, Contract
from dialogue_app.domain.verification import Check


@dataclass(frozen=True, slots=True)
class DeliveredLine:
    """One earlier answer beside the one of now, with the wordings where they differ."""

    supplier: str
    item: Item
    then_item: Item
    then: Answer
    then_in: str
    now: Answer
    outcome: Outcome
    wording: tuple[Piece, ...]
    supplier_id: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise of an earlier talk."""

    supplier: str
    dialogue: str
    remark: Remark
    outcome: Outcome
    supplier_id: str = ""


class Found(NamedTuple):
    """A finding: against whom, in which round, and under which theme of the bank ("" where no question belongs to it).

    ``round_id`` is that of a dialogue; ``theme`` is a name.
    """

    supplier: str
    finding: Finding
    supplier_id: str = ""
    round_id: str = ""
    theme: str = ""


class CheckLine(NamedTuple):
    """A check of an answer: whose, at which question."""

    supplier: str
    code: str
    check: Check
    supplier_id: str = ""


class ListsLine(NamedTuple):
    """The factory list of a supplier against its last one, told in the dialogue ``then_in``."""

    supplier: str
    code: str
    then_in: str
    lists: ListsOverTime
    supplier_id: str = ""


class Reply(NamedTuple):
    """Something a contractor may reply to: a notice or a step of the ladder (finding), or a contradiction (code).

    ``notice`` is the kind of a notice; without it and with a number it is the step ``rung``.
    """

    supplier: str
    why: str
    told_on: str
    reply_by: str
    replied_on: str
    number: int = 0
    rung: int = 0
    code: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The follow-up of a round at one moment (UTC ISO text). ``rounds`` are those of the contract, oldest first."""

    dialogue: Dialogue
    lines: tuple[DeliveredLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    gone: tuple[Item, ...] = ()
    findings: tuple[Found, ...] = ()
    moment: str = ""
    contract: Contract = NO_CONTRACT
    checks: tuple[CheckLine, ...] = ()
    rounds: tuple[Dialogue, ...] = ()
    sites: tuple[ListsLine, ...] = ()

    def of(self, supplier_id: str, held: frozenset[str] = frozenset()) -> "FollowedUp":
        """Return what concerns one contractor, without checks of the items in ``held``: they wait for its reply."""
        return replace(
            self,
            lines=tuple(each for each in self.lines if each.supplier_id == supplier_id),
            promises=tuple(each for each in self.promises if each.supplier_id == supplier_id),
            findings=tuple(each for each in self.findings if each.supplier_id == supplier_id),
            checks=tuple(
                each for each in self.checks if each.supplier_id == supplier_id and each.check.item_id not in held
            ),
            sites=tuple(each for each in self.sites if each.supplier_id == supplier_id),
            contract=NO_CONTRACT,
            gone=(),
        )

    def replies(self) -> tuple[Reply, ...]:
        """Return what contractors may reply to: notices, steps of the ladder that were taken, then contradictions."""
        letters = (
            Reply(found.supplier, found.finding.text, told.on, told.reply_by, told.replied_on, found.finding.number,
                  notice=told.kind.value)
            for found in self.findings
            for told in found.finding.notices
            if told.reply_by
        )  # fmt: skip
        steps = (
            Reply(found.supplier, step.reason, step.on, step.reply_by, step.replied_on, found.finding.number, step.rung)
            for found in self.findings
            for step in found.finding.measures
            if step.taken and step.reply_by
        )
        disputed = (
            Reply(each.supplier, each.check.why, each.check.on, each.check.reply_by, each.check.replied_on,
                  code=each.code)
            for each in self.checks
            if each.check.after is Verification.CONTRADICTED
        )  # fmt: skip
        return (*letters, *steps, *disputed)
