"""Packages in the window: handed on, taken in with conflicts settled, proposals kept, published, on record; undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.exchange.bank_package import read_package
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.workspace import Workspace, authoring, merging, packaging, proposing, releasing, revising
from question_bank import ChangeKind
from tests.helpers.dropping import drop
from tests.helpers.packages import question, tampered
from tests.helpers.workspaces import surroundings


@pytest.fixture
def page(window: MainWindow):
    window.show_place("bank")
    return window.page


@pytest.fixture
def oslo(tmp_path: Path):
    """The workspace of another buyer."""
    made = Workspace.create(tmp_path / "oslo.dialogues", surroundings())
    releasing.name_bank(made, "Questions of Oslo", "City of Oslo", "CC BY 4.0")
    yield made
    made.close()


def ask(workspace, prompt):
    return authoring.create_question(workspace, OwnDraft(prompt)).subject


def sent(workspace, path):
    return packaging.write(packaging.packed(workspace), path)


def prompts(page):
    return [each.prompt for each in authoring.own_questions(page.workspace)]


@pytest.fixture
def conflicts(page, oslo, tmp_path):
    """A package with two conflicts of one kind, one of another kind, one new question and a proposal."""
    ids = [ask(oslo, prompt) for prompt in ("Who repairs it?", "Who checks wages?", "Is cobalt traced?")]
    seen = merging.preview(page.workspace, merging.read(sent(oslo, tmp_path / "one.dialogue-bank")), "one")
    merging.take_over(page.workspace, seen)
    for each in authoring.own_questions(page.workspace):
        revising.save(page.workspace, editing.with_text(each, "help", "Bergen."))
    for each in ids[:2]:
        revising.save(oslo, editing.with_text(revising.question(oslo, each), "help", "Oslo."))
    last = editing.with_text(revising.question(oslo, ids[2]), "prompt", "Is cobalt really traced?")
    revising.save(oslo, last, ChangeKind.CLARIFYING)
    here = next(each for each in authoring.own_questions(page.workspace) if "cobalt" in each.prompt)
    revising.save(page.workspace, editing.with_text(here, "prompt", "Is all cobalt traced?"), ChangeKind.CLARIFYING)
    ask(oslo, "Is tin traced?")
    shared = oslo.release.questions[0]
    proposing.propose(oslo, editing.with_text(shared, "help", "Anew."), "Suppliers asked.")
    page.session.notifier.tell(frozenset({"bank"}), None)
    return sent(oslo, tmp_path / "two.dialogue-bank")


def test_a_dropped_package_is_counted_in_words_and_nothing_is_stored(page, conflicts):
    before = prompts(page)
    assert drop(page.window(), conflicts)
    said = page.packages.panel.summary.text()
    assert "1 new question" in said
    assert "3 conflicts to settle" in said
    assert "1 proposal" in said
    assert "CC BY 4.0" in said
    assert prompts(page) == before


def test_conflicts_are_settled_alone_or_all_of_one_kind_and_undone_as_one(page, conflicts):
    page.packages.bring(conflicts)
    panel = page.packages.panel
    assert panel.which.code == "conflict"
    assert "Oslo." in panel.detail.sides.toPlainText()
    assert "Bergen." in panel.detail.sides.toPlainText()
    panel.detail.way.choose("theirs")
    panel.detail.alike.click()
    assert [panel.model.words(row, "what") for row in panel._entries[:3]] == [
        "Theirs is taken", "Theirs is taken", "Yours stays"
    ]  # fmt: skip
    before = authoring.own_questions(page.workspace)
    page.session.commands.run("bank.add")
    helps = {each.prompt: each.help for each in authoring.own_questions(page.workspace)}
    assert (helps["Who repairs it?"], helps["Who checks wages?"]) == ("Oslo.", "Oslo.")
    assert "Is all cobalt traced?" in helps
    assert "Is tin traced?" in helps
    page.session.undo()
    assert authoring.own_questions(page.workspace) == before


def test_a_proposal_is_an_offer_that_is_kept_when_ticked(page, conflicts):
    page.packages.bring(conflicts)
    panel = page.packages.panel
    panel.which.choose("proposal")
    panel._list()
    assert "Suppliers asked." in panel.detail.whole.toPlainText()
    panel.detail.keep.click()
    page.packages.accept()
    assert [each.reason for each in proposing.proposals(page.workspace)] == ["Suppliers asked."]
    assert page.editing.proposals_button.text() == "Proposals (1)"
    page.session.commands.run("bank.proposals")
    assert "Anew." in page.reading.proposals_panel.view.toPlainText()
    page.reading._withdraw()
    assert proposing.proposals(page.workspace) == ()
    page.session.undo()
    assert page.reading.proposals_panel.marked


def test_what_was_taken_in_is_on_record_with_how_it_was_settled(page, conflicts):
    page.packages.bring(conflicts)
    page.packages.accept()
    page.session.messages.last.ways_out[1].do()
    said = page.reading.record_panel.view.toPlainText()
    assert "City of Oslo" in said
    assert "Yours stays" in said
    assert "Is tin traced?" in said


HOSTILE = (
    lambda told: told.update(version="9.0"),
    lambda told: told["questions"].append(told["questions"][0]),
    lambda told: told["questions"][0].update(id="../../etc"),
)


def test_hostile_packages_give_one_sentence_each_and_no_panel(page, tmp_path):
    for number, change in enumerate(HOSTILE):
        path = tampered(tmp_path / f"x{number}.dialogue-bank", change)
        page.packages.bring(path)
        assert not page.packages.is_open
        assert path.name in page.session.messages.last.text
        assert page.panels.currentIndex() == 0


def test_a_preview_that_is_out_of_date_is_compared_again(page, conflicts):
    page.packages.bring(conflicts)
    ask(page.workspace, "And who pays?")
    page.packages.accept()
    assert page.packages.is_open
    page.session.messages.last.ways_out[0].do()
    page.packages.accept()
    assert "Is tin traced?" in prompts(page)


def test_a_preview_is_put_away_and_brought_back(page, conflicts):
    page.packages.bring(conflicts)
    page.packages.panel.cancelled.emit()
    assert not page.packages.is_open
    page.session.messages.last.ways_out[0].do()
    assert page.packages.is_open


def test_all_a_theme_or_the_marked_questions_are_handed_on(page, tmp_path, monkeypatch):
    first = ask(page.workspace, "Who repairs it?")
    filled = editing.with_text(revising.blank(page.workspace), "prompt", "Is tin traced?")
    revising.create(page.workspace, replace(filled, theme="TRN", subtheme="TRN.1"))
    page._show_question(first)
    panel = page.desks.handing_on.panel
    for part, number in (("", 2), ("GOV", 1), ("*", 1)):
        target = tmp_path / f"out{part.strip('*')}{number}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=target: (str(name), ""))
        page.session.commands.run("bank.hand-on")
        panel.part.choose(part)
        panel.changed.emit()
        assert panel.about.text().startswith(f"{number} question")
        panel.write.click()
        assert len(read_package(target.with_suffix(".dialogue-bank")).stories) == number


def test_a_release_is_published_after_the_bank_got_its_name_once(page):
    ask(page.workspace, "Who repairs it?")
    page.session.commands.run("bank.publish")
    panel = page.desks.publishing.panel
    assert "OWN-001, new: Who repairs it?" in panel.notes.said
    panel.publish.click()
    assert "Give your own bank a name" in panel.rows["name"]._error.text
    panel.name.setText("Questions of Bergen")
    panel.steward.setText("City of Bergen")
    panel.licence.setEditText("Only for friends")
    page.session.commands.run("bank.add")
    (release,) = releasing.releases(page.workspace)
    assert (release.number, release.bank.licence) == ("2026.1", "Only for friends")
    page.session.commands.run("bank.publish")
    assert panel.name.text() == "Questions of Bergen"
    panel.publish.click()
    assert "nothing to publish" in panel.problem.text


def test_what_must_be_put_right_stands_in_the_form_of_the_release(page):
    asked = revising.question(page.workspace, ask(page.workspace, "Who repairs it?"))
    revising.save(page.workspace, replace(asked, evidence=("EV99",)))
    page.session.commands.run("bank.publish")
    assert "EV99" in page.desks.publishing.panel.against.text()


def test_a_package_of_one_question_is_shown_whole(page, tmp_path):
    path = tampered(tmp_path / "x.dialogue-bank", lambda _: None, question("Who repairs it?"))
    page.packages.bring(path)
    assert "Who repairs it?" in page.packages.panel.detail.whole.toPlainText()
