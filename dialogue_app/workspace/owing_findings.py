"""What findings still owe: the steps of their class, the check of what was done, a reply to a step of the ladder."""

from collections.abc import Iterator, Mapping

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.findings import Finding, FindingState, Step, owed_steps
from dialogue_app.domain.followup import FollowEvent
from dialogue_app.domain.notifying import waiting
from dialogue_app.domain.owed import Owed, OwedKind
from dialogue_app.workspace import following
from dialogue_app.workspace.workspace import Workspace

_KINDS = {Step.CONTACT: OwedKind.CONTACT, Step.CHECK: OwedKind.REVIEW}


def entries(workspace: Workspace, known: Mapping[str, Dialogue], names: Mapping[str, str]) -> Iterator[Owed]:
    """Yield what is owed for the open findings of these dialogues."""
    for event in following.findings(workspace):
        if event.dialogue_id in known:
            supplier = names.get(event.supplier_id, "")
            for step in _owed(following.of(event)):
                yield _entry(event, step, known[event.dialogue_id], supplier)


def _owed(finding: Finding) -> Iterator[tuple[OwedKind, str, str]]:
    for step, due in owed_steps(finding):
        if step is Step.CLOSE and finding.state is FindingState.DONE:
            yield OwedKind.REVIEW, due, "verify"
        else:
            yield _KINDS.get(step, OwedKind.ACTION), due, step.value
    if finding.open and (told := waiting(finding)):
        yield OwedKind.SUPPLIER_REPLY, told[-1].reply_by, "ladder"


def _entry(event: FollowEvent, step: tuple[OwedKind, str, str], dialogue: Dialogue, supplier: str) -> Owed:
    kind, due, detail = step
    finding = following.of(event)
    return Owed(
        key=f"finding:{event.subject}:{detail}",
        kind=kind,
        dialogue_id=dialogue.id,
        dialogue=dialogue.title,
        supplier_id=event.supplier_id,
        supplier=supplier,
        text=f"{finding.number} · {finding.severity}: {finding.text}",
        due=due,
        detail=detail,
        severity=finding.severity.value,
    )
