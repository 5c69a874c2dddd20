"""N20: the answer of the last round, folded below the question; "unchanged" still demands a day and a proof."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.gui.widgets.earlier_part import EarlierPart
from dialogue_app.workspace import earlier, preparing
from dialogue_app.workspace.earlier import Likeness

ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def before(sample):
    """What a supplier said to the first question of round 2 in round 1."""
    dialogue = preparing.find_dialogue(sample.workspace, ROUND_2)
    supplier = preparing.find_supplier(sample.workspace, "Tarnwick Servers")
    item = next(iter(sample.workspace.questionnaire(dialogue.id).items()))
    found = earlier.find(sample.workspace, dialogue.id, supplier.id, item)
    assert found
    return found


@pytest.fixture
def part(qtbot, sample):
    made = EarlierPart(sample.texts)
    qtbot.addWidget(made)
    made.show()
    return made


def test_n20_the_earlier_answer_is_one_line_until_it_is_unfolded(part, before):
    part.show_earlier(before)
    assert before.dialogue.title in part.head.text()
    assert part._body.isHidden()
    part.fold.click()
    assert part._body.isVisible()
    assert before.event.answer.claim in part.said.text()
    part.show_earlier(None)
    assert part.isHidden()


def test_n20_unchanged_asks_for_a_day_and_a_proof_before_anything_is_told(part, before, qtbot):
    part.show_earlier(replace(before, likeness=Likeness.SAME))
    part.again.click()
    QTest.keyClicks(part.day, "2027-03")
    QTest.keyClicks(part.proof, "Annual report, page 12")
    with qtbot.waitSignal(part.unchanged) as told:
        QTest.keyClick(part.proof, Qt.Key.Key_Return)
    assert told.args == ["2027-03", "Annual report, page 12"]
    part.say_error("unchanged-without-date", "Say of which day.")
    assert (part.day_block.error, part.proof_block.error) == ("Say of which day.", "")


@pytest.mark.parametrize("likeness", [Likeness.OTHER_WORDING, Likeness.SIBLING])
def test_an_answer_to_other_words_is_marked_with_its_wording_and_not_repeated(part, before, likeness):
    part.show_earlier(replace(before, likeness=likeness))
    assert "can't be compared" in part.likeness.text
    assert part.again.isHidden()
    part.ask()
    assert part._asked.isHidden()
    part.fold.click()
    assert part.wording.text() == before.item.prompt("en")
