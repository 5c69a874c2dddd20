"""Criteria and decisions from the command line: list, rate, confirm, decide, limits, memos, the lawyer's file."""

from pathlib import Path

import docx

from tests.cli.conftest import Type

LAPTOPS = "Laptops and monitors 2027"


def test_criteria_are_listed_with_what_is_proposed_and_decided(typed: Type) -> None:
    told = typed("decision", "list", LAPTOPS, "--json").data
    assert [each["proposal"]["outcome"] for each in told] == ["clause-grace", "clause-effort", "not-yet"]
    assert [each["decision"] and each["decision"]["outcome"] for each in told] == [
        "clause-grace",
        "clause-effort",
        None,
    ]
    assert told[0]["decision"]["deviation"]
    assert told[0]["measures"]["ready_grace"] == "3/4"
    assert "not decided yet" in typed("decision", "list", LAPTOPS).out


def test_one_criterion_shows_its_arithmetic(typed: Type) -> None:
    shown = typed("decision", "show", LAPTOPS, "1").out
    assert "rated 2 (given 3; capped: Claimed)" in shown
    assert "STOP-1" in shown
    assert "At contract start:" in shown
    assert "no criterion" in typed("decision", "show", LAPTOPS, "9").sentence


def test_rate_confirm_and_decide(typed: Type) -> None:
    item = typed("decision", "show", LAPTOPS, "3", "--json").data["question"]
    assert "rated 1" in typed("decision", "rate", LAPTOPS, "Borealis Devices", item, "1", "--why", "Planned").out
    words = ("--state", "R1", "--months", "9", "--category", "lap", "--proof", "no", "--why", "Hotline in 2027")
    told = typed("decision", "confirm", LAPTOPS, "3", "Borealis Devices", *words, "--json").data
    (borealis,) = [each for each in told if each["name"] == "Borealis Devices"]
    assert (borealis["state"], borealis["months"], borealis["categories"]) == ("R1", 9, ["LAP"])
    told = typed("decision", "confirm", LAPTOPS, "3", "--json").data
    assert all(each["confirmed"] for each in told)
    assert (
        "Give a reason" in typed("decision", "decide", LAPTOPS, "3", "--outcome", "must", "--approver", "Head").sentence
    )
    words = ("--approver", "Head", "--reason", "Too early", "--ask-again", "2027-11-01")
    told = typed("decision", "decide", LAPTOPS, "3", *words, "--json").data
    assert (told["decision"]["outcome"], told["decision"]["approver"]) == ("not-yet", "Head")
    assert "not decided yet" in typed("decision", "decide", LAPTOPS, "3", "--remove").out
    assert "no rating" in typed("decision", "rate", LAPTOPS, "Borealis Devices", item, "--remove").out
    assert "rating from 0 to 4" in typed("decision", "rate", LAPTOPS, "Borealis Devices", item).sentence


def test_what_is_known_of_a_criterion_changes_the_proposal(typed: Type) -> None:
    words = ("--outside-control", "yes", "--hours", "8", "--category", "lap", "--about", "production")
    told = typed("decision", "criterion", LAPTOPS, "3", *words, "--json").data
    assert (told["proposal"]["outcome"], told["needed"]) == ("clause-effort", ["LAP"])


def test_limits_are_edited_by_name_and_set_back(typed: Type) -> None:
    told = typed("decision", "thresholds", "--set", "must_groups=2", "--set", "clause_ready=80 %", "--json").data
    assert (told["limits"]["must_groups"], told["limits"]["clause_ready"]) == (2, 80)
    assert typed("decision", "list", LAPTOPS, "--json").data[0]["proposal"]["outcome"] == "not-yet"
    assert typed("decision", "thresholds", "--reset", "--json").data["limits"]["clause_ready"] == 67
    assert "name=value" in typed("decision", "thresholds", "--set", "must_groups").sentence
    assert "must_groups" in typed("decision", "thresholds", "--profile", "de").out


def test_a_memo_is_written(typed: Type, tmp_path: Path) -> None:
    typed("decision", "memo", LAPTOPS, "--criterion", "1", "--out", str(tmp_path / "memo.docx"))
    said = [cell.text for table in docx.Document(str(tmp_path / "memo.docx")).tables for cell in table._cells]
    assert any("Twelve months instead of six" in each for each in said)
    typed("decision", "memo", LAPTOPS, "--kind", "readiness", "--out", str(tmp_path / "ready.html"))
    assert "Cinderbrook Displays" in (tmp_path / "ready.html").read_text("utf-8")


def test_the_lawyer_reads_decisions_with_deviation_and_the_market_no_name(typed: Type, tmp_path: Path) -> None:
    typed("report", LAPTOPS, "--audience", "lawyer", "--out", str(tmp_path / "file.html"))
    file = (tmp_path / "file.html").read_text("utf-8")
    assert "Twelve months instead of six" in file
    assert "Contract clause with a time of grace (12 months)" in file
    typed("report", LAPTOPS, "--audience", "market", "--out", str(tmp_path / "market.html"))
    market = (tmp_path / "market.html").read_text("utf-8")
    assert "Contract clause: duty to try, with proof" in market
    assert "Cinderbrook" not in market


def test_a_reseller_speaks_for_a_brand(typed: Type) -> None:
    told = typed("supplier", "change", "Farologos Systems (Φαρολόγος Συστήματα)", "--brand", "Kappa", "--json").data
    assert (told["brand"], told["country"]) == ("Kappa", "GR")
    actors = typed("decision", "show", LAPTOPS, "1", "--json").data["actors"]
    assert [(each["name"], each["state"]) for each in actors if each["id"] == "brand kappa"] == [("Kappa", "RX")]
