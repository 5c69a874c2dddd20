"""Contract follow-up from the command line: rounds, findings, checks, what is owed."""

from pathlib import Path

from docx import Document

from tests.cli.conftest import Type

ROUND_2 = "Data centre hardware, round 2"
SUPPLIER = ("--supplier", "Kestrelmoor Networks")


def test_the_next_round_is_one_command(typed: Type) -> None:
    made = typed("round", "next", ROUND_2, "--json").data
    assert made["title"] == "Data centre hardware, round 3"
    assert len(made["questions"]) == 10
    states = [(each["number"], each["state"]) for each in typed("round", "list", made["id"], "--json").data]
    assert states == [(0, "closed"), (1, "closed"), (2, "in-review"), (3, "planned")]
    assert "there already" in typed("round", "next", ROUND_2).sentence
    assert "meeting held" in typed("round", "state", ROUND_2, "--to", "meeting-held").out


def test_what_became_of_what_was_said(typed: Type) -> None:
    told = typed("round", "delivery", ROUND_2, *SUPPLIER, "--json").data
    outcomes = {each["item"][:7]: each["outcome"] for each in told if each["item"]}
    assert outcomes["TRN-102"] == "kept"
    assert "kept" in {each["outcome"] for each in told if not each["item"]}
    assert "Dropped" in typed("round", "delivery", ROUND_2).out


def test_the_factories_of_a_round_stand_beside_those_of_the_last(typed: Type) -> None:
    out = typed("round", "factories", ROUND_2, "--supplier", "Tarnwick Servers").out
    assert "4 new · 2 changed" in out
    assert "share of the model: 20 % → 25 %" in out
    told = typed("round", "factories", ROUND_2, "--json").data
    assert [(each["standing"], len(each.get("new", []))) for each in told] == [
        ("not-then", 0),
        ("not-then", 0),
        ("compared", 4),
    ]
    assert "before" in typed("round", "factories", "Laptops and monitors 2027").out


def test_clauses_and_what_is_delivered(typed: Type) -> None:
    assert "12.3" in typed("round", "clauses", ROUND_2).out
    said = [
        "--clause",
        "7.1 | Sites are named | label",
        "--delivers",
        "Kestrelmoor Networks | K | K-Switch 48, K-Router 9",
    ]
    told = typed("round", "clauses", ROUND_2, *said, "--json").data
    assert told["clauses"] == [{"number": "7.1", "text": "Sites are named", "path": "LABEL"}]
    assert told["delivered"][0]["models"] == ["K-Switch 48", "K-Router 9"]
    assert "three parts" in typed("round", "clauses", ROUND_2, "--clause", "1 | 2 | 3 | 4").sentence
    assert "number and a text" in typed("round", "clauses", ROUND_2, "--clause", "1").sentence


def test_a_finding_from_its_notice_to_its_closing(typed: Type) -> None:
    told = ["--severity", "s2", "--found-on", "2026-12-01", "--clause", "12.2", "--question", "osh-102"]
    added = typed("finding", "add", ROUND_2, "Overtime above 60 hours", *SUPPLIER, *told, "--json").data
    assert added["days"] == {"contact": "2026-12-08", "plan": "2026-12-31", "close": "2027-03-01"}
    number = (str(added["number"]), "--dialogue", ROUND_2)
    assert "corrective action" in typed("finding", "change", *number, "--state", "plan-agreed").sentence
    planned = ["--corrective", "A second shift", "--state", "plan-agreed", "--contacted-on", "2026-12-02"]
    assert typed("finding", "change", *number, *planned).code == 0
    assert "must be after" in typed("finding", "extend", *number, "--until", "2027-02-01", "--why", "Late").sentence
    more = ["--until", "2027-04-01", "--why", "New hall", "--approver", "Head of procurement"]
    assert typed("finding", "extend", *number, *more, "--json").data["days"] == {"close": "2027-04-01"}
    assert typed("finding", "escalate", *number, "--step", "1", "--why", "No plan").code == 0
    refused = typed("finding", "escalate", *number, "--step", "6", "--why", "Again")
    assert "after step 5" in refused.sentence
    assert typed("finding", "close", *number, "--proof", "Time sheets", "--checked-by", "monitor").code == 0
    assert added["id"] not in {each["id"] for each in typed("finding", "list", "--open", "--json").data}


def test_a_text_that_may_name_an_informant_is_noticed(typed: Type) -> None:
    said = typed("finding", "add", ROUND_2, "Told by worker Nguyen at line 4", *SUPPLIER, "--severity", "S3")
    assert "who told it" in said.out


def test_another_buyers_follow_up_is_taken_over_under_three_conditions(typed: Type) -> None:
    said = ["finding", "add", ROUND_2, "Two sites share one dormitory", *SUPPLIER, "--severity", "S3"]
    reuse = ["--reuse-from", "Region of Sundvik", "--reuse-kind", "factory-data", "--reuse-dated"]
    alike = ["--same-clause-level", "--same-method"]
    assert "same level" in typed(*said, *reuse, "2026-10-01").sentence
    assert "another method" in typed(*said, *reuse, "2026-10-01", "--same-clause-level").sentence
    assert "older than 24 months" in typed(*said, *reuse, "2020-10-01", *alike).sentence
    taken = typed(*said, *reuse, "2026-10-01", *alike, "--json").data
    assert taken["reuse"]["buyer"] == "Region of Sundvik"


