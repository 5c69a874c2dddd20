"""Names in texts: found however they are written, and nothing else is."""

import pytest

from dialogue_app.domain.release_check import exposures, fold, known

KNOWN = {fold(name): "supplier" for name in ("Čapek & syn", "HP", "Ålesund Datateknik", "阿尔法电脑", "Dell", "Pear")}


def found(text: str, *released: str) -> list[str]:
    return [each.name for each in exposures([("Place", text)], KNOWN, released)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Capek & Syn", "Capek Syn"),
        ("ČAPEKSYN", "ČAPEKSYN"),
        ("as (HP) said", "HP"),
        ("H-P", "H P"),
        ("Alesund-Datateknik", "Alesund Datateknik"),
        ("我们和阿尔法电脑公司谈过", "阿尔法电脑"),
        ("Dells Angebot", "Dells"),
        ("Dell\u2019s offer", "Dell"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize("text", ["a model", "the shipment", "appear", "php", "Delhi", ""])
def test_words_that_only_look_alike_are_left(text: str) -> None:
    assert found(text) == []


def test_a_released_name_is_let_out_and_others_are_not() -> None:
    assert found("Dell and Pear", "DELL") == ["Pear"]


def test_a_name_without_letters_and_digits_names_nobody() -> None:
    assert known([("\u2026", "brand"), ("", "brand"), ("Pear", "brand"), ("PEAR", "supplier")]) == {"pear": "brand"}
