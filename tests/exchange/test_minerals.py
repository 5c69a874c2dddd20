"""Minerals templates say which they are, by whom, of which day, and how many smelters; other workbooks say nothing."""

from datetime import datetime
from pathlib import Path

import pytest

from dialogue_app.domain.minerals import MineralsTemplate, template_text
from dialogue_app.errors import Problem
from dialogue_app.exchange.minerals import read_minerals
from dialogue_app.texts import Texts
from tests.helpers.minerals import template


def read(path: Path) -> MineralsTemplate | None:
    return read_minerals(path.read_bytes(), path.name)


def test_a_filled_template_says_what_it_is(tmp_path: Path) -> None:
    assert read(template(tmp_path)) == MineralsTemplate("CMRT", "6.4", "Tarnwick Servers Ltd", "2026-10-14", 3, 2)


@pytest.mark.parametrize("written", ["14-Oct-2026", "2026-10-14", "14 October 2026", datetime(2026, 10, 14)])
def test_the_day_is_read_as_people_write_it(tmp_path: Path, written: object) -> None:
    found = read(template(tmp_path, day=written))
    assert found
    assert found.declared_on == "2026-10-14"


def test_an_emrt_in_another_language_is_found_by_its_layout(tmp_path: Path) -> None:
    path = template(tmp_path, title="扩展矿产报告模板 (EMRT) 2.1", date_row=26, label="授权日期")
    assert read(path) == MineralsTemplate("EMRT", "2.1", "Tarnwick Servers Ltd", "2026-10-14", 3, 2)


def test_what_is_not_filled_in_stays_empty(tmp_path: Path) -> None:
    found = read(template(tmp_path, day="soon", company=None, smelters=()))
    assert found == MineralsTemplate("CMRT", "6.4")
    assert template_text(found, Texts("en")) == (
        "CMRT 6.4: no day of declaration found; no company named; 0 rows in the smelter list."
    )


def test_formulas_that_show_errors_or_nothing_are_no_smelters(tmp_path: Path) -> None:
    empty = [(None, None, None, None, None, '=IF(B9="","",VLOOKUP(A9,SL,2))')] * 40
    found = read(template(tmp_path, smelters=[("CID000015", "Gold", "Ausmelt", "Ausmelt", "CH", "CID000015"), *empty]))
    assert found
    assert (found.smelters, found.identified) == (1, 1)


def test_another_workbook_is_no_template(tmp_path: Path) -> None:
    assert read(template(tmp_path, sheets=("Declaration", "Addresses"))) is None


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, b"%PDF-1.7"]
)
def test_what_is_no_workbook_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Problem) as found:
        read_minerals(content, "cmrt.xlsx")
    assert "cmrt.xlsx" in Texts("en")(f"problem.{found.value.key}", **found.value.details)


def test_a_company_that_writes_a_page_is_cut(tmp_path: Path) -> None:
    found = read(template(tmp_path, company="<b>" + "x" * 5_000))
    assert found
    assert len(found.company) == 120
