"""What the window remembers, and how it writes numbers and dates."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QByteArray

from dialogue_app.gui.settings import SCALES, THEMES, LocaleFormats, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "folder" / "window.ini"


def test_everything_is_remembered(file, tmp_path):
    before = Settings(file)
    before.theme, before.scale, before.language = "dark", 150, "en"
    before.recorded_by = "  Note taker "
    before.keep_state("window", QByteArray(b"\x00opaque\xff"))
    before.keep_value("bank/filter", "a;b=c")
    before.remember_workspace(tmp_path / "One, two.dialogues")
    before.write()
    after = Settings(file)
    assert (after.theme, after.scale, after.language, after.recorded_by) == ("dark", 150, "en", "Note taker")
    assert after.state("window") == QByteArray(b"\x00opaque\xff")
    assert after.value("bank/filter") == "a;b=c"
    assert after.recent == (tmp_path / "One, two.dialogues",)


def test_nothing_is_known_at_first(file):
    fresh = Settings(file)
    assert fresh.theme == "system"
    assert fresh.scale == 100
    assert fresh.recorded_by == ""
    assert fresh.recent == ()
    assert fresh.state("window").isEmpty()
    assert fresh.value("bank/filter", "all") == "all"


@pytest.mark.parametrize("nonsense", ["", "-1", "1000", "²", "light dark", "%"])
def test_nonsense_in_the_file_is_as_if_nothing_was_said(file, nonsense):
    file.parent.mkdir()
    file.write_text(f'[look]\ntheme="{nonsense}"\nscale="{nonsense}"\nlanguage="{nonsense}"\n', encoding="utf-8")
    settings = Settings(file)
    assert settings.theme in THEMES
    assert settings.scale in SCALES
    assert settings.language


def test_the_last_eight_workspaces_are_remembered_once_each_the_newest_first(file, tmp_path):
    settings = Settings(file)
    for number in (*range(10), 5):
        settings.remember_workspace(tmp_path / f"{number}.dialogues")
    assert [path.stem for path in settings.recent] == ["5", "9", "8", "7", "6", "4", "3", "2"]


@pytest.mark.parametrize(
    ("language", "value", "written"),
    [
        ("en", "1234567.50", "1,234,567.50"),
        ("de", "1234567.50", "1.234.567,50"),
        ("en", "-0.5", "-0.5"),
        ("en", "1E+3", "1,000"),
        ("de", "123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_numbers_keep_all_their_digits_in_the_manner_of_the_language(qapp, language, value, written):
    assert LocaleFormats(language).number(Decimal(value)) == written


@pytest.mark.parametrize(("language", "written"), [("en", "22 Nov 2026"), ("de", "22. November 2026")])
def test_days_are_written_in_the_order_of_the_language(qapp, language, written):
    assert LocaleFormats(language).day(date(2026, 11, 22)) == written
