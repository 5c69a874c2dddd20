"""What stands around the questions is checked, too: each slip is found once, with file, id and field."""

import pytest

from question_bank import check
from tests.bank.bank_draft import Draft

GUIDE = "guidance/first-dialogue.md"


SLIPS = [
    ("labels.toml", 'until = "2026-12"', 'until = "1926-12"', "tco versions bad-day"),
    ("labels.toml", 'since = "2', 'since = "in 2', "tco versions.0.since bad-day"),
    ("labels.toml", "public_list = ", "list = ", "tco list unknown-field"),
    ("coverage.toml", '"Generation 10"', '"Generation 99"', "tco CIR-102 version unknown-version"),
    ("coverage.toml", 'extent = "subset"', 'extent = "half"', "tco extent unknown-code"),
    ("coverage.toml", 'label = "tco"', 'label = "tee"', "tee CIR-102 label unknown-label"),
    ("coverage.toml", '"CIR-102"', '"CIR-902"', "tco CIR-902 question unknown-question"),
    ("coverage.toml", '"CMP-108"', '"CMP-101"', "tco CMP-101 question reused-id"),
    ("profiles.toml", '"EU-ANON"', '"EU-OPEN"', "EU publication unknown-code"),
    ("profiles.toml", '["publishable-minutes"]', '["none"]', "DK rules unknown-code"),
    ("profiles.toml", "nl = ", "xx = ", "BE terms unknown-language"),
    ("texts.toml", "{need}", "{wish}", "invitation body unknown-place"),
    ("texts.toml", "{provision}", "{provision", "invitation body stray-brace"),
    ("texts.toml", 'id = "house-rules"', 'id = "invitation"', "invitation id reused-id"),
    ("texts.toml", '[[field]]', '[[field]]\nname = "x"\nlabel = "X"\nexample = "X"\n[[field]]', "x name unused-place"),
    ("glossary.toml", 'ca = "diàleg amb el mercat"\n', "", "market-dialogue words missing-word"),
    ("glossary.toml", 'id = "answer"', 'id = "question"', "question id reused-id"),
    ("glossary.toml", '"state.declined"', '"state.not-asked"', "not-asked keys reused-key"),
    ("neighbours.toml", 'second = "LAB-114"', 'second = "LAB-914"', "FRC-112 second unknown-question"),
    (GUIDE, "# ", "", "first-dialogue title no-title"),
    (GUIDE, "## What to do now", "## What to do later", "first-dialogue text action-list"),
    (GUIDE, "](page:", "](page:no-", "first-dialogue text dead-link"),
    (GUIDE, "](place:", "](file:", "first-dialogue text dead-link"),
    (GUIDE, "\nNext: [", "\nThen: [", "first-dialogue text no-way-on"),
    (GUIDE, "## ", "word " * 480 + "\n\n## ", "first-dialogue text long-page"),
]  # fmt: skip
"""File, what stands there, the slip, and the finding: id, field and code."""


@pytest.mark.parametrize(("file", "old", "new", "expected"), SLIPS)
def test_each_slip_is_found_once_and_at_its_place(draft: Draft, file: str, old: str, new: str, expected: str) -> None:
    found = draft.change(file, old, new).errors()
    assert {(where, f"{owner} {field} {code}") for where, owner, field, code in found} == {(file, expected)}


@pytest.mark.parametrize(
    "file",
    ["coverage.toml", "profiles.toml", "texts.toml", "glossary.toml", "guidance.toml", "sets.toml", GUIDE],
)
def test_a_missing_file_is_one_finding(draft: Draft, file: str) -> None:
    (draft.folder / file).unlink()
    assert {(one.file, one.code) for one in draft.findings() if one.level == "error"} == {(file, "missing-file")}


def test_a_broken_file_is_one_finding(draft: Draft) -> None:
    (draft.folder / "texts.toml").write_text("[pack\n", encoding="utf-8")
    assert {(file, code) for file, _, _, code in draft.errors()} == {("texts.toml", "broken-file")}


def test_a_page_that_is_in_no_chapter_is_found(draft: Draft) -> None:
    (draft.folder / "guidance" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    assert draft.errors() == {("guidance.toml", "lost", "pages", "lost-page")}


def test_an_entry_about_a_company_never_proves_anything(draft: Draft) -> None:
    line = '[[coverage]]\nlabel = "ecovadis"\nquestion = "GOV-102"\nextent = "equal"\nreason = "A medal."\n\n'
    draft.change("coverage.toml", "[[coverage]]", f"{line}[[coverage]]")
    assert draft.errors() == {("coverage.toml", "ecovadis GOV-102", "extent", "proves-nothing")}


def test_a_question_like_another_must_be_merged_or_justified(draft: Draft) -> None:
    draft.change("neighbours.toml", 'second = "VER-104"', 'second = "VER-102"')
    assert draft.errors() == {("neighbours.toml", "VER-104", "prompt", "near-duplicate")}


def test_the_shipped_content_is_clean() -> None:
    assert [finding for finding in check() if finding.level == "error"] == []