def test_checks_say_why(typed: Type) -> None:
    cell = [ROUND_2, *SUPPLIER, "--item", "FRC-101"]
    assert "status can't go" in typed("check", "set", *cell, "--status", "claimed", "--why", "Again").sentence
    done = typed("check", "set", *cell, "--status", "contradicted", "--why", "Fees were reported", "--json").data
    (step,) = typed("check", "list", *cell, "--json").data
    assert (step["after"], step["why"]) == ("contradicted", "Fees were reported")
    assert step["reply_by"]
    assert typed("check", "reply", done["id"]).code == 0


def test_what_is_owed_is_listed_put_off_reminded_of_and_written_to_a_calendar(typed: Type, tmp_path: Path) -> None:
    late = typed("owed", "list", "--when", "overdue", "--json").data
    assert late
    assert "S2" in {each["severity"] for each in late}
    key = late[0]["key"]
    assert "Say why" in typed("owed", "put-off", key, "--until", "2099-01-01", "--why", " ").sentence
    assert typed("owed", "put-off", key, "--until", "2099-01-01", "--why", "Audit").code == 0
    assert key not in {each["key"] for each in typed("owed", "list", "--when", "overdue", "--json").data}
    folder, file = tmp_path / "letters", tmp_path / "owed.ics"
    written = typed("owed", "remind", "--out", str(folder), "--json").data
    assert len(written) == len(list(folder.iterdir())) > 0
    assert any(each["reminded_on"] for each in typed("owed", "list", "--json").data)
    assert typed("owed", "calendar", "--out", str(file), "--json").data["days"] > 0
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_report_of_a_round_names_what_became_of_promises_and_findings(typed: Type, tmp_path: Path) -> None:
    target = tmp_path / "follow-up.docx"
    assert typed("round", "report", ROUND_2, "--out", str(target)).code == 0
    cells = {cell.text for table in Document(str(target)).tables for row in table.rows for cell in row.cells}
    words = "\n".join(cells)
    assert "Procedure for complaints from workers" in words
    assert "Contract obligation, clause 12.3" in words
    assert "Overdue since" in words
    assert "marked confidential" in words
    assert "Lotus Harbour Electronics" in words
    assert "Volta Pagoda" not in words
    assert typed("round", "report", ROUND_2, "--out", str(tmp_path / "follow-up.pdf")).code == 0
    assert "docx, pdf" in typed("round", "report", ROUND_2, "--out", str(tmp_path / "a.xlsx")).sentence


def test_letters_about_findings_are_written_and_the_reply_is_noted(typed: Type, tmp_path: Path) -> None:
    number = ("4", "--dialogue", ROUND_2)
    made = typed("finding", "notice", *number, "--out", "letter.docx", "--in", "de", "--json").data[0]
    assert (made["kind"], made["language"], made["missing"]) == ("finding-notice", "de", [])
    assert "Guten Tag" in "\n".join(each.text for each in Document(str(tmp_path / "letter.docx")).paragraphs)
    assert "not closed" in typed("finding", "notice", *number, "--out", "letter.pdf", "--closing").sentence
    assert "pdf" in typed("finding", "notice", *number, "--out", "letter.odt").sentence
    assert "has a place" in typed("finding", "notice", *number, "--out", "x.pdf", "--fill", "nowhere=x").sentence
    replied = typed("finding", "replied", *number, "--json").data
    assert replied["notices"][0]["replied_on"]
    assert "asked for a reply" in typed("finding", "replied", *number).sentence
    assert "No letter is due" in typed("finding", "notices", ROUND_2, "--out", ".").sentence
    assert typed("finding", "close", *number, "--proof", "Certificate", "--checked-by", "label").code == 0
    typed("finding", "change", *number, "--corrective", "Certificates before delivery")
    assert "Wrote 1 letter" in typed("finding", "notices", ROUND_2, "--out", ".", "--format", "html").out
    assert len(list(tmp_path.glob("*Notice-of-closure-4.html"))) == 1


def test_the_sample_contract_ends_after_its_last_round(typed: Type, tmp_path: Path) -> None:
    assert "not closed yet" in typed("round", "end", ROUND_2).sentence
    assert "goes on in" in typed("round", "end", "Data centre hardware, round 1").sentence
    for state in ("meeting-held", "closed"):
        typed("round", "state", ROUND_2, "--to", state)
    assert "still open: 1, 3, 4." in typed("round", "end", ROUND_2).sentence
    for number in ("1", "3", "4"):
        at = (number, "--dialogue", ROUND_2)
        assert typed("finding", "change", *at, "--corrective", "Put right").code == 0
        assert typed("finding", "close", *at, "--proof", "Report", "--checked-by", "monitor").code == 0
    written = typed("finding", "notices", ROUND_2, "--out", ".", "--in", "de", "--json").data
    assert [each["kind"] for each in written] == ["closure-notice"] * 3
    assert "is not a day" in typed("round", "end", ROUND_2, "--on", "tomorrow").sentence
    ended = typed("round", "end", ROUND_2, "--on", "2027-06-30", "--lessons", "Ask for casings, too", "--json").data
    assert (ended["ended_on"], ended["lessons"]) == ("2027-06-30", "Ask for casings, too")
    assert "ended on" in typed("round", "next", ROUND_2).sentence
    assert typed("round", "portfolio", "--json").data == []
    typed("report", ROUND_2, "--audience", "management", "--out", "page.docx")
    cells = [cell.text for table in Document(str(tmp_path / "page.docx")).tables for cell in table._cells]
    assert "Ask for casings, too" in cells
