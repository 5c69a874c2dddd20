"""A newer release of the shared bank: offered quietly, read in words, taken over when the user says so."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from dialogue_app.errors import Problem
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.models.tick_lines import TickLine
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.widgets.change_review import ChangeReview
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.page_cover import PageCover

if TYPE_CHECKING:
    from dialogue_app.texts import Texts
    from dialogue_app.workspace.renewing import Renewal
    from question_bank.differences import Difference


class RenewalDesk(QObject):
    """Joins the bank page with ``workspace.renewing``.

    Args:
        page: the bank page.
        cover: shows the panel.
    """

    def __init__(self, page: Page, cover: PageCover) -> None:
        super().__init__(page)
        self._page, self._session, self._cover = page, page.session, cover
        self._seen: Renewal | None = None

    @cached_property
    def panel(self) -> ChangeReview:
        """The panel, built when first asked for."""
        panel = ChangeReview(self._session, "bank/renewal", self._take_words)
        panel.accepted.connect(self.accept)
        panel.cancelled.connect(self._cover.close)
        return panel

    def offer(self) -> None:
        """Say that this program brings a newer release, if it does; nothing happens by itself."""
        from dialogue_app.workspace import shipped_release  # noqa: PLC0415 - not needed to show the bank

        number = shipped_release.waiting(self._page.workspace)
        if number:
            look = WayOut(self._session.texts("renewal.look"), self.look)
            self._session.say("renewal.offer", Tone.INFO, [look], number=number)

    def look(self) -> None:
        """Show what the release of this program changes."""
        self._show(None)

    def ask(self) -> None:
        """Ask for a package of the shared bank and show what it changes."""
        texts = self._session.texts
        kinds = f"{texts('renewal.packages')} (*.dialogue-bank)"
        folder = str(self._page.workspace.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._page, texts("renewal.ask-file"), folder, kinds)
        if name:
            self.look_into(Path(name))

    def look_into(self, package: Path) -> None:
        """Show what a package of the shared bank changes."""
        self._show(package)

    def accept(self) -> None:
        """Take over the release and let the ticked items follow."""
        from dialogue_app.workspace import renewing  # noqa: PLC0415 - see look

        seen, workspace = self._seen, self._page.workspace
        if seen is None:
            return
        picked = {key for key in self.panel.picked if isinstance(key, tuple)}
        if self._session.perform(lambda: renewing.take_over(workspace, seen, picked), self):
            self._cover.close()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("renewal.done", Tone.OK, [undo], number=seen.release.number)

    def _show(self, path: Path | None) -> None:
        from dialogue_app.workspace import renewing  # noqa: PLC0415 - see offer

        workspace = self._page.workspace
        try:
            seen = renewing.preview(workspace, renewing.newer(workspace, path))
        except Problem as problem:
            self._session.report(problem)
            return
        self._seen, texts = seen, self._session.texts
        summary = texts.count("renewal.found", len(seen.found), before=seen.before, now=seen.release.number)
        summary = " ".join((summary, texts("renewal.drafts-why" if seen.drafts else "renewal.no-drafts")))
        self.panel.show_changes(texts("renewal.title", number=seen.release.number), summary, tuple(_rows(seen, texts)))
        self._session.messages.clear()
        self._cover.show(self.panel)
        self.panel.begin()

    def _take_words(self, number: int) -> str:
        seen, texts = self._seen, self._session.texts
        if seen is None or (seen.installed and not number):
            return ""
        if not seen.possible:
            return texts("renewal.take-only", number=seen.release.number)
        return texts.count("renewal.take", number, number=seen.release.number)


def _rows(seen: "Renewal", texts: "Texts") -> Iterator[TickLine]:
    from dialogue_app.domain.renewal_phrases import offer_text  # noqa: PLC0415 - see RenewalDesk.offer

    by_id = {each.id: each for each in seen.found}
    for draft in seen.drafts:
        for offer in draft.offers:
            found = by_id.get(offer.item.snapshot.question_id)
            words = texts("renewal.row", item=offer.item.code, title=draft.title, why=offer_text(offer, texts))
            lines = (Line(Style.SMALL, words), *_changes(seen, found, texts)) if found else (Line(Style.SMALL, words),)
            key = (draft.dialogue_id, offer.item.id)
            yield TickLine(key, words, lines, ticked=offer.ticked, may_tick=offer.obstacle is None)
    for each in seen.found:
        words = f"{each.id} · {_heading(each, texts)}"
        yield TickLine(each.id, words, tuple(_changes(seen, each, texts)), may_tick=False)


def _changes(seen: "Renewal", found: "Difference", texts: "Texts") -> Iterator[Line]:
    from dialogue_app.domain.difference_phrases import part_lines  # noqa: PLC0415 - see RenewalDesk.offer

    yield Line(Style.SMALL, _heading(found, texts), lead=found.id)
    yield Line(Style.TITLE, found.prompt)
    for part in found.parts:
        for said in part_lines(part, texts):
            yield Line(Style.ITEM, said)
    if uses := seen.asked[found.id]:
        yield Line(Style.HEAD, texts("renewal.asked-in"))
    for use in uses:
        key = "cli.bank.diff.frozen" if use.frozen else "cli.bank.diff.open"
        yield Line(Style.ITEM, texts(key, title=use.title, version=use.version, rev=use.rev))


def _heading(found: "Difference", texts: "Texts") -> str:
    from dialogue_app.domain.difference_phrases import heading  # noqa: PLC0415 - see RenewalDesk.offer

    return heading(found, texts)
