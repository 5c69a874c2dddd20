"""What a package would do, before anything is stored: its questions at the left, the marked one at the right."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from dialogue_app.domain.bank_merge import Choice, What
from dialogue_app.domain.take_in_phrases import sort_of
from dialogue_app.gui import theme
from dialogue_app.gui.models.package_lines import Entry, PackageLines
from dialogue_app.gui.models.question_sheet import Line as Paragraph
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.package_detail import PackageDetail
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter
from dialogue_app.workspace import merging
from dialogue_app.workspace.merging import Preview
from question_bank import Question

_SIDE_BY_SIDE_FROM = 800
_EVERYTHING = "everything"
_ORDER = (What.CONFLICT.value, "proposal", What.NEW.value, What.CHANGED.value, What.SHARED.value, What.SAME.value)
_LONGEST = 120
"""Characters of a name that somebody else wrote."""


def shortened(words: str) -> str:
    """Return a name that somebody else wrote, short enough for one line or two."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


class PackageReview(QWidget):
    """Shows a preview and lets the user settle what conflicts. Esc puts it away; Ctrl+Enter is the page's.

    Signals:
        accepted(): take over.
        cancelled(): put the preview away.

    Attributes:
        choices: how single conflicts are settled, by key of the question.
        offers: ids of the proposals to keep.

    Args:
        session: words, settings and look.
        sheet: returns the paragraphs of a whole question.
    """

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, session: Session, sheet: Callable[[Question], tuple[Paragraph, ...]]) -> None:
        super().__init__()
        texts = self._texts = session.texts
        self._seen: Preview | None = None
        self._entries: tuple[Entry, ...] = ()
        self.choices: dict[tuple[str, str], Choice] = {}
        self.offers: set[str] = set()
        self.setAccessibleName(texts("take-in.title"))
        self.title, self.summary = heading(""), hint("")
        for words in (self.title, self.summary):
            let_shrink(words)
        self.take = primary_button(texts("take-in.take"), self.accepted.emit, "check")
        self.cancel = secondary_button(texts("take-in.cancel"), self.cancelled.emit)
        self.which = ChoiceBox(texts("take-in.which"))
        self.model = PackageLines(texts, self)
        self.table = RowTable(self.model, texts("take-in.list"))
        self.detail = PackageDetail(texts, sheet)
        self._lay_out(session)
        self.which.chosen.connect(lambda _: self._list())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self.detail.settled.connect(self._settle)
        self.detail.settled_alike.connect(self._settle_alike)
        self.detail.kept.connect(self._keep)
        session.look_changed.connect(self._follow_look)
        make_keys(self, {"Escape": self.cancelled.emit})

    def show_preview(self, seen: Preview) -> None:
        """Show what a package would do; nothing is settled yet, so everything of one's own stays."""
        self._seen, self.choices, self.offers = seen, {}, set()
        entries = [Entry(line) for line in seen.lines]
        entries += [Entry(proposal=one, difference=found) for one, found in seen.offers]
        self._entries = tuple(sorted(entries, key=lambda each: (_ORDER.index(each.what), each.key)))
        self.title.setText(self._texts("take-in.from", bank=shortened(merging.sender(seen.package))))
        self.summary.setText(self._summary(seen))
        self._offer_kinds()
        self._list()

    def begin(self) -> None:
        """Put the focus where the user begins."""
        self.table.setFocus()

    # Inside --------------------------------------------------------------------------------------------------

    def _summary(self, seen: Preview) -> str:
        texts, counts = self._texts, seen.counts()
        said = [texts.count(f"take-in.count-{what}", number) for what, number in counts.items() if number]
        said += [texts.count("take-in.count-proposal", len(seen.offers))] if seen.offers else []
        licence = seen.package.bank.licence
        said.append(texts("take-in.licence", licence=shortened(licence)) if licence else texts("take-in.no-licence"))
        return " · ".join((shortened(seen.file), *said, texts("take-in.nothing-stored")))

    def _offer_kinds(self) -> None:
        found = [each.what for each in self._entries]
        kinds = [(what, self._texts(f"take-in.kind-{what}", n=found.count(what))) for what in _ORDER if what in found]
        everything = self._texts("take-in.kind-everything", n=len(found))
        self.which.offer([*kinds, (_EVERYTHING, everything)] if len(kinds) > 1 else [(_EVERYTHING, everything)])
        self.which.choose(kinds[0][0] if kinds and kinds[0][0] != What.SAME else _EVERYTHING)

    def _list(self) -> None:
        code = self.which.code
        self.model.choices, self.model.kept = self.choices, frozenset(self.offers)
        self.model.list_rows([each for each in self._entries if code in (_EVERYTHING, each.what)])
        self.table.selectRow(0)
        self._show_row()

    def _show_row(self) -> None:
        entry = self._entry()
        line = entry.line if entry else None
        mine = line.found.mine if line else None
        here = self._seen.id_here(mine.newest) if mine and self._seen else ""
        choice = self.choices.get(entry.key, Choice()) if entry else Choice()
        kept = bool(entry and entry.proposal and entry.proposal.id in self.offers)
        self.detail.show_entry(entry, here, choice, len(self._alike(entry)) - 1, kept=kept)

    def _entry(self) -> Entry | None:
        return self.model.value(self.table.currentIndex().row())

    def _alike(self, entry: Entry | None) -> list[Entry]:
        """Return all conflicts of the kind of one."""
        wanted = sort_of(entry.line) if entry and entry.line else None
        return [each for each in self._entries if wanted and each.line and sort_of(each.line) is wanted]

    def _settle(self, choice: Choice) -> None:
        if entry := self._entry():
            self.choices[entry.key] = choice
            self.model.refresh()

    def _settle_alike(self, choice: Choice) -> None:
        for each in self._alike(self._entry()):
            self.choices[each.key] = choice
        self.model.refresh()

    def _keep(self, kept: bool) -> None:
        entry = self._entry()
        if entry and entry.proposal:
            (self.offers.add if kept else self.offers.discard)(entry.proposal.id)
            self.model.kept = frozenset(self.offers)
            self.model.refresh()

    def _follow_look(self) -> None:
        self.detail.follow_look()
        for column, width in enumerate((170, 100)):
            self.table.setColumnWidth(column, theme.pixels(width))

    def _lay_out(self, session: Session) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._follow_look()
        self.take.setText(plain(self._texts("take-in.take")))
        buttons = Flow(GRID)
        for part in (self.take, self.cancel, self.which):
            buttons.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addWidget(buttons)
        panes: list[QWidget] = [self.table, self.detail]
        column.addWidget(TurningSplitter("take-in", session.settings, panes, [560, 560], _SIDE_BY_SIDE_FROM), 1)
