"""What a report made from a workspace says about where its questions come from."""

from pathlib import Path

from dialogue_app.domain.disclosure import Audience, for_reader
from dialogue_app.storage import dialogues
from dialogue_app.workspace import documents, handing_out
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import Order
from tests.helpers.workspaces import sample_workspace


def test_a_report_names_the_bank_and_its_release(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    dialogue = dialogues.read_all(workspace.database)[0]
    read = handing_out.dossier(workspace, dialogue.id)
    release = workspace.release_number
    workspace.close()
    assert read.comparison.bank_release == f"ict-ethics {release}"
    target = handing_out.write(handing_out.prepared(read, Order("internal")), Format.JSON, tmp_path / "report.json")
    assert f"ict-ethics {release}" in target.read_text("utf-8")


def test_a_suppliers_copy_names_them_too(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    dialogue = dialogues.read_all(workspace.database)[0]
    compared = documents.comparison(workspace, dialogue.id)
    workspace.close()
    own = for_reader(compared, Audience.SUPPLIER, compared.suppliers[0].id)
    assert own.bank_release == compared.bank_release
