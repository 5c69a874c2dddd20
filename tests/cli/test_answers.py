"""``answer``: record what a supplier said, in all twelve kinds, and look at it again."""

import json
from pathlib import Path

import pytest

from question_bank import Kind
from tests.cli.conftest import Outcome, Type

LAPTOPS = "Laptops and monitors 2027"
SERVERS = "Data centre hardware, round 2"
ALDER = "Alder Computing"
TARNWICK = "Tarnwick Servers"

FACTORY = '[{"legal_name": "Beta Plant", "city": "Brno", "country": "CZ", "tier": "1"}]'

VALUES = [
    (LAPTOPS, ALDER, "FRC-101", Kind.YES_PARTLY_NO, "no", {"option": "no"}),
    (LAPTOPS, ALDER, "TRN-101", Kind.SINGLE, "public", {"option": "public"}),
    (LAPTOPS, ALDER, "CMP-101", Kind.MULTI, "keyboard, casing_metal", {"options": ["keyboard", "casing_metal"]}),
    (SERVERS, TARNWICK, "OSH-102", Kind.NUMBER, "~2.5", {"amount": "2.5", "estimated": True}),
    (LAPTOPS, ALDER, "VER-101", Kind.PERCENT, "63 % of assembly sites", {"amount": "63", "of": "assembly sites"}),
    (SERVERS, TARNWICK, "GOV-102", Kind.DATE, "2026-Q3", {"text": "2026-Q3"}),
    (SERVERS, TARNWICK, "RSK-102", Kind.TEXT, "None. <b>Really</b>", {"text": "None. <b>Really</b>"}),
    (LAPTOPS, ALDER, "LBL-101", Kind.CERTIFICATES, '[{"scheme": "EPEAT"}]', {"rows": [{"scheme": "EPEAT"}]}),
    (SERVERS, TARNWICK, "TRN-102", Kind.FACTORIES, FACTORY, {"rows": json.loads(FACTORY)}),
    (LAPTOPS, ALDER, "MIN-101", Kind.FILE, '[{"name": "CMRT.xlsx"}]', {"rows": [{"name": "CMRT.xlsx"}]}),
    (LAPTOPS, ALDER, "RSK-101", Kind.RANK, "wages, accidents", {"options": ["wages", "accidents"]}),
    (LAPTOPS, ALDER, "COM-103", Kind.BAND, "under_1_percent", {"option": "under_1_percent"}),
]


def said(typed: Type, *more: str, item: str = "TRN-101", supplier: str = ALDER) -> Outcome:
    return typed("answer", "set", LAPTOPS, "--supplier", supplier, "--item", item, *more, "--json")


def stored(typed: Type, dialogue: str, supplier: str, item: str) -> dict[str, object]:
    (cell,) = typed("answer", "list", dialogue, "--supplier", supplier, "--item", item, "--json").data
    return cell


def test_the_examples_here_cover_all_twelve_kinds() -> None:
    assert {kind for _, _, _, kind, _, _ in VALUES} == set(Kind)


@pytest.mark.parametrize("example", VALUES, ids=lambda example: example[3].value)
def test_a_value_of_each_kind_is_recorded_listed_and_kept_in_the_history(
    typed: Type, example: tuple[str, str, str, Kind, str, dict[str, object]]
) -> None:
    dialogue, supplier, item, kind, value, plain = example
    who = ("--supplier", supplier, "--item", item)
    recorded = typed("answer", "set", dialogue, *who, "--value", value, "--json").data
    assert recorded["recorded"] is True
    assert recorded["kind"] == kind.value
    cell = stored(typed, dialogue, supplier, item)
    assert plain.items() <= cell["value"].items()
    newest, *_earlier = typed("answer", "history", dialogue, *who, "--json").data
    assert newest["value"] == cell["value"]
    for command in ("list", "history"):
        assert typed("answer", command, dialogue, *who).code == 0


