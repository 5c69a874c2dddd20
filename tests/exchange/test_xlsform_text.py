"""Text from outside stays text in a form: no reference, no formula, no markup, and nothing vanishes."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyxform.xls2xform import convert

from dialogue_app.domain.questionnaire import Item, Section
from dialogue_app.exchange.xlsform import write_xlsform
from dialogue_app.exchange.xlsform_text import LONGEST, harmless
from dialogue_app.texts import Texts
from question_bank import PIVOT, Kind
from tests.exchange.test_xlsform import DIALOGUE, asked, choosing, form_of, keys

HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    "#N/A",
    "${TRN_101_K} and ${nobody} and $${x}",
    "{placeholder} {0} %s",
    "<script>alert(1)</script> & <output value='1'/>",
    "John <john@example.com>",
    "]]> <!-- -->",
    "[click](javascript:alert(1))",
    "a\x00b\x1bc\ud83dd\ufffee",
    "_x0041_ _x005F_",
    "'quotes' \"and\" more",
    "line\r\nline\u2028line",
    "x" * 40_000,
    " \t\u00ad",
    "یہ \u202etxet\u202c",
)


def everywhere(text: str) -> tuple[Item, ...]:
    """Return items that say ``text`` wherever a bank or a buyer can say something."""
    single = choosing(Kind.SINGLE, 101)
    words = dict.fromkeys(single.snapshot.texts[PIVOT], text) | {"help": text}
    single = replace(single, snapshot=replace(single.snapshot, texts={PIVOT: words, "fr": {"prompt": text}}))
    number = asked(Kind.NUMBER, 102)
    answer = replace(number.snapshot.answer, unit=text, per=text, extra=text, label=text)
    number = replace(number, snapshot=replace(number.snapshot, answer=answer), local_wording=text)
    return single, number, asked(Kind.PERCENT, 103, denominator=text), asked(Kind.DATE, 104, label=text)


def form_saying(text: str, target: Path) -> list[str]:
    """Write a form full of ``text`` and return what it can't say of its first item."""
    form = replace(form_of(*everywhere(text)), sections=(Section("s", text, everywhere(text)),))
    dialogue = replace(DIALOGUE, title=text, purpose=text)
    return keys(write_xlsform(form, dialogue, ("en", "fr"), Texts, target), "TRN-101-K")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_converts_without_a_warning(text: str, tmp_path: Path) -> None:
    form_saying(text, tmp_path / "form.xlsx")
    done = convert(xlsform=tmp_path / "form.xlsx", validate=False)
    assert done.warnings == []
    assert not [node for node in etree.fromstring(done.xform.encode()).iter() if "output" in str(node.tag)]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_is_a_formula_or_an_error_or_too_long(text: str, tmp_path: Path) -> None:
    form_saying(text, tmp_path / "form.xlsx")
    for page in openpyxl.load_workbook(tmp_path / "form.xlsx"):
        for cells in page.iter_rows():
            for cell in cells:
                assert cell.value is None or cell.data_type == "s", cell.coordinate
                assert len(cell.value or "") < 32_767


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(), min_size=1, max_size=40) | st.text("${}<>[]()*_#'\"\\= a", max_size=30))
def test_any_text_converts(text: str, tmp_path: Path) -> None:
    form_saying(text, tmp_path / "form.xlsx")
    assert convert(xlsform=tmp_path / "form.xlsx", validate=False).warnings == []


def test_what_had_to_be_changed_is_told(tmp_path: Path) -> None:
    assert form_saying("Which sites?", tmp_path / "plain.xlsx") == []
    assert form_saying("Which ${sites}?", tmp_path / "changed.xlsx") == ["text-changed"]
    assert form_saying("x" * (LONGEST + 1), tmp_path / "long.xlsx") == ["text-changed"]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Pay ${x}", "Pay $ {x}"),
        ("5 * 3, conf_30", "5 * 3, conf_30"),
        ("**all** of_a_kind", r"\*\*all\*\* of\_a\_kind"),
        ("# Title\nNo. #3", "\\# Title\nNo. #3"),
        ("[here](http://x.example)", "[here] (http://x.example)"),
        ("<span style='color:red'>a</SPAN> < b", "< span style='color:red'>a< /SPAN> < b"),
        ("John <john@example.com>", "John <john@example.com>"),
    ],
)
def test_signs_of_markup_stay_readable_and_do_nothing(text: str, safe: str) -> None:
    assert harmless(text) == safe
