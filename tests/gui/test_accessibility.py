"""A walk over every page and panel: names for a screen reader, plain text only, nothing cut, in every look."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from dialogue_app.domain.answers import Answer, Source, State
from dialogue_app.domain.suppliers import Participant, Supplier
from dialogue_app.gui.actions import PLACES
from dialogue_app.gui.models.again_words import AgainLine
from dialogue_app.gui.models.dialogue_steps import Step
from dialogue_app.gui.problems import FaultDialog
from dialogue_app.gui.widgets.command_palette import CommandPalette
from dialogue_app.gui.widgets.compare_faces import FACES
from dialogue_app.gui.widgets.key_sheet import KeySheet
from dialogue_app.workspace import answering, handing_on, merging, preparing
from dialogue_app.workspace.taking_in import Incoming
from tests.helpers.packages import package, question
from tests.helpers.returned import proposal, returned

OUR_TOOLTIP = re.compile(r"<span>[^<]*</span>")


def form_of_a_new_dialogue(window):
    window.session.commands.run("file.new")


def fields_of_a_new_supplier(window):
    window.session.commands.run("dialogues.add-supplier")


def step_of_a_new_dialogue(name):
    def show(window):
        window.session.commands.run("file.new")
        window.page.preparing.form.fields.hypotheses.line.setText("Sites are named within 30 days")
        window.page.preparing.form.fields.hypotheses.take()
        window.page.preparing.form.go_to(Step(name))

    return show


def all_steps(window):
    window.session.commands.run("file.new")
    window.page.preparing.form.show_whole(True)


def fields_of_a_dialogue(window):
    window.session.commands.run("edit.reword")


def fields_of_a_supplier(window):
    panel = window.page.inspector.participants
    panel.list.selectAll()
    panel.change()


def suggestions(window):
    window.session.commands.run("assemble.suggest")


def own_words(window):
    window.page.view.setFocus()
    window.session.commands.run("edit.reword")


def title_of_a_section(window):
    page = window.page
    page.section.open_for_items((page.desk.items[0].id,), [section.title for section in page.desk.form.sections])


def condition_of_a_question(window):
    page = window.page
    lead, *_, later = page.desk.items
    page.condition.open_for([later], [each for each in page.desk.items if each.snapshot.answer.options], None)
    page.view.mark([lead.id])


def suppliers_to_ask_again(window):
    names = ("Alpha", "Elektronik und Datenverarbeitungsgesellschaft Süd")
    words = "Asked in other words: TRN-101-K, GOV-102-B. New: VER-101-C."
    window.page.again.open_with([AgainLine(name, words, ()) for name in names])


def question_before_freezing(window):
    window.page.confirm.ask()


def talk(window):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.session.live_supplier


def export(window):
    window.session.commands.run("file.export")


def returned_files(window):
    page, workspace = window.page, window.session.workspace
    dialogue_id = window.session.dialogue_id
    items = list(workspace.questionnaire(dialogue_id).items())
    said = [proposal(item, Answer(State.NOT_KNOWN, claim="We don't know. " * 9)) for item in items]
    owner = preparing.participants(workspace, dialogue_id)[0].supplier.id
    files = (returned(*said, supplier_id=owner, file="a.xlsx"), returned(*said, file="without a name " * 5))
    page.returns._take_in(files)
    page.returns.panel.files.setCurrentIndex(page.returns.panel.model.index(1, 0))


def face_of_the_comparison(face):
    """Return what shows a face of the comparison."""

    def step(window):
        window.page.choose_face(face)

    return step


def owed(window):
    window.session.commands.run("dialogues.owed")
    window.page.owed.view.put_off.click()


def portfolio(window):
    window.session.commands.run("dialogues.portfolio")


def dialogue_to_hand_on(window):
    window.session.commands.run("dialogues.hand-on")
    list(window.page.travel._giving.choices.values())[-1].setChecked(True)


def dialogue_to_take_in(window):
    workspace, dialogue_id = window.session.workspace, window.session.dialogue_id
    sent = handing_on.packed(workspace, dialogue_id, handing_on.Readers.INTERNAL)
    supplier = Supplier("0000-elsewhere", "A company with a long name " * 6)
    preparing.add_supplier(workspace, supplier.name)
    entries = {**sent.entries, "answers": sent.entries["answers"][:-1]}
    for each in preparing.participants(workspace, dialogue_id):
        answer = Answer(State.NOT_KNOWN, claim="We don't know. " * 9, source=Source.WRITTEN)
        answering.record(workspace, dialogue_id, each.supplier.id, "FRC-101", answer)
    changed = replace(sent, participants=(*sent.participants, Participant(supplier)), entries=entries)
    window.page.travel._show(Incoming(changed, "0" * 64, "a file with a long name " * 5))


def offer_of_the_folder(window):
    window.page.folder.say("New from a city with a long name: a dialogue with a long title. " * 3, offers=True)


def contract(window):
    mark_round_2(window)
    window.page.open_contract()


def mark_round_2(window):
    lines = preparing.overview(window.session.workspace)
    line = next(each for each in lines if each.dialogue.title.endswith("round 2"))
    window.session.choose_dialogue(line.dialogue.id, line.dialogue.title)
    return line.dialogue.id


def finding(window):
    mark_round_2(window)
    window.session.set_live(preparing.find_supplier(window.session.workspace, "Kestrelmoor Networks").id)
    window.page.desk.talk.findings.change_row(0)


def check_of_an_answer(window):
    mark_round_2(window)
    window.session.set_live(preparing.find_supplier(window.session.workspace, "Tarnwick Servers").id)
    window.page.desk.talk.open(window.page.desk.history)
    window.page.desk.history.check.fold.setChecked(True)


def new_question(window):
    window.session.commands.run("file.new")


def part_of_a_question(name):
    def show(window):
        window.page.own.is_open = False
        window.page.editing.edit()
        window.page.own.editor.language.choose("de")
        window.page.own.editor._show()
        window.page.own.editor.show_part(name)

    return show


def package_that_came(window):
    mine, theirs = question("Who repairs it?", number=1), question("Who repairs it, and where? " * 6, number=2)
    sent = package(mine, theirs)
    sent = replace(sent, bank=replace(sent.bank, steward="W" * 5_000, licence="<b>free</b> " * 900))
    seen = merging.preview(window.session.workspace, sent, "long name of a file " * 4)
    window.page.packages._show(seen)


def action_of_the_bank(name):
    return lambda window: window.session.commands.run(f"bank.{name}")


PANELS: list[tuple[str, Callable | None]] = [
    *((place, None) for place in (*PLACES, "guide", "settings")),
    ("dialogues", form_of_a_new_dialogue),
    *(("dialogues", step_of_a_new_dialogue(step.value)) for step in Step),
    ("dialogues", all_steps),
    ("dialogues", fields_of_a_dialogue),
    ("dialogues", fields_of_a_new_supplier),
    ("dialogues", fields_of_a_supplier),
    ("bank", new_question),
    *(
        ("bank", part_of_a_question(name))
        for name in ("question", "answer", "listening", "place", "proof", "criterion")
    ),
    ("bank", package_that_came),
    *(("bank", action_of_the_bank(name)) for name in ("hand-on", "publish", "proposals", "record")),
    ("assemble", suggestions),
    ("assemble", own_words),
    ("assemble", title_of_a_section),
    ("assemble", condition_of_a_question),
    ("assemble", suppliers_to_ask_again),
    ("assemble", question_before_freezing),
    ("live", talk),
    *(("compare", face_of_the_comparison(entry.id)) for entry in FACES),
    ("compare", export),
    ("compare", returned_files),
    ("dialogues", returned_files),
    ("dialogues", owed),
    ("dialogues", contract),
    ("dialogues", portfolio),
    ("dialogues", offer_of_the_folder),
    ("dialogues", dialogue_to_hand_on),
    ("dialogues", dialogue_to_take_in),
    ("live", finding),
    ("live", check_of_an_answer),
]


def open_panel(window, place, step):
    line = next(each for each in preparing.overview(window.session.workspace) if each.dialogue.title.startswith("Lap"))
    window.session.choose_dialogue(line.dialogue.id, line.dialogue.title)
    window.session.go(place)
    if step:
        step(window)
    for _ in range(2):  # what scrolls learns its width first, and then how high its words are
        QApplication.processEvents()


def shown_in(window, kind=QWidget):
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def place_of(widget):
    """Return where a widget is, for the message of a failing test."""
    chain = []
    while widget is not None:
        chain.append(f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()[:40]!r}")
        widget = widget.parentWidget()
    return " in ".join(chain[:4])


def without_a_name(window):
    takes_focus = [each for each in shown_in(window) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [
        place_of(widget)
        for widget in takes_focus
        if widget.focusProxy() is None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def interpreted(window):
    labels = [each for each in shown_in(window, QLabel) if each.textFormat() is not Qt.TextFormat.PlainText]
    tooltips = [each for each in shown_in(window) if each.toolTip() and not OUR_TOOLTIP.fullmatch(each.toolTip())]
    return [place_of(each) for each in (*labels, *tooltips)]


def cut(window):
    """Return the labels and buttons that have less room than their words need."""
    found = []
    for widget in (*shown_in(window, QLabel), *shown_in(window, QAbstractButton)):
        if isinstance(widget.parentWidget(), QLineEdit):
            continue  # Qt's own buttons inside a field
        tall = widget.heightForWidth(widget.width())
        wraps = tall > 0
        needed = widget.sizeHint()
        if (tall if wraps else needed.height()) > widget.height() or (not wraps and needed.width() > widget.width()):
            found.append(place_of(widget))
    found += [place_of(area) for area in shown_in(window, QScrollArea) if area.horizontalScrollBar().maximum() > 0]
    return found


@pytest.mark.parametrize(("place", "step"), PANELS)
def test_every_panel_can_be_heard_holds_plain_text_and_fits(window, place, step):
    window.resize(1024, 640)
    open_panel(window, place, step)
    assert without_a_name(window) == []
    assert interpreted(window) == []
    assert cut(window) == []


@pytest.mark.parametrize(("theme", "scale"), [("light", 200), ("dark", 200), ("contrast", 80)])
def test_every_panel_builds_in_every_look_and_follows_another(window, theme, scale):
    window.session.set_theme(theme)
    window.session.set_scale(scale)
    for place, step in PANELS:
        window.session.set_live("")
        open_panel(window, place, step)
        assert not window.grab().isNull()
    window.session.set_theme("dark" if theme == "light" else "light")
    window.session.set_scale(110)
    for place in PLACES:
        open_panel(window, place, None)
        assert not window.grab().isNull()


def test_a_page_that_needs_more_room_at_200_percent_scrolls(window):
    window.resize(1024, 640)
    window.session.set_scale(200)
    for place in (*PLACES, "guide", "settings"):
        open_panel(window, place, None)
        area = window.stack.currentWidget()
        assert window.page.width() >= window.page.minimumSizeHint().width() or area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("kind", [CommandPalette, KeySheet])
def test_palette_and_key_sheet_can_be_heard(window, kind):
    dialog = kind(window.session.commands, window.session.texts, window)
    dialog.show()
    assert without_a_name(dialog) == []
    assert interpreted(dialog) == []
    dialog.reject()


def test_the_fault_dialog_can_be_heard(session, qtbot):
    dialog = FaultDialog("<b>report</b>", session.texts)
    qtbot.addWidget(dialog)
    dialog.show()
    assert without_a_name(dialog) == []
    assert interpreted(dialog) == []
    assert dialog.report.toPlainText() == "<b>report</b>"


def test_the_start_panel_can_be_heard_and_fits(session, shown, tmp_path):
    session.settings.remember_workspace(tmp_path / "gone.dialogues")
    window = shown(session)
    window.resize(1024, 640)
    assert without_a_name(window) == []
    assert interpreted(window) == []
    assert cut(window) == []


def test_nothing_pops_up_on_the_way(window):
    for place, step in PANELS:
        window.session.set_live("")
        open_panel(window, place, step)
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert boxes == []
