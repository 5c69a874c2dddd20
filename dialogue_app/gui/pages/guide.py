"""The guide beside the work: short pages, standard texts to fill and copy, labels, national rules, and words.

Needs no workspace. With one open, standard texts begin with what the present dialogue says, and the registries of its
bank can be read.
"""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.identity import timestamp
from dialogue_app.gui import theme
from dialogue_app.gui.models.library_sheet import label_sheet, profile_sheet
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import Page, SearchField, Splitter, action_button, heading
from dialogue_app.gui.widgets.guide_reader import GuideReader
from dialogue_app.gui.widgets.guide_tree import Entry, GuideTree
from dialogue_app.gui.widgets.letter_desk import LetterDesk
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.saving_desk import SavingDesk
from dialogue_app.gui.widgets.words_table import WordsTable
from dialogue_app.texts import Texts
from dialogue_app.workspace import letters, publishing
from dialogue_app.workspace.history import Touched
from dialogue_app.workspace.workspace import system_clock
from question_bank import chapters, standard_texts, terms

_PLACE = "guide/entry"
_WORDS = "words"


class GuidePage(Page):
    """What there is to read at the left, the chosen entry at the right."""

    id = "guide"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        theme.register_reading_faces()
        self._pages = {page.id: page for chapter in chapters() for page in chapter.pages}
        self._fields, self._letters = standard_texts()
        self._letter = ""
        self._typed: dict[tuple[str, str], dict[str, str]] = {}
        self._supplier = ""
        self.search = SearchField(self.texts("guide.find"))
        self.tree = GuideTree(self.texts("guide.chapters"))
        self.reader = GuideReader(self.texts("guide.text"))
        self.desk = LetterDesk(session)
        self.words = WordsTable(self.texts, terms())
        self.entry = QuestionView(self.texts("guide.text"))
        self.saving = SavingDesk(session, self, "guide-save", publishing.GUIDE_FORMATS)
        self._list()
        self._lay_out()
        self._connect()
        if not self.tree.choose(session.settings.value(_PLACE)):
            self.tree.choose(f"page:{next(iter(self._pages))}")

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Begin standard texts with the present dialogue."""
        self._show(self.tree.key)

    def refresh(self, touched: frozenset) -> None:
        """Show anew what a standard text takes from the dialogue."""
        if touched & {Touched.DIALOGUES, Touched.SUPPLIERS, Touched.ANSWERS}:
            self._show(self.tree.key)

    def focus_first(self) -> None:
        """Begin at the list."""
        self.tree.setFocus()

    # What the user does --------------------------------------------------------------------------------------

    def follow(self, kind: str, name: str) -> None:
        """Follow a link of a page: to another page, or to a place in the program."""
        if kind == "page":
            self.search.clear()
            self.tree.narrow("")
            self.tree.choose(f"page:{name}")
        elif kind == "place":
            self.session.go(name)

    def export(self) -> None:
        """Save all pages as one document to print."""
        language, moment = self.texts.language, timestamp(system_clock())
        self.saving.save(self.texts("guide-save.name"), lambda target: _writing(language, moment, target))

    # Inside --------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        for chapter in chapters():
            self.tree.put(chapter.title, [Entry(f"page:{page.id}", page.title, page.text) for page in chapter.pages])
        texts = [Entry(f"text:{text.id}", text.name, text.body) for text in self._letters]
        self.tree.put(self.texts("guide.letters"), texts)
        self._list_registries()
        words = "\n".join(word for term in terms() for word in term.words.values())
        self.tree.put(self.texts("guide.words-group"), [Entry(_WORDS, self.texts("guide.words"), words)])

    def _list_registries(self) -> None:
        """List the labels and national rules of the open workspace's bank; without a workspace there are none."""
        release = self.session.workspace.release if self.session.workspace else None
        labels = release.labels if release else ()
        rules = release.profiles if release else ()
        self.tree.put(
            self.texts("guide.labels"),
            [Entry(f"label:{each.id}", each.name, f"{each.owner} {each.pitfall}") for each in labels],
        )
        self.tree.put(
            self.texts("guide.profiles"), [Entry(f"profile:{each.id}", each.name, each.provision) for each in rules]
        )

    def _workspace_changed(self) -> None:
        self._typed.clear()
        self._list_registries()
        if not self.tree.key:
            self.tree.choose(f"page:{next(iter(self._pages))}")

    def _show(self, key: str) -> None:
        if not key:
            return
        self.session.settings.keep_value(_PLACE, key)
        kind, _, name = key.partition(":")
        if kind == "page":
            self.reader.show_page(self._pages[name].text)
        elif kind == "text":
            self._show_letter(name)
        elif kind in ("label", "profile"):
            self._show_entry(kind, name)
        shown = {"page": self.reader, "text": self.desk, "label": self.entry, "profile": self.entry}
        self._stack.setCurrentWidget(shown.get(kind, self.words))

    def _show_entry(self, kind: str, name: str) -> None:
        """Show a label or a national profile in full, with what has to be checked before use today."""
        release = self.workspace.release
        if kind == "label":
            label = next(each for each in release.labels if each.id == name)
            self.entry.show_lines(label_sheet(label, release, date.today().isoformat(), self.texts))
        else:
            profile = next(each for each in release.profiles if each.id == name)
            self.entry.show_lines(profile_sheet(profile, release, self.texts))

    def _show_letter(self, name: str) -> None:
        self._letter = name
        text = next(each for each in self._letters if each.id == name)
        suppliers = self._suppliers()
        if self._supplier not in [supplier_id for supplier_id, _ in suppliers]:
            self._supplier = self.session.live_supplier
        self.desk.offer_suppliers(suppliers, self._supplier)
        self.desk.show_text(text, self._fields, self._known() | self._kept())

    def _suppliers(self) -> list[tuple[str, str]]:
        """Return id and name of those a text can be for; while a session is live, only that supplier."""
        workspace, live = self.session.workspace, self.session.live_supplier
        if not workspace or not self.session.dialogue_id:
            return []
        found = letters.recipients(workspace, self.session.dialogue_id)
        return [(each.id, each.name) for each in found if live in ("", each.id)]

    def _known(self) -> dict[str, str]:
        workspace = self.session.workspace
        if not workspace or not self.session.dialogue_id:
            return {}
        return letters.known(workspace, self.session.dialogue_id, self._supplier, self.texts)

    def _kept(self) -> dict[str, str]:
        """Return what the user typed for the present dialogue and supplier, by place."""
        dialogue_id = self.session.dialogue_id
        return self._typed.get((dialogue_id, ""), {}) | self._typed.get((dialogue_id, self._supplier), {})

    def _keep(self, name: str, words: str) -> None:
        supplier = self._supplier if name in letters.OF_ONE_SUPPLIER else ""
        self._typed.setdefault((self.session.dialogue_id, supplier), {})[name] = words

    def _choose_supplier(self, supplier_id: str) -> None:
        self._supplier = supplier_id
        self._show(self.tree.key)

    def _dialogue_changed(self, _dialogue_id: str) -> None:
        self._show(self.tree.key)

    def _live_changed(self, _supplier_id: str) -> None:
        # A page out of sight must not keep another supplier's letter either.
        self._supplier = self.session.live_supplier
        if self._letter:
            self._show_letter(self._letter)

    def _connect(self) -> None:
        self.provide("edit.find", self.search.focus_all)
        self.provide("file.export", self.export)
        self.provide("edit.find-next", self.tree.step)
        self.search.words_changed.connect(self.tree.narrow)
        self.search.left.connect(self.tree.setFocus)
        self.tree.chosen.connect(self._show)
        self.reader.link.connect(self.follow)
        self.desk.typed.connect(self._keep)
        self.desk.supplier_wanted.connect(self._choose_supplier)
        self.session.workspace_changed.connect(self._workspace_changed)
        self.session.dialogue_changed.connect(self._dialogue_changed)
        self.session.live_changed.connect(self._live_changed)
        self.session.look_changed.connect(self._follow_look)

    def _follow_look(self) -> None:
        self.reader.follow_look()
        self.desk.view.follow_look()
        self.entry.follow_look()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for each in (self.reader, self.desk, self.words, self.entry):
            self._stack.addWidget(each)
        list_pane = QWidget()
        list_pane.setAccessibleName(self.texts("guide.chapters"))
        list_column = QVBoxLayout(list_pane)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(GRID)
        list_column.addWidget(self.search)
        list_column.addWidget(self.tree, 1)
        head = QHBoxLayout()
        head.addWidget(heading(self.texts("place.guide")), 1)
        head.addWidget(action_button(self.session.commands.live("file.export")))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(Splitter("guide", self.session.settings, [list_pane, self._stack], [260, 720]), 1)


def _writing(language: str, moment: str, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Path:
        progress.say(0)
        return publishing.write_guide(publishing.guide(Texts(language), moment), target, progress.say)

    return work
