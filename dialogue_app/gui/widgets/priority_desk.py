"""Buyers rate together: here with digits, or in workbooks sent around; the top of the list goes to a questionnaire."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain.priorities import rater_key
from dialogue_app.domain.priority_phrases import line_text, remark_text, review_text
from dialogue_app.errors import Problem
from dialogue_app.gui.models.priority_list import Rated
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.models.tick_lines import TickLine
from dialogue_app.gui.problems import Message, Tone, WayOut
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.change_review import ChangeReview
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.page_cover import PageCover
from dialogue_app.gui.widgets.priority_view import PriorityView
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.texts import Texts
from dialogue_app.workspace import collecting, prioritising

if TYPE_CHECKING:
    from dialogue_app.domain.priority_review import Line as Change
    from dialogue_app.domain.priority_review import Review
    from dialogue_app.workspace.collecting import Came

_FORMATS = ("pdf", "docx", "html", "xlsx", "csv", "json")


class PriorityDesk(QObject):
    """Joins the bank page with ``workspace.prioritising``. The poll is that of the present dialogue, else of the bank.

    Args:
        page: the bank page.
        cover: shows the panel.
    """

    def __init__(self, page: Page, cover: PageCover) -> None:
        super().__init__(page)
        self._page, self._session, self._cover = page, page.session, cover
        self._targets = Targets(page.session, page, "priorities")
        self._seen: Review | None = None
        self._of = ""
        self._session.dialogue_changed.connect(self.refresh)
        self._session.notifier.changed.connect(self.refresh)

    @cached_property
    def review(self) -> ChangeReview:
        """What came back; built when first asked for."""
        texts = self._session.texts
        take = lambda n: texts.count("priorities.take-ratings", n) if n else ""  # noqa: E731
        panel = ChangeReview(self._session, "bank/ratings", take)
        panel.accepted.connect(self.accept)
        panel.cancelled.connect(self._cover.close)
        return panel

    @cached_property
    def panel(self) -> PriorityView:
        """The panel, built when first asked for."""
        panel = PriorityView(self._session.texts, self._session.settings.recorded_by)
        panel.rated.connect(self.rate)
        panel.ask_wanted.connect(self.ask)
        panel.workbook_wanted.connect(self.write)
        panel.read_wanted.connect(self.ask_files)
        panel.list_wanted.connect(self.save_list)
        panel.themes_changed.connect(self.refresh)
        panel.rater.editingFinished.connect(self.refresh)
        panel.left.connect(self._cover.close)
        return panel

    def open(self) -> None:
        """Show the list."""
        self._cover.show(self.panel)
        self.refresh()
        self.panel.table.setFocus()

    def refresh(self) -> None:
        """Show the list anew while it is shown."""
        if "panel" not in self.__dict__ or self._cover.shown is not self.panel or self._session.workspace is None:
            return
        workspace, dialogue_id, texts = self._page.workspace, self._session.dialogue_id, self._session.texts
        said = prioritising.said(workspace, dialogue_id)
        rater = rater_key(self.panel.rater.text())
        mine = next((each.ratings for each in said if rater_key(each.rater) == rater), {})
        known = {
            key: (name, words)
            for key, name, words in prioritising.rows(workspace, themes=self.panel.themes.isChecked())
        }
        ranks = {each.key: each for each in prioritising.ranks(workspace, dialogue_id) if each.key in known}
        order = dict.fromkeys((*ranks, *known))
        rows = [Rated(key, known[key][0], known[key][1], ranks.get(key), mine.get(key, 0)) for key in order]
        about = texts("priorities.of-dialogue", title=self._session.dialogue_title) if dialogue_id else ""
        about = about or texts("priorities.of-bank")
        names = ", ".join(sorted(each.rater for each in said))
        raters = texts.count("priorities.report.raters", len(said), names=names) if said else texts("priorities.nobody")
        self.panel.ask.setEnabled(bool(dialogue_id) and not self.panel.themes.isChecked())
        self.panel.show_list(rows, f"{about} {raters}")

    def rate(self, rating: int) -> None:
        """Rate the marked rows."""
        ratings, rater = {each.key: rating for each in self.panel.marked}, self.panel.rater.text()
        workspace, dialogue_id = self._page.workspace, self._session.dialogue_id
        self._session.perform(lambda: prioritising.rate(workspace, rater, ratings, dialogue_id), self)
        self.refresh()

    def ask(self) -> None:
        """Add the marked questions to the questionnaire of the present dialogue."""
        keys = [each.key for each in self.panel.marked]
        workspace, dialogue_id = self._page.workspace, self._session.dialogue_id
        if self._session.perform(lambda: prioritising.ask(workspace, dialogue_id, keys), self):
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("priorities.asked", Tone.OK, [undo], dialogue=self._session.dialogue_title)

    def write(self) -> None:
        """Write the workbook to send around."""
        texts, workspace = self._session.texts, self._page.workspace
        kinds = {".xlsx": texts("priorities.workbooks")}
        target = self._targets.ask_file(texts("priorities.workbook"), f"{texts('priorities.sheet')}.xlsx", kinds)
        if target:
            told = prioritising.rows(workspace, themes=self.panel.themes.isChecked())
            title, at = texts("priorities.report.title"), workspace.now()
            self._start(target, lambda _: collecting.write_workbook(told, title, at, texts, target))

    def save_list(self) -> None:
        """Write the ranked list as a report."""
        texts = self._session.texts
        kinds = {f".{each}": each.upper() for each in _FORMATS}
        target = self._targets.ask_file(texts("priorities.save-list"), f"{texts('priorities.sheet')}.pdf", kinds)
        if target:
            try:
                write = prioritising.list_writing(self._page.workspace, self._session.dialogue_id, texts, target)
            except Problem as problem:
                self._session.report(problem)
                return
            self._start(target, lambda progress: write(progress.say))

    def ask_files(self) -> None:
        """Ask which workbooks came back."""
        texts = self._session.texts
        folder = str(self._page.workspace.path.parent)
        names, _ = QFileDialog.getOpenFileNames(self._page, texts("priorities.take"), folder, "*.xlsx")
        self.bring([Path(name) for name in names])

    def bring(self, paths: Sequence[Path]) -> None:
        """Read workbooks beside the window and show what they would change. Nothing is stored."""
        if not paths:
            return
        session, workspace = self._session, self._page.workspace

        def show(came: object) -> None:
            if session.workspace is workspace:
                self._show(cast("Came", came))

        session.messages.clear()
        session.start(session.texts.count("priorities.reading", len(paths)), _reading(tuple(paths)), show)

    def accept(self) -> None:
        """Take over the ticked ratings in one step."""
        workspace, seen = self._page.workspace, self._seen
        if seen is None:
            return
        dialogue_id, picked = self._of, self.review.picked
        if self._session.perform(lambda: collecting.take_over(workspace, seen, dialogue_id, picked), self):
            self.open()
            texts = self._session.texts
            undo = WayOut(texts("action.undo"), self._session.undo)
            self._session.messages.show(Message(texts.count("priorities.taken", len(picked)), Tone.OK, (undo,)))

    def _show(self, came: "Came") -> None:
        """Show ratings to tick, and above them what is not taken and why."""
        texts, self._of = self._session.texts, self._session.dialogue_id
        self._seen = seen = collecting.review(self._page.workspace, came, self._of)
        left = [self._session.sentence(each.problem) for each in seen.refused]
        left += [remark_text(each, texts) for each in seen.remarks]
        said = [texts("priorities.not-taken", why=why) for why in left]
        lines = [TickLine(words, words, (Line(Style.BODY, words),), may_tick=False) for words in said]
        named = prioritising.named(self._page.workspace)
        lines += [_row(each, *named[each.key], texts) for each in seen.lines]
        summary = f"{review_text(seen, texts)}. {texts('desk.nothing-stored')}"
        self.review.show_changes(texts("priorities.came-back"), summary, lines)
        self._cover.show(self.review)
        self.review.begin()

    def _start(self, target: Path, write: Work) -> None:
        def written(_: object) -> None:
            self._session.say("priorities.file-written", Tone.OK, self._targets.ways_to(target), file=target.name)

        self._session.start(self._session.texts("translate.writing", path=target.name), write, written)


def _row(line: "Change", name: str, words: str, texts: Texts) -> TickLine:
    told = (
        Line(Style.SMALL, line.file),
        Line(Style.TITLE, words),
        Line(Style.ITEM, line_text(line, name, texts)),
    )
    return TickLine(line.slot, line_text(line, name, texts), told, ticked=True)


def _reading(paths: tuple[Path, ...]) -> Work:
    """Work for the background: only paths."""

    def work(progress: Progress) -> "Came":
        return collecting.read(paths, progress.say)

    return work
