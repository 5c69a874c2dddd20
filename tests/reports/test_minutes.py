"""Minutes of a talk: a supplier reads its own answers and promises and nothing else; all read what was said by whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Docx

from dialogue_app import reports
from dialogue_app.domain.comparison import compare
from dialogue_app.domain.dates import working_days_after
from dialogue_app.domain.disclosure import Audience, for_reader, minuted
from dialogue_app.domain.remarks import Remark, RemarkEvent, RemarkKind, Topic
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.reports.minutes_outline import Minuted, minutes_outline
from dialogue_app.reports.outline import Document
from tests.helpers.comparisons import comparison as small
from tests.reports.accessibility import faults
from tests.reports.printed_samples import MOMENT, PROGRAM, TEXTS
from tests.reports.tagged_pdf import TaggedPdf
from tests.reports.test_event_pack import words
from tests.reports.test_pdf_of_hostile_text import TEXTS as HOSTILE

REMARKS = (
    Remark(RemarkKind.RULES),
    Remark(RemarkKind.PRESENT, "Two people", role="responsible sourcing"),
    Remark(RemarkKind.PROMISE, "Audit summary 2026", "item-0001", "key account", "2027-01-31", "EV07"),
    Remark(RemarkKind.QUESTION, "Is a rating enough?", reply="No, the proof counts."),
    Remark(RemarkKind.QUESTION, "When is the tender?"),
    Remark(RemarkKind.DISCLOSED, "Volumes by band"),
    Remark(RemarkKind.PARKED, "Second-hand devices"),
)
PLENARY = (
    Remark(RemarkKind.CONTRIBUTION, "Audits cost too much", "item-0000", "reseller", topic=Topic.BARRIER),
    Remark(RemarkKind.CONTRIBUTION, "Take reports of others", "item-0000", "brand", topic=Topic.ENABLER),
    Remark(RemarkKind.POLL, "Factory list", topic="before", counts=(3, 4, 1, 0)),
)


def of_one(remarks: tuple[Remark, ...] = REMARKS, **changes: object) -> Minuted:
    compared = small()
    own = for_reader(compared, Audience.SUPPLIER, compared.suppliers[0].id)
    made = Minuted(
        dialogue=compared.dialogue,
        form=compared.questionnaire,
        format=TalkFormat.ONE_TO_ONE,
        began="2026-11-20T14:00:00+01:00",
        ended="2026-11-20T15:02:00+01:00",
        sent="2026-11-20",
        remarks=remarks,
        own=own,
        proof={"EV07": "Audit summary"},
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def of_all(remarks: tuple[Remark, ...] = PLENARY) -> Minuted:
    return replace(of_one(remarks), own=None, format=TalkFormat.PLENARY)


def outlined(noted: Minuted) -> Document:
    return minutes_outline(noted, TEXTS, moment=MOMENT, program=PROGRAM)


@pytest.mark.parametrize(
    ("day", "last"), [("2026-11-20", "2026-11-27"), ("2026-11-21", "2026-11-27"), ("2026-11-23", "2026-11-30")]
)
def test_five_working_days_leave_out_weekends(day: str, last: str) -> None:
    assert working_days_after(date.fromisoformat(day), 5) == date.fromisoformat(last)


def test_a_supplier_reads_its_answers_its_promises_with_dates_and_until_when_to_correct() -> None:
    said = words(outlined(of_one()))
    own = of_one().own
    assert own
    assert "14:00 to 15:02" in said
    assert "responsible sourcing" in said
    for part in ("Audit summary 2026", "Audit summary", "key account", "No, the proof counts.", "Volumes by band"):
        assert part in said
    assert "The answer follows in writing, to all." in said
    assert "27" in said.split("five working days")[0][-40:]
    answered = [row for row in own.rows if row.cell(own.suppliers[0].id)]
    assert all(row.item.code in said for row in answered)


def test_nothing_of_another_supplier_and_no_internal_note_stands_in_the_minutes() -> None:
    whole = small()
    marked = [
        tuple(
            cell._replace(note="INTERNAL", claim=f"claim of {cell.supplier_id}")._asdict()[name]
            for name in cell._fields[:-1]
        )
        for row in whole.rows
        for supplier in whole.suppliers
        if (cell := row.cell(supplier.id))
    ]
    compared = compare(whole.dialogue, (whole.questionnaire,), whole.suppliers, marked, whole.as_of)
    first, *others = compared.suppliers
    said = words(outlined(of_one(own=for_reader(compared, Audience.SUPPLIER, first.id))))
    assert f"claim of {first.id}" in said
    assert "INTERNAL" not in said
    assert not [each for each in others if each.name in said or f"claim of {each.id}" in said]


def test_marks_of_the_note_taker_and_remarks_of_others_are_not_handed_out() -> None:
    def event(number: int, supplier: str, kind: RemarkKind) -> RemarkEvent:
        return RemarkEvent(str(number), str(number), "d", "t", supplier, Remark(kind, "x"))

    kinds = [RemarkKind.PROMISE, RemarkKind.PROBE, RemarkKind.STAR]
    events = [event(n, supplier, kind) for n, (supplier, kind) in enumerate((s, k) for s in "ab" for k in kinds)]
    taken_back = RemarkEvent("9", "9", "d", "t", "a", None)
    assert minuted([*events, taken_back], "a") == (events[0],)


def test_minutes_of_all_name_the_kind_of_speaker_and_only_totals() -> None:
    said = words(outlined(of_all()))
    assert "Barrier" in said
    assert "Reseller" in said
    assert "Factory list, before the topics" in said
    assert "What you promised" not in said


@pytest.mark.parametrize("noted", [of_one(()), of_all(()), of_one(ended="")], ids=["one", "all", "open"])
def test_a_talk_without_notes_says_so(noted: Minuted) -> None:
    said = words(outlined(noted))
    assert ("No contribution was noted." in said) is (noted.own is None)
    assert ("Nothing was promised" in said) is (noted.own is not None and not noted.remarks)


@pytest.mark.parametrize("noted", [of_one(), of_all()], ids=["one", "all"])
def test_the_minutes_pass_the_rules_for_accessible_pdf(noted: Minuted, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    reports.write_pdf(outlined(noted), path)
    assert faults(TaggedPdf(path).pdf) == []


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    remarks = tuple(Remark(RemarkKind.PARKED, text[:2000], role=text[:200]) for text in HOSTILE.values())
    path = tmp_path / "minutes.pdf"
    reports.write_pdf(outlined(of_one(remarks)), path)
    assert "javascript:alert(1)" in TaggedPdf(path).text
    reports.write_docx(outlined(of_one(remarks)), tmp_path / "minutes.docx")
    told = "\n".join(paragraph.text for paragraph in Docx(str(tmp_path / "minutes.docx")).paragraphs)
    assert HOSTILE["markup"] in told
