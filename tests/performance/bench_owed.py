"""Everything owed: 200 suppliers with 20 open promises each, gathered and put in order."""

import tempfile
from pathlib import Path
from statistics import median

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.workspace import Workspace, noting, owing, preparing
from dialogue_app.workspace.preparing import Draft
from tests.performance.measure import Line, timed

SUPPLIERS, PROMISES, ROUNDS = 200, 20, 5


def run() -> list[Line]:
    """Gather the list again and again."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = _workspace(Path(folder) / "owed.dialogues")
        times = [timed(lambda: owing.entries(workspace)) for _ in range(ROUNDS)]
        workspace.close()
    return [Line(f"owed by {SUPPLIERS} suppliers, {PROMISES} promises each: the list", median(times), 0, 0.3)]


def _workspace(path: Path) -> Workspace:
    workspace = Workspace.create(path)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide on traceability")
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    for number in range(SUPPLIERS):
        supplier_id = preparing.add_supplier(workspace, f"Supplier {number}").subject
        preparing.add_participant(workspace, dialogue_id, supplier_id)
        for promise in range(PROMISES):
            remark = Remark(
                RemarkKind.PROMISE, f"Report {promise}", evidence="EV01", due=f"2027-{promise % 12 + 1:02}-01"
            )
            noting.note(workspace, dialogue_id, supplier_id, remark)
    return workspace