def test_everything_around_a_value_is_kept(typed: Type) -> None:
    outcome = said(
        typed,
        *("--value", "conf_60", "--scope", "listed: Alder 14, Alder 16", "--share", "40 %", "--claim", "In 60 days."),
        *("--note", "Ask again", "--date-of-fact", "2026-Q3", "--source", "document"),
        *("--confidential", "Trade secret", "--share-with", "group", "--speaker", "Sales", "--language", "de"),
        *("--read-back", "--corrected", "--by", "Second desk"),
    )
    cell = stored(typed, LAPTOPS, ALDER, "TRN-101")
    assert outcome.data["open_points"] == []
    assert cell["scope"] == {"kind": "listed", "text": "Alder 14, Alder 16", "share": "40"}
    assert (cell["claim"], cell["note"], cell["date_of_fact"]) == ("In 60 days.", "Ask again", "2026-Q3")
    assert (cell["source"], cell["verification"], cell["share_scope"]) == ("document", "claimed", "group")
    assert (cell["confidential"], cell["confidential_reason"]) == (True, "Trade secret")
    (newest, *_) = typed("answer", "history", LAPTOPS, "--supplier", ALDER, "--item", "TRN-101", "--json").data
    assert (newest["speaker_role"], newest["language"]) == ("Sales", "de")
    assert (newest["read_back"], newest["corrected_by_supplier"]) == (True, True)
    listed = typed("answer", "list", LAPTOPS, "--supplier", ALDER, "--item", "TRN-101", "--json").data[0]
    assert (listed["read_back"], listed["corrected_by_supplier"], listed["language"]) == (True, True, "de")
    assert newest["recorded_by"] == "Second desk"


def test_only_what_is_named_changes(typed: Type) -> None:
    before = stored(typed, LAPTOPS, ALDER, "FRC-101")
    said(typed, "--source", "public", item="FRC-101")
    after = stored(typed, LAPTOPS, ALDER, "FRC-101")
    assert after == before | {"source": "public"}


def test_the_share_changes_without_the_scope(typed: Type) -> None:
    said(typed, "--share", "55", item="FRC-101")
    scope = stored(typed, LAPTOPS, ALDER, "FRC-101")["scope"]
    assert scope == {"kind": "listed", "text": "Alder 14 Plus, Alder View 27", "share": "55"}


def test_an_empty_reason_takes_the_mark_of_confidentiality_away(typed: Type) -> None:
    said(typed, "--confidential", "", item="LAB-101")
    assert stored(typed, LAPTOPS, ALDER, "LAB-101")["confidential"] is False


def test_who_declines_has_no_value_any_more(typed: Type) -> None:
    said(typed, "--state", "declined", "--reason", "trade-secret")
    cell = stored(typed, LAPTOPS, ALDER, "TRN-101")
    assert (cell["state"], cell["value"], cell["reason"]) == ("declined", None, "trade-secret")


def test_a_promise_keeps_its_date(typed: Type) -> None:
    said(typed, "--state", "will-send", "--due", "2026-12-24")
    assert stored(typed, LAPTOPS, ALDER, "TRN-101")["due"] == "2026-12-24"
    assert "24 Dec 2026" in typed("answer", "list", LAPTOPS, "--item", "TRN-101").out


def test_a_value_after_a_promise_is_an_answer(typed: Type) -> None:
    said(typed, "--value", '[{"name": "CMRT.xlsx"}]', item="MIN-101", supplier="Borealis Devices")
    assert stored(typed, LAPTOPS, "Borealis Devices", "MIN-101")["state"] == "answered"


def test_recording_the_same_again_says_so_and_adds_nothing(typed: Type) -> None:
    first, second = said(typed, "--value", "country"), said(typed, "--value", "country")
    assert (first.data["recorded"], second.data["recorded"]) == (True, False)


def test_nothing_is_erased_the_history_keeps_every_record(typed: Type) -> None:
    who = ("--supplier", ALDER, "--item", "TRN-101")
    before = typed("answer", "history", LAPTOPS, *who, "--json").data
    said(typed, "--value", "country")
    said(typed, "--state", "not-known")
    after = typed("answer", "history", LAPTOPS, *who, "--json").data
    assert [event["state"] for event in after[:2]] == ["not-known", "answered"]
    assert after[2:] == before


def test_a_long_table_comes_from_a_file(typed: Type, tmp_path: Path) -> None:
    rows = [{"legal_name": f"Plant {number}", "country": "TH"} for number in range(300)]
    (tmp_path / "table.json").write_text(json.dumps(rows), encoding="utf-8-sig")
    who = ("--supplier", TARNWICK, "--item", "TRN-102")
    assert typed("answer", "set", SERVERS, *who, "--value", f"@{tmp_path / 'table.json'}").code == 0
    assert stored(typed, SERVERS, TARNWICK, "TRN-102")["value"] == {"rows": rows}


