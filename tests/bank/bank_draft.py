"""A copy of the shipped content that a test may spoil."""

import shutil
from pathlib import Path

import question_bank
from question_bank import Finding

SHIPPED = Path(question_bank.__file__).parent / "content"


class Draft:
    """Content on its way to the next release."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(shutil.copytree(SHIPPED, folder))

    def change(self, file: str, old: str, new: str) -> "Draft":
        """Replace the first ``old`` in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        return self

    def unpublished(self) -> "Draft":
        """Forget what was published, so that only what stands in the files counts."""
        shutil.rmtree(self.folder / "releases")
        return self

    def next_release(self) -> "Draft":
        """Give the draft a number of its own, so that it may differ from what is published."""
        return self.change("bank.toml", 'number = "2026.1"', 'number = "2026.2"')

    def errors(self) -> set[tuple[str, str, str, str]]:
        """Return file, id, field and code of every error."""
        return {(one.file, one.id, one.field, one.code) for one in self.findings() if one.level == "error"}

    def warnings(self) -> set[tuple[str, str, str]]:
        """Return id, field and code of every warning that the shipped content does not have."""
        known = set(question_bank.check(SHIPPED))
        return {(one.id, one.field, one.code) for one in self.findings() if one not in known and one.level != "error"}

    def findings(self) -> tuple[Finding, ...]:
        """Return what the check says."""
        return question_bank.check(self.folder)
