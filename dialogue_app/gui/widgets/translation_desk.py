"""Hands texts to translators and takes their workbook back: read beside the window, reviewed, taken over."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast, overload

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

_READ = 0.8
"""Share of the work that is reading; the rest compares."""

if TYPE_CHECKING:
    from dialogue_app.domain.translation_review import Line as Change
    from dialogue_app.domain.translation_review import Review
    from dialogue_app.texts import Texts
    from dialogue_app.workspace.translators import TranslationOrder, Unread


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
        try:
            kept = translators.unread(workspace)
        except Problem as problem:
            self._session.report(problem)
            return

        def show(seen: object) -> None:
            if self._session.workspace is workspace:
                self._show(cast("Review", seen))

        self._session.start(texts("translate.reading", path=path.name), _reading(path, kept, texts), show)

    def accept(self) -> None:
        """Take over the ticked texts in one step."""
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see write

        seen, workspace = self._seen, self._page.workspace
        if seen is None:
            return
        wanted = self.review.picked
        picked = [line.slot for line in seen.lines if line.slot in wanted]
        if self._session.perform(lambda: translators.take_over(workspace, seen, picked), self):
            self._cover.close()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("translate.done", Tone.OK, [undo], n=len(picked))

    def _show(self, seen: "Review") -> None:
        from dialogue_app.domain.translation_phrases import fate_text  # noqa: PLC0415 - see write
        from dialogue_app.domain.translation_review import LOOK  # noqa: PLC0415

        self._seen, texts = seen, self._session.texts
        counts = " · ".join(f"{fate_text(fate, texts)}: {n}" for fate, n in seen.counts().items() if n)
        lines = [line for line in seen.lines if line.fate != "same"]
        look = [number for number, line in enumerate(lines) if line.fate in LOOK]
        summary = f"{counts}. {texts('desk.nothing-stored')}" if counts else texts("translate.no-texts")
        title = texts("translate.review", file=seen.file)
        self.review.show_changes(title, summary, _Rows(lines, texts), seen.ticked, look)
        self._session.messages.clear()
        self._cover.show(self.review)
        self.review.begin()


class _Rows(Sequence[TickLine]):
    """The cells as lines to tick, each put into words when it is shown."""

    def __init__(self, lines: "Sequence[Change]", texts: "Texts") -> None:
        self._lines, self._texts = lines, texts

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> TickLine: ...

    @overload
    def __getitem__(self, number: slice) -> "_Rows": ...

    def __getitem__(self, number: int | slice) -> "TickLine | _Rows":
        if isinstance(number, slice):
            return _Rows(self._lines[number], self._texts)
        return _row(self._lines[number], self._texts)


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


def _reading(path: Path, kept: "Unread", texts: "Texts") -> Work:
    """Work for the background: a path and frozen values."""

    def work(progress: Progress) -> "Review":
        from dialogue_app.workspace import translators  # noqa: PLC0415 - see TranslationDesk.write

        told = translators.read(path, texts, lambda share: progress.say(share * _READ))
        return translators.compared(told, kept, path.name, lambda share: progress.say(_READ + share * (1 - _READ)))

    return work
