"""Factories: sites by country and tier, the list of each supplier below, and at the right the sites of one place."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.countries import country_names
from dialogue_app.domain.factory_picture import FactoryPicture, SiteList, factory_picture, factory_rows
from dialogue_app.gui.models.factory_facts import Facts, country_facts, list_facts, since_parts, site_parts
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.fact_view import FactView
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.workspace import delivering
from dialogue_app.workspace.delivering import Listed
from question_bank import Kind

_EMPTY: Facts = ([], [])
_WIDTHS = (170, 190, 76, 110, 130)
_WIDTHS_SINCE = (170, 150, 64, 230, 96, 110)
"""Of the lists, without and with what became of them since the last ones."""
_MOST_SITES = 200
"""Sites told one by one; more can't be read anyway."""


class FactoriesFace(QWidget):
    """Where products are made, by the lists in answer to one question.

    Args:
        session: with the open workspace.
        reading: the comparison all faces share.
    """

    def __init__(self, session: Session, reading: CompareReading) -> None:
        super().__init__()
        self._session, self._texts, self._reading = session, session.texts, reading
        self._seen: Comparison | None = None
        self._picture = FactoryPicture((), ())
        self._since: dict[str, Listed] = {}
        self.question = ChoiceBox(self._texts("compare.which-list"))
        self.about = hint("")
        self.countries = FactView(self._texts("compare.countries-table"), (180,), 132)
        self.lists = FactView(self._texts("compare.lists-table"), _WIDTHS, 260)
        self.details = AnswerInspector(self._texts, self._texts("compare.sites-details"))
        self._lay_out()
        self.question.chosen.connect(lambda _: self._show())
        self.countries.chosen.connect(self._tell_sites)
        self.lists.chosen.connect(self._tell_list)
        session.look_changed.connect(self._look_changed)

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, _dialogue_id: str) -> None:
        """Show another dialogue."""
        self._show()
        self._seen = self._reading.comparison

    def refresh(self, _touched: frozenset) -> None:
        """Show the factories anew, unless only other questions were answered."""
        if self._reading.news_for(self._seen, Kind.FACTORIES):
            self._show()
        self._seen = self._reading.comparison

    def forget(self) -> None:
        """Leave no name and no site in any widget."""
        self._seen = None
        self._picture, self._since = FactoryPicture((), ()), {}
        self.question.offer([])
        self.countries.show_facts(*_EMPTY)
        self.lists.show_facts(*_EMPTY)
        self.about.clear()
        self.details.clear()

    def focus_first(self) -> None:
        """Begin in the table of countries."""
        self.countries.setFocus()
        self.countries.go_to_first()

    # Showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        comparison = self._reading.comparison
        rows = factory_rows(comparison) if comparison else ()
        if comparison is None or not rows:
            self.forget()
            self.about.setText(self._texts("compare.factories-not-asked") if comparison else "")
        else:
            language = self._texts.language
            self.question.offer((row.item.id, f"{row.item.code} {row.item.prompt(language)}") for row in rows)
            self._show_question(comparison, next(row for row in rows if row.item.id == self.question.code))
        for part in (self._panes, self._which):
            part.setVisible(bool(rows))

    def _show_question(self, comparison: Comparison, row: Row) -> None:
        texts = self._texts
        self._picture = factory_picture(comparison, row)
        self.countries.show_facts(*country_facts(self._picture, self._names(), texts))
        self._since = self._over_time(comparison.dialogue.id, row.item.id)
        self.lists.widths = _WIDTHS_SINCE if self._since else _WIDTHS
        self.lists.show_facts(*list_facts(self._picture, self._since, texts))
        apart = sum(each.other_wording for each in self._picture.lists)
        said = texts("compare.factories-about")
        self.about.setText(f"{said} {texts.count('compare.lists-apart', apart)}" if apart else said)
        self._tell_sites()

    def _over_time(self, dialogue_id: str, item_id: str) -> dict[str, Listed]:
        assert self._session.workspace
        listed = delivering.listed(self._session.workspace, dialogue_id)
        return {each.supplier.id: each for each in listed if each.item.id == item_id}

    def _names(self) -> dict[str, str]:
        return dict(country_names(self._texts.language))

    def _tell_sites(self) -> None:
        fact = self.countries.present()
        sites = fact.about if fact and isinstance(fact.about, tuple) else ()
        if not sites:
            self.details.show_words(self._texts("compare.choose-place" if fact is None else "compare.no-sites"))
            return
        names = self._names()
        parts = [site_parts(site, names, self._texts) for site in sites[:_MOST_SITES]]
        self.details.show_parts(self._texts.count("compare.site-count", len(sites)), parts)

    def _tell_list(self) -> None:
        fact = self.lists.present()
        if fact is None or not isinstance(fact.about, SiteList):
            return
        names, supplier = self._names(), fact.about.supplier
        told = [site_parts(site, names, self._texts) for site in self._picture.sites if supplier in site.named_by]
        heading = self._texts("compare.sites-of", supplier=supplier.name)
        listed = self._since.get(supplier.id)
        since = since_parts(listed, self._texts) if listed else []
        self.details.show_parts(heading, [*since, *told[:_MOST_SITES]])

    def _look_changed(self) -> None:
        for view in (self.countries, self.lists):
            view.fit()
        if self._reading.comparison:
            self._tell_sites()

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        settings = self._session.settings
        tables = Splitter("compare/factory-tables", settings, [self.countries, self.lists], [240, 240], vertical=True)
        self._panes = Splitter("compare/factories", settings, [tables, self.details], [860, 320])
        self._which = QWidget()
        line = QHBoxLayout(self._which)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(label(self._texts("compare.which-list")))
        line.addWidget(self.question, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._which)
        column.addWidget(self.about)
        column.addWidget(self._panes, 1)
        column.addStretch()
