"""The memos of decisions and readiness: every part in its order, one page each, nobody named where nobody may be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dialogue_app.domain.decisions import Outcome, Verdict
from dialogue_app.domain.summary import NO_SUMMARY
from dialogue_app.domain.weighed import Decided, Weighing
from dialogue_app.errors import Problem
from dialogue_app.reports.decision_outline import decision_outline
from dialogue_app.reports.outline import Document
from dialogue_app.reports.readiness_outline import readiness_outline
from dialogue_app.reports.said import said
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, memos, preparing
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.memos import Memo, MemoContent
from tests.helpers.workspaces import sample_workspace

TEXTS = Texts("en")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = sample_workspace(tmp_path_factory.mktemp("memos"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def told(workspace: Workspace) -> MemoContent:
    return memos.content(workspace, preparing.find_dialogue(workspace, "Laptops and monitors 2027").id)


def memo(weighing: Weighing, number: int = 1) -> Document:
    return decision_outline(weighing, NO_SUMMARY, TEXTS, program="Dialogue App", number=number)


def lines(document: Document) -> list[str]:
    return [text for _, text in said(document)]


def test_a_memo_says_fourteen_things_in_a_fixed_order(told: MemoContent) -> None:
    spoken = lines(memo(told.weighing))
    order = [
        "Criterion", "Decision", "Legal path", "Link to what is bought", "What the market said",
        "Effect on competition",
        "Effect on the price", "Proof and equivalents", "Start, grace, steps", "Who monitors, with what effort",
        "What would change the decision", "Measures under article 41", "Approved by", "Deviation from the proposal",
    ]  # fmt: skip
    assert [line for line in spoken if line in order] == order


def test_a_deviation_stands_with_its_reason_beside_what_was_proposed(told: MemoContent) -> None:
    spoken = "\n".join(lines(memo(told.weighing)))
    assert "Contract clause with a time of grace (12 months)" in spoken
    assert "The numbers proposed: Contract clause with a time of grace (6 months)." in spoken
    assert "Twelve months instead of six" in spoken
    assert "Head of procurement, City of Lindhavn, 19 Nov 2026" in spoken


def test_the_decision_memo_names_nobody_and_the_readiness_memo_everybody(told: MemoContent) -> None:
    names = {actor.name for each in told.weighing.criteria for actor in each.actors}
    assert len(names) == 4
    decision = "\n".join(lines(memo(told.weighing, 0)))
    team = "\n".join(lines(readiness_outline(told.weighing, TEXTS, program="Dialogue App")))
    assert [name for name in names if name in decision] == []
    assert [name for name in names if name not in team] == []
    assert "rated 2 (given 3; capped: Claimed)" in team


def test_what_is_not_decided_says_so(told: MemoContent) -> None:
    spoken = lines(memo(told.weighing, 3))
    assert any(line.startswith("Not decided yet") for line in spoken)
    assert any("The numbers propose: Not yet." in line for line in spoken)


def test_a_decision_that_waits_names_the_day_to_ask_again(told: MemoContent) -> None:
    later = Decided(Verdict(Outcome.NOT_YET, approver="Head", on="2026-11-20", ask_again="2027-11-01"), "", "")
    criteria = tuple(replace(each, decided=later) for each in told.weighing.criteria)
    assert any("Ask again: 1 Nov 2027" in line for line in lines(memo(replace(told.weighing, criteria=criteria), 3)))


def test_a_dialogue_without_criteria_has_a_memo_that_says_so(told: MemoContent) -> None:
    empty = replace(told.weighing, criteria=())
    assert "This dialogue has no candidate criteria yet." in lines(memo(empty, 0))
    outline = readiness_outline(empty, TEXTS, program="Dialogue App")
    assert "This dialogue has no candidate criteria yet." in lines(outline)


@pytest.mark.parametrize("kind", Memo)
@pytest.mark.parametrize("form", Format)
def test_every_format_takes_both(told: MemoContent, kind: Memo, form: Format, tmp_path: Path) -> None:
    target = tmp_path / memos.file_name(told, kind, form, TEXTS)
    memos.write_memo(told, kind, TEXTS, target)
    assert target.stat().st_size > 500


def test_each_criterion_takes_one_page(told: MemoContent, tmp_path: Path) -> None:
    memos.write_memo(told, Memo.DECISION, TEXTS, tmp_path / "memo.pdf")
    with pikepdf.open(tmp_path / "memo.pdf") as made:
        assert len(made.pages) == len(told.weighing.criteria) == 3


def test_another_ending_is_refused(told: MemoContent, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="report-format"):
        memos.write_memo(told, Memo.DECISION, TEXTS, tmp_path / "memo.odt")
