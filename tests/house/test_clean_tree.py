"""What must not be in the project: paths of one machine, addresses of registries, folders without a reason."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "dialogue_app",
    "pyproject.toml", "question_bank", "resources", "tests",
}  # fmt: skip
FOREIGN = re.compile(r"/(home|root|work|Users)/\w|index-url|find-links|/simple/|pypi\.org|registry\.npmjs")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_holds_only_what_has_a_reason() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in tracked()} <= TOP_LEVEL


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for file in tracked():
        if file.suffix in {".png", ".ttf", ".xz"} or file == Path(__file__):
            continue
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if FOREIGN.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
