"""Sentences by language: gaps are filled from English, unknown keys are faults of ours."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app import paths, texts
from dialogue_app.texts import BabelFormats, Texts, languages

ROOT = Path(__file__).resolve().parents[1]


def test_a_sentence_is_filled_with_its_details() -> None:
    assert Texts()("problem.dialogue-unknown", dialogue="{x} %s <b>") == "No dialogue is called “{x} %s <b>”."


@pytest.mark.parametrize("language", ["xx", "", "nonsense language", "../en", "de-AT", "zh-Hant"])
def test_an_unknown_language_reads_english_and_its_numbers_and_days_too(language: str) -> None:
    spoken = Texts(language)
    assert spoken("state.declined")
    assert spoken.formats.number(Decimal("1234.5"))
    assert "2026" in spoken.formats.day(date(2026, 11, 22))


def test_a_regional_language_reads_the_catalogue_of_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_catalogue", {"de": _One("Abgelehnt"), "en": _One("Declined")}.get)
    assert Texts("de-AT")("state.declined") == "Abgelehnt"
    assert Texts("sv")("state.declined") == "Declined"


class _One:
    """A catalogue with one sentence."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def gettext(self, key: str) -> str:
        return self.sentence if key == "state.declined" else key


@given(st.text(max_size=20).filter(lambda key: "." not in key))
def test_a_missing_key_is_a_key_error_in_every_language(key: str) -> None:
    for language in ("en", "xx"):
        spoken = Texts(language)
        assert not spoken.has(key)
        with pytest.raises(KeyError):
            spoken(key)
        with pytest.raises(KeyError):
            spoken.count(key, 2)


def test_english_is_the_first_of_the_languages() -> None:
    assert languages()[0] == "en"
    assert all((paths.resources() / "translations" / language).is_dir() for language in languages())


@pytest.mark.parametrize(
    ("language", "number", "day"),
    [("en", "1,234.5", "22 Nov 2026"), ("de", "1.234,5", "22.11.2026"), ("sv", "1\xa0234,5", "22 nov. 2026")],
)
def test_numbers_and_days_are_written_as_the_language_does(language: str, number: str, day: str) -> None:
    formats = BabelFormats(language)
    assert formats.number(Decimal("1234.5")) == number
    assert formats.day(date(2026, 11, 22)) == day


def test_looking_up_a_sentence_loads_no_heavy_library() -> None:
    code = (
        "import sys; from dialogue_app.texts import Texts; Texts('de')('state.declined'); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"
