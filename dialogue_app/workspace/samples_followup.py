"""The contract, the findings and the checks of a sample dialogue, told as they came about."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dialogue_app.domain.answers import Verification
from dialogue_app.domain.escalation import Measure
from dialogue_app.domain.findings import Extension, Finding
from dialogue_app.domain.rounds import Contract
from dialogue_app.domain.verification import Check
from dialogue_app.storage.records import restored
from dialogue_app.workspace import following, preparing, verifying
from dialogue_app.workspace.workspace import Workspace

Table = Mapping[str, Any]
"""A table of a sample file."""


class SampleClock:
    """Says the moment of which the sample tells; moved on while it is built."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 4, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return that moment."""
        return self.moment


def add(workspace: Workspace, clock: SampleClock, dialogue_id: str, sample: Table) -> None:
    """Write down what the contract says, what was found and what was checked."""
    if contract := sample.get("contract"):
        following.change_contract(workspace, dialogue_id, _contract(workspace, contract))
    for told in sample.get("check", ()):
        clock.moment = told["at"]
        step = Check(told["item"], Verification.CLAIMED, Verification(told["after"]), told["why"], "")
        verifying.verify(workspace, dialogue_id, preparing.find_supplier(workspace, told["supplier"]).id, step)
    for told in sample.get("finding", ()):
        clock.moment = told["at"]
        _add_finding(workspace, dialogue_id, told)


def _contract(workspace: Workspace, told: Table) -> Contract:
    delivered = [
        {"supplier_id": preparing.find_supplier(workspace, each["supplier"]).id}
        | {name: each[name] for name in ("brands", "models")}
        for each in told["delivered"]
    ]
    return restored(Contract, dict(told) | {"delivered": delivered})


def _add_finding(workspace: Workspace, dialogue_id: str, told: Table) -> None:
    supplier = preparing.find_supplier(workspace, told["supplier"])
    beside = ("supplier", "at", "measure", "extension")
    fields = {name: said for name, said in told.items() if name not in beside} | {"number": 0}
    finding_id = following.add_finding(workspace, dialogue_id, supplier.id, restored(Finding, fields)).subject
    for each in told.get("measure", ()):
        following.climb(workspace, finding_id, restored(Measure, each))
    for each in told.get("extension", ()):
        following.extend(workspace, finding_id, restored(Extension, each))
