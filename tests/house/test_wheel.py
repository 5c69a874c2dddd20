"""The wheel works outside the source tree, with nothing installed but what it declares."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of the installed ``dialogue-app`` command in a clean environment."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)], cwd=folder)
    (wheel,) = folder.glob("*.whl")
    clean = folder / "clean environment"
    venv.create(clean, with_pip=True)
    python = clean / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run([str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)], cwd=folder)
    site = run([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], cwd=folder).strip()
    for name in closure("dialogue-app"):
        place_distribution(distribution(name), Path(site))
    return python.with_name("dialogue-app.exe" if os.name == "nt" else "dialogue-app")


@pytest.mark.install
def test_the_installed_program_does_the_main_job(program: Path, tmp_path: Path) -> None:
    told = json.loads(run([str(program), "demo", "--json", "--out", str(tmp_path / "my results")], cwd=tmp_path))
    assert told
    results = sorted(file.suffix for file in (tmp_path / "my results").iterdir() if file.is_file())
    assert {".pdf", ".xlsx", ".json"} <= set(results)


@pytest.mark.install
def test_the_installed_program_holds_no_development_library(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python.exe" if os.name == "nt" else "python")
    code = "import importlib.util as u; print([n for n in ('pytest', 'ruff', 'pikepdf') if u.find_spec(n)])"
    assert run([str(python), "-c", code], cwd=tmp_path).strip() == "[]"


def closure(name: str) -> set[str]:
    """Names of all distributions that ``name`` needs at run time, by what they declare themselves."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in distribution(waiting.pop()).requires or ():
            if "extra ==" in line or ("python_version" in line and "<" in line.split(";")[1]):
                continue
            needed = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
            if needed.lower() not in found and "win32" not in line:
                found.add(needed.lower())
                waiting.append(needed)
    return found


def place_distribution(source: Distribution, site: Path) -> None:
    """Put the files of an installed distribution into another environment, as links where the disk allows it."""
    for file in source.files or ():
        if ".." in file.parts or file.suffix == ".pyc":
            continue
        target = site / file
        if target.exists():
            continue  # two distributions of Qt share some files
        target.parent.mkdir(parents=True, exist_ok=True)
        origin = Path(str(source.locate_file(file)))
        try:
            os.link(origin, target)
        except OSError:
            shutil.copy2(origin, target)


def run(command: list[str], cwd: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "DIALOGUE_APP_HOME"}}
    clean["DIALOGUE_APP_HOME"] = str(cwd / "home")
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
