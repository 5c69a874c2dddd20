"""All contracts and the checklist, on the page of dialogues."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.workspace import portfolio, preparing


@pytest.fixture
def page(window):
    return window.page


@pytest.fixture
def view(window):
    """All contracts, opened as the user does."""
    window.session.commands.run("dialogues.portfolio")
    return window.page.portfolio.view


def test_contracts_stand_with_their_points_and_what_they_are_given_for(view):
    assert view.model.rowCount() == 1
    row = [view.model.index(0, column).data() for column in range(view.model.columnCount())]
    assert row[1] == "Data centre hardware, round 2"
    assert "product risk 2; spend 2" in view.detail.text()


def test_each_point_of_the_checklist_says_how_we_stand(view):
    assert len(view.lines) == 8
    assert "Contracts whose clauses stand here" in " ".join(view.lines)


def test_risk_and_spend_are_said_from_here(page, view, window):
    view.bands.click()
    panel = page.contract.panel
    panel.risk.choose("3")
    panel.spend.choose("")
    panel.wanted.emit()
    (only,) = portfolio.contracts(window.session.workspace)
    assert (only.risk, only.spend) == (3, None)


def test_enter_leads_to_the_contract_and_esc_back(page, view):
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    assert not page.portfolio.is_open
    page.portfolio.open()
    view.open.click()
    assert not page.portfolio.is_open
    assert page.browser.line().dialogue.title == "Data centre hardware, round 2"


def test_no_name_stays_when_a_session_begins(page, view, window):
    session = window.session
    session.set_live(preparing.find_supplier(session.workspace, "Tarnwick Servers").id)
    assert view.model.rowCount() == 0
    assert not page.portfolio.is_open
    page.portfolio.open()
    assert not page.portfolio.is_open
