"""Standard texts from the command line: listed, filled from a dialogue, and what is missing is named."""

from pathlib import Path

import pytest

from tests.cli.conftest import Type


def test_all_twelve_are_listed(anywhere: Type) -> None:
    listed = anywhere("text", "list", "--json").data
    assert len(listed) == 12
    assert [each["id"] for each in listed][:2] == ["invitation", "house-rules"]


def test_a_text_with_all_its_places_is_printed(anywhere: Type) -> None:
    shown = anywhere("text", "show", "house-rules", "--fill", "share_scope=the team {buyer}")
    assert (shown.code, shown.err) == (0, "")
    assert "We share your answers with: the team {buyer}" in shown.out


def test_a_text_with_an_empty_place_is_printed_and_says_which(anywhere: Type) -> None:
    shown = anywhere("text", "show", "house-rules")
    assert shown.code == 2
    assert "[Who may see the answers]" in shown.out
    assert shown.err.strip() == "These places are still empty: share_scope (Who may see the answers)."
    data = anywhere("text", "show", "house-rules", "--json").data
    assert [each["place"] for each in data["missing"]] == ["share_scope"]


def test_a_dialogue_fills_what_it_knows(typed: Type) -> None:
    title = typed("dialogue", "list", "--json").data[0]["title"]
    data = typed("text", "show", "invitation", "--dialogue", title, "--json").data
    assert data["subject"] == f"Invitation: {title}"
    assert "dialogue_title" not in [each["place"] for each in data["missing"]]


def test_unknown_texts_and_places_are_refused_in_one_sentence(anywhere: Type) -> None:
    assert "“invite”" in anywhere("text", "show", "invite").sentence
    assert "“answer”" in anywhere("text", "show", "house-rules", "--fill", "answer=42").sentence


@pytest.mark.parametrize("name", ["guide.pdf", "guide.docx", "guide.html"])
def test_the_guide_is_written_for_printing(anywhere: Type, tmp_path: Path, name: str) -> None:
    assert anywhere("guide", "export", str(tmp_path / name)).code == 0
    assert (tmp_path / name).stat().st_size > 10_000
    assert "pdf, docx" in anywhere("guide", "export", str(tmp_path / "guide.odt")).sentence
