"""Where the questions of a questionnaire stand: moved, dropped, put into sections, marked as must, taken out."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from dialogue_app.domain.joint import is_joint
from dialogue_app.domain.questionnaire import Item
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.gui.widgets.section_panel import SectionPanel
from dialogue_app.workspace import arranging, assembling


class ArrangingDesk(QObject):
    """Carries out what is done in the view, by mouse and by keyboard alike.

    Args:
        desk: changes the questionnaire.
        view: shows it, and says what is marked.
        panel: asks for the title of a section.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, panel: SectionPanel) -> None:
        super().__init__(view)
        self._desk, self._view, self._panel = desk, view, panel
        view.items_dropped.connect(self.group)
        view.section_dropped.connect(self._place_section)
        panel.grouped.connect(self._grouped)
        panel.renamed.connect(self._renamed)
        panel.closed.connect(view.setFocus)

    def move(self, steps: int) -> None:
        """Move the section that has the keyboard, else the marked questions."""
        section = self._view.present_section()
        if section:
            self._move_section(section.id, steps)
            return
        ids = self._marked()
        if ids:
            present = self._view.present()
            if self._desk.change(lambda file, told: arranging.move_items(file, told, ids, steps)):
                self._view.mark(ids, present.id if present else "")

    def remove(self) -> None:
        """Take the marked questions out; the next one gets the keyboard."""
        ids = self._marked()
        if not ids:
            return
        following, before = self._after(ids), self._desk.items
        if self._desk.change(lambda file, told: assembling.remove_items(file, told, ids)):
            self._view.mark([following] if following else [])
            self._tell_freed(before)

    def toggle_must(self) -> None:
        """Make the marked questions nice to have if all are a must, else a must."""
        ids = self._marked()
        must = not all(item.must for item in self._view.marked())
        if ids:
            self._desk.change(lambda file, told: arranging.set_must(file, told, ids, must))

    def use_bank_wording(self) -> None:
        """Ask the marked questions in the bank's words again."""
        ids = self._marked()
        reworded = tuple(item.id for item in self._view.marked() if item.local_wording)
        if reworded:
            self._desk.change(lambda file, told: arranging.use_bank_wording(file, told, reworded))
        elif ids:
            self._desk.session.say("arrange.bank-wording-already")

    def ask_section(self) -> None:
        """Ask for the section that the marked questions shall stand in."""
        ids, form = self._marked(), self._desk.form
        if ids and form:
            holds = next((each for each in form.sections if any(item.id == ids[0] for item in each.items)), None)
            titles = [each.title for each in form.sections if each != holds]
            dialogue = self._desk.workspace.dialogue(self._desk.dialogue_id)
            own = [each for each in dialogue.buyers if is_joint(dialogue) and each not in titles]
            self._panel.open_for_items(ids, titles + [each for each in own if not holds or each != holds.title])

    def rename_section(self) -> None:
        """Ask for another title of the section that has the keyboard."""
        section = self._view.present_section()
        if section and not self._desk.refused():
            self._panel.open_for_section(section)

    def group(self, item_ids: tuple[str, ...], title: str, before: str = "") -> None:
        """Put items into the section of this title, before another item or at its end."""
        if not self._desk.refused() and self._desk.change(
            lambda file, told: arranging.into_section(file, told, item_ids, title, before), self._not_titled
        ):
            self._view.mark(item_ids)

    def _grouped(self, item_ids: tuple[str, ...], title: str) -> None:
        self._panel.say_error("")
        self.group(item_ids, title)
        self._close_panel()

    def _renamed(self, section_id: str, title: str) -> None:
        self._panel.say_error("")
        if self._desk.change(
            lambda file, told: arranging.rename_section(file, told, section_id, title), self._not_titled
        ):
            self._view.go_to_section(section_id)
        self._close_panel()

    def _close_panel(self) -> None:
        if not self._panel.has_error:
            self._panel.close_panel()

    def _not_titled(self, problem: Problem) -> None:
        if self._panel.isVisible():
            self._panel.say_error(self._desk.session.sentence(problem))
        else:
            self._desk.session.report(problem)

    def _move_section(self, section_id: str, steps: int) -> None:
        if not self._desk.refused() and self._desk.change(
            lambda file, told: arranging.move_section(file, told, section_id, steps)
        ):
            self._view.go_to_section(section_id)

    def _place_section(self, section_id: str, before: str) -> None:
        """Move a section so that it stands before another, or at the end."""
        ids = [each.id for each in self._desk.form.sections] if self._desk.form else []
        if section_id not in ids or section_id == before:
            return
        start = ids.index(section_id)
        target = ids.index(before) if before in ids else len(ids)
        self._move_section(section_id, target - start - (target > start))

    def _marked(self) -> tuple[str, ...]:
        """Return the ids of what is marked; empty when there is nothing or when nothing may change."""
        marked = self._view.marked()
        return () if not marked or self._desk.refused() else tuple(item.id for item in marked)

    def _after(self, item_ids: Collection[str]) -> str:
        """The question that gets the keyboard when these are gone: the next one, else the one before."""
        ids = [item.id for item in self._desk.items]
        last = max(ids.index(item_id) for item_id in item_ids)
        left = [item_id for item_id in ids[last + 1 :] + ids[last::-1] if item_id not in item_ids]
        return left[0] if left else ""

    def _tell_freed(self, before: list[Item]) -> None:
        """Say which questions are always asked now, because what they depended on is gone."""
        depended = {item.id for item in before if item.condition}
        freed = [item.code for item in self._desk.items if item.id in depended and not item.condition]
        if freed:
            self._desk.session.say("arrange.freed", Tone.WARN, items=", ".join(freed))
