"""The main job from bank to report, typed as commands: once before a tender, once during a contract."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.cli import run

ROOT = Path(__file__).resolve().parents[2]

Typed = tuple[str, ...]

PRE_CONTRACT: dict[str, Typed] = {
    "GOV-101": ("--value", "yes", "--scope", "all-offered", "--claim", "A full-time function."),
    "TRN-101": ("--value", "conf_30", "--scope", "listed: N14, N16", "--share", "60"),
    "LAB-101": ("--value", "82 % of workers at both sites", "--scope", "all-offered", "--source", "document"),
    "RSK-101": ("--value", "working_hours, wages, chemicals", "--claim", "Long hours first."),
    "LBL-101": ("--value", '[{"scheme": "TCO Certified", "models": "N14", "valid_to": "2028-02-28"}]'),
    "MIN-101": ("--state", "will-send", "--due", "2027-02-01"),
    "COM-103": ("--value", "1_to_3_percent", "--scope", "all-offered", "--confidential", "Price information"),
}
IN_CONTRACT: dict[str, Typed] = {
    "GOV-102": ("--value", "2026-09", "--claim", "Recruitment costs were added."),
    "RSK-102": ("--value", "One case: =1+1 & <b>fees</b>", "--claim", "One case of fees.", "--scope", "all-offered"),
    "TRN-102": ("--value", "@factories.json",),
    "OSH-102": ("--value", "~1.4", "--scope", "all-offered"),
    "REM-102": ("--value", "plan_agreed", "--scope", "site: Brno"),
    "LBL-102": ("--state", "declined", "--reason", "not-relevant"),
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOGUE_APP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    rows = [{"tier": "1", "legal_name": f"Plant {number}", "city": "Brno", "country": "CZ"} for number in range(40)]
    (tmp_path / "factories.json").write_text(json.dumps(rows), "utf-8")
    return tmp_path


@pytest.fixture
def typed(home: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def type_in(*words: str) -> Any:
        code = run([*words, "--json"], lambda _workspace, _language: pytest.fail("the window was opened"))
        out, err = capsys.readouterr()
        assert (code, err) == (0, ""), words
        return json.loads(out)

    return type_in


@pytest.mark.journey
@pytest.mark.parametrize(
    ("kind", "chosen", "answers"),
    [("pre-contract", "starter-pre", PRE_CONTRACT), ("in-contract", "starter-in-contract", IN_CONTRACT)],
)
def test_from_the_bank_to_a_report_without_a_screen(
    typed: Any, home: Path, kind: str, chosen: str, answers: dict[str, Typed]
) -> None:
    offered = {question["id"] for question in typed("bank", "list", "--phase", kind)}
    made = typed("dialogue", "new", "--kind", kind, "--title", "Notebooks", "--purpose", "Decide", "--set", chosen)
    assert set(answers) <= set(made["questions"]) <= offered
    for name, role in (("Nova IT", "reseller"), ("Čapek & syn", "brand"), ("Δέλτα", "brand")):
        typed("supplier", "add", name, "--role", role)
        typed("participant", "add", "Notebooks", name, "--invited-on", "2026-12-01")
    for supplier in ("Nova IT", "Čapek & syn"):
        for item, words in answers.items():
            assert typed("answer", "set", "Notebooks", "--supplier", supplier, "--item", item, *words)["recorded"]

    (shown,) = typed("dialogue", "list")
    assert (shown["state"], shown["answered"]) == ("live", 2 * len(answers))
    assert typed("questionnaire", "show", "Notebooks")["frozen_at"]
    cells = typed("answer", "list", "Notebooks")
    assert {cell["state"] for cell in cells if cell["supplier"] == "Δέλτα"} == {"not-asked"}
    assert typed("workspace", "check")["findings"] == []

    for form in ("pdf", "xlsx", "json"):
        typed("report", "Notebooks", "--audience", "internal", "--out", f"report.{form}")
    typed("report", "Notebooks", "--audience", "supplier", "--supplier", "Nova IT", "--out", "copy.pdf")
    assert (home / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert (home / "copy.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(home / "report.xlsx")
    assert "Čapek & syn" in json.dumps(json.loads((home / "report.json").read_text("utf-8")), ensure_ascii=False)


@pytest.mark.journey
def test_the_demo_runs_as_a_program_of_its_own_on_a_machine_without_a_screen(home: Path) -> None:
    words = [sys.executable, "-m", "dialogue_app", "demo", "--out", str(home / "demo"), "--json"]
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment |= {"DIALOGUE_APP_HOME": str(home / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, env=environment, capture_output=True, check=False, cwd=home)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all((home / "demo" / report["file"]).is_file() for report in json.loads(done.stdout)["reports"])