def test_a_text_may_begin_with_an_at_sign(typed: Type) -> None:
    who = ("--supplier", TARNWICK, "--item", "RSK-102")
    typed("answer", "set", SERVERS, *who, "--value", "@@home workers")
    assert stored(typed, SERVERS, TARNWICK, "RSK-102")["value"] == {"text": "@home workers"}


def test_a_file_that_can_not_be_read_is_said(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 5_000_001)
    assert "picture.png" in said_wrongly(typed, "--value", f"@{tmp_path / 'picture.png'}")
    assert "nowhere.json" in said_wrongly(typed, "--value", f"@{tmp_path / 'nowhere.json'}")
    assert "large.json" in said_wrongly(typed, "--value", f"@{large}")


def said_wrongly(typed: Type, *more: str, item: str = "TRN-101") -> str:
    return said(typed, *more, item=item).sentence


@pytest.mark.parametrize(
    ("item", "words", "part"),
    [
        ("TRN-101", ("--value", "perhaps"), "conf_30"),
        ("LAB-101", ("--value", "many"), "many"),
        ("LAB-101", ("--value", "120 % of workers"), "120"),
        ("LAB-101", ("--value", "1.234"), "1.234"),
        ("CMP-101", ("--value", "none_of_these, keyboard"), "none_of_these"),
        ("RSK-101", ("--value", "wages, accidents, chemicals, child_labour"), "3"),
        ("LBL-101", ("--value", "TCO"), "scheme"),
        ("LBL-101", ("--value", '[{"schema": "TCO"}]'), "scheme"),
        ("LBL-101", ("--value", "[" * 100_000), "scheme"),
        ("TRN-101", ("--scope", "everywhere"), "all-offered"),
        ("TRN-101", ("--scope", "listed", "--share", "half"), "half"),
        ("TRN-101", ("--share", "140"), "140"),
        ("TRN-101", ("--date-of-fact", "yesterday"), "yesterday"),
        ("TRN-101", ("--due", "2026-02-30"), "2026-02-30"),
        ("TRN-101", ("--claim", "x" * 241), "241"),
        ("COM-103", (), "COM-103"),
        ("COM-103", ("--claim", "Only a claim"), "value or a state"),
        ("ZZZ-1", ("--value", "yes"), "ZZZ-1"),
    ],
)
def test_answers_that_can_not_be_right_are_refused(typed: Type, item: str, words: tuple[str, ...], part: str) -> None:
    assert part in said_wrongly(typed, *words, item=item)


def test_a_supplier_who_does_not_take_part_can_not_answer(typed: Type) -> None:
    outcome = said(typed, "--value", "country", supplier=TARNWICK)
    assert "does not take part" in outcome.sentence


def test_the_list_says_in_words_what_is_missing_and_what_was_asked_otherwise(typed: Type) -> None:
    out = typed("answer", "list", LAPTOPS).out
    assert "Not asked" in out
    assert "answered another wording" in out
    assert "asked 4 · answered 4 · answered another wording 2" in out


def test_an_empty_cell_has_no_history(typed: Type) -> None:
    who = ("--supplier", ALDER, "--item", "COM-103")
    assert "Nothing was ever" in typed("answer", "history", LAPTOPS, *who).out
    assert typed("answer", "history", LAPTOPS, *who, "--json").data == []


def test_text_of_suppliers_does_not_steer_the_terminal(typed: Type) -> None:
    said(typed, "--claim", "\x1b[2J\x07gone")
    out = typed("answer", "list", LAPTOPS, "--item", "TRN-101").out
    assert "\x1b" not in out
    assert "gone" in out


def test_typed_paper_answers_are_found_by_their_short_code(typed: Type) -> None:
    assert said(typed, "--value", "public", item="trn 101 x").data["item"] == "TRN-101-X"
    slip = typed("answer", "set", LAPTOPS, "--supplier", ALDER, "--item", "TRN-101-Y", "--value", "public")
    assert slip.sentence == (
        "The code TRN-101-Y is mistyped: its last letter does not fit its number. Please look at the paper again."
    )
