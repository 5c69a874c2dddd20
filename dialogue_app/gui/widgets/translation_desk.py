"""Hands texts to translators and takes their workbook back: read beside the window, reviewed, taken over."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from dialogue_app.errors import Problem
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.models.tick_lines import TickLine
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.change_review import ChangeReview
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.page_cover import PageCover
from dialogue_app.gui.widgets.saving_desk import SavingDesk
from dialogue_app.gui.widgets.translate_panel import TranslatePanel

if TYPE_CHECKING:
    from dialogue_app.domain.translation_review import Line as Change
    from dialogue_app.domain.translation_review import Review
    from dialogue_app.texts import Texts
    from dialogue_app.workspace.translators import TranslationOrder


class TranslationDesk(QObject):
    """Joins the bank page with ``workspace.translators``.

    Args:
        page: the bank page.
        cover: shows the panels.
    """

    def __init__(self, page: Page, cover: PageCover) -> None:
        super().__init__(page)
        self._page, self._session, self._cover = page, page.session, cover
        self._saving = SavingDesk(page.session, page, "translators", ("xlsx",))
        self._seen: Review | None = None

    @cached_property
    def panel(self) -> TranslatePanel:
        """What goes out; built when first asked for."""
        themes = [(each.code, each.name) for each in self._page.workspace.release.themes]
        panel = TranslatePanel(self._session.texts, themes)
        panel.wanted.connect(self.write)
        panel.returned.connect(self.ask)
        panel.left.connect(self._cover.close)
        return panel

    @cached_property
    def review(self) -> ChangeReview:
        """What came back; built when first asked for."""
        texts = self._session.texts
        panel = ChangeReview(self._session, "bank/translated", lambda n: texts.count("translate.take", n) if n else "")
        panel.accepted.connect(self.accept)
        panel.cancelled.connect(self._cover.close)
        return panel

    def open(self) -> None:
        """Show what can go out."""
        self._cover.show(self.panel)
        self.panel.languages.setFocus()

    def write(self) -> None:
        """Write the workbook where the user wants it."""
        from dialogue_app.workspace import translators  # noqa: PLC0415 - not needed to show the bank

        panel, workspace = self.panel, self._page.workspace
        themes = [panel.theme.code] if panel.theme.code else []
        try:
            order = translators.order(
                workspace,
                panel.codes,
                themes,
                own=panel.own.isChecked(),
                one_sheet=panel.one_sheet.isChecked(),
                reading=panel.reading.isChecked(),
            )
        except Problem as problem:
            self._session.report(problem)
            return
        texts = self._session.texts
        self._saving.save(f"{order.title}-{'-'.join(order.languages)}", lambda target: _writing(order, texts, target))

    def ask(self) -> None:
        """Ask which workbook came back."""
        texts = self._session.texts
        folder = str(self._page.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._page, texts("translate.ask-file"), folder, "*.xlsx")
        if name:
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Read a workbook and show what it would change; nothing is stored."""
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see write

        texts, workspace = self._session.texts, self._page.workspace

        def read(told: object) -> None:
            if isinstance(told, tuple) and self._session.workspace is workspace:
                self._show(translators.review(workspace, told, path.name))

        self._session.start(texts("translate.reading", path=path.name), _reading(path, texts), read)

    def accept(self) -> None:
        """Take over the ticked texts in one step."""
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see write

        seen, workspace = self._seen, self._page.workspace
        if seen is None:
            return
        picked = [line.slot for line in seen.lines if line.slot in self.review.picked]
        if self._session.perform(lambda: translators.take_over(workspace, seen, picked), self):
            self._cover.close()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("translate.done", Tone.OK, [undo], n=len(picked))

    def _show(self, seen: "Review") -> None:
        from dialogue_app.domain.translation_phrases import fate_text  # noqa: PLC0415 - see write

        self._seen, texts = seen, self._session.texts
        counts = " · ".join(f"{fate_text(fate, texts)}: {n}" for fate, n in seen.counts().items() if n)
        rows = [_row(line, texts) for line in seen.lines if line.fate != "same"]
        summary = f"{counts}. {texts('desk.nothing-stored')}" if counts else texts("translate.no-texts")
        self.review.show_changes(texts("translate.review", file=seen.file), summary, rows)
        self._session.messages.clear()
        self._cover.show(self.review)
        self.review.begin()


def _row(line: "Change", texts: "Texts") -> TickLine:
    from dialogue_app.domain.translation_phrases import fate_text, line_text  # noqa: PLC0415 - see TranslationDesk
    from dialogue_app.domain.translation_review import TAKEABLE, TICKED  # noqa: PLC0415

    told = [
        Line(Style.SMALL, line_text(line, texts)),
        Line(Style.HEAD, texts("translate.head.pivot")),
        Line(Style.BODY, line.source or "–"),
        Line(Style.HEAD, texts("translate.before")),
        Line(Style.BODY, line.before or "–"),
        Line(Style.HEAD, texts("translate.now")),
        Line(Style.BODY, line.told.text or "–"),
    ]
    if line.told.remark:
        told += [Line(Style.HEAD, texts("translate.head.remark")), Line(Style.BODY, line.told.remark)]
    words = f"{line.slot[1]} · {line.slot[3]} · {fate_text(line.fate, texts)} · {line.told.text or line.before}"
    return TickLine(line.slot, words, tuple(told), line.fate in TICKED, line.fate in TAKEABLE)


def _writing(order: "TranslationOrder", texts: "Texts", target: Path) -> Work:
    def work(progress: Progress) -> Path:
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see TranslationDesk.write

        progress.say(0)
        return translators.write(order, texts, target)

    return work


def _reading(path: Path, texts: "Texts") -> Work:
    def work(progress: Progress) -> object:
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see TranslationDesk.write

        return translators.read(path, texts, progress.say)

    return work
