"""``finding``: note what was found in a contract, say what is done about it, close it, list it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Extension, Finding, FindingState, FoundBy, Severity, owed_steps
from dialogue_app.domain.followup import FollowEvent
from dialogue_app.domain.notices import NoticeKind
from dialogue_app.domain.reuse import NOT_REUSED, Reuse, ReuseKind
from dialogue_app.domain.verification import CheckedBy, hints_at_informant
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, following, noticing, preparing
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.noticing import Written

finding = group("finding")


@finding.job("add")
@click.argument("dialogue")
@click.argument("text")
@option("--supplier", required=True)
@option("--severity", type=choice(Severity), required=True)
@option("--found-on", default="", metavar="DATE")
@option("--clause", default="")
@option("--question", "question_id", default="", metavar="CODE")
@option("--found-by", type=choice(FoundBy), default=FoundBy.DOCUMENT.value)
@option("--structural", is_flag=True)
@option("--reuse-from", "buyer", default="")
@option("--reuse-kind", type=choice(ReuseKind), default=ReuseKind.SYSTEM.value)
@option("--reuse-dated", "dated", default="", metavar="DATE")
@option("--same-clause-level", is_flag=True)
@option("--same-method", is_flag=True)
def _add(console: Console, dialogue: str, text: str, *, supplier: str, **told: object) -> Said:
    workspace, texts = console.workspace(), console.texts
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    supplier_id = preparing.find_supplier(workspace, supplier).id
    said = Finding(
        number=0,
        text=text,
        severity=Severity(str(told["severity"]).upper()),
        found_on=str(told["found_on"] or following.today(workspace)),
        clause=str(told["clause"]),
        question_id=str(told["question_id"]).upper(),
        found_by=FoundBy(str(told["found_by"])),
        structural=bool(told["structural"]),
        reuse=_reuse(told) if told["buyer"] else NOT_REUSED,
    )
    change = following.add_finding(workspace, dialogue_id, supplier_id, said)
    noted = following.finding(workspace, change.subject)
    lines = [texts("cli.finding.added", **change.details), *_days(following.of(noted), texts)]
    lines += [texts("cli.finding.informant")] if hints_at_informant(text) else []
    return Said(lines, _data(noted))


@finding.job("change")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--text", default=None)
@option("--severity", type=choice(Severity), default=None)
@option("--state", type=choice(FindingState), default=None)
@option("--root-cause", default=None)
@option("--corrective", default=None)
@option("--preventive", default=None)
@option("--responsible", default=None)
@option("--agreed", default=None, metavar="DATE")
@option("--contacted-on", default=None, metavar="DATE")
@option("--contained-on", default=None, metavar="DATE")
@option("--planned-on", default=None, metavar="DATE")
@option("--checked-on", default=None, metavar="DATE")
@option("--why", default=None)
def _change(console: Console, finding: str, *, dialogue: str, **told: str | None) -> Said:
    workspace = console.workspace()
    event = _find(workspace, dialogue, finding)
    given: dict[str, object] = {name: said for name, said in told.items() if said is not None}
    if told["severity"]:
        given["severity"] = Severity(told["severity"].upper())
    if told["state"]:
        given["state"] = FindingState(told["state"].lower())
    following.change_finding(workspace, event.subject, replace(following.of(event), **given))  # type: ignore[arg-type]
    return _said(console, event.subject)


@finding.job("extend")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--until", required=True, metavar="DATE")
@option("--why", "reason", required=True)
@option("--approver", default="")
def _extend(console: Console, finding: str, *, dialogue: str, until: str, reason: str, approver: str) -> Said:
    workspace = console.workspace()
    event = _find(workspace, dialogue, finding)
    asked = Extension(following.today(workspace), until, reason, approver)
    following.extend(workspace, event.subject, asked)
    return _said(console, event.subject)


@finding.job("escalate")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--step", "rung", type=click.IntRange(0, max(Rung)), required=True)
@option("--why", "reason", required=True)
@option("--not-taken", is_flag=True)
def _escalate(console: Console, finding: str, *, dialogue: str, rung: int, reason: str, not_taken: bool) -> Said:
    workspace = console.workspace()
    event = _find(workspace, dialogue, finding)
    following.climb(workspace, event.subject, Measure(rung, following.today(workspace), reason, taken=not not_taken))
    return _said(console, event.subject)


@finding.job("close")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--proof", required=True)
@option("--checked-by", type=choice(filter(None, CheckedBy)), required=True)
def _close(console: Console, finding: str, *, dialogue: str, proof: str, checked_by: str) -> Said:
    workspace = console.workspace()
    event = _find(workspace, dialogue, finding)
    following.close_finding(workspace, event.subject, proof_received=proof, verified_by=CheckedBy(checked_by))
    return _said(console, event.subject)


@finding.job("replied")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--on", "day", default="", metavar="DATE")
def _replied(console: Console, finding: str, *, dialogue: str, day: str) -> Said:
    workspace = console.workspace()
    event = _find(workspace, dialogue, finding)
    following.note_reply(workspace, event.subject, day)
    return _said(console, event.subject)


@finding.job("notice")
@click.argument("finding", metavar="NUMBER")
@option("--dialogue", default="")
@option("--out", "target", type=click.Path(path_type=Path), required=True, metavar="FILE")
@option("--in", "language", default="", metavar="CODE")
@option("--closing", is_flag=True)
@option("--fill", "given", multiple=True, metavar="PLACE=WORDS")
@option("--looked-at", "looked", is_flag=True)
def _notice(
    console: Console, finding: str, *, dialogue: str, target: Path, language: str, closing: bool,
    given: tuple[str, ...], looked: bool,
) -> Said:  # fmt: skip
    """Write one letter; the ending of the file says the format."""
    workspace = console.workspace()
    form = _format(target, target.suffix.removeprefix("."))
    event = _find(workspace, dialogue, finding)
    kind = NoticeKind.CLOSURE if closing else NoticeKind.FINDING
    words = dict(each.partition("=")[::2] for each in given)
    made = noticing.notice(workspace, event.subject, language or console.texts.language, kind, words)
    return _given_out(console, [noticing.write(made, form, target, looked=looked)], target)


@finding.job("notices")
@click.argument("dialogue")
@option("--out", "target", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@option("--format", "form", type=choice(Format), default=Format.DOCX.value)
@option("--in", "language", default="", metavar="CODE")
@option("--looked-at", "looked", is_flag=True)
def _notices(console: Console, dialogue: str, *, target: Path, form: str, language: str, looked: bool) -> Said:
    """Write every letter that is due in a contract into a folder."""
    workspace = console.workspace()
    due = noticing.due(workspace, preparing.find_dialogue(workspace, dialogue).id)
    made = noticing.notices(workspace, due, language or console.texts.language)
    return _given_out(console, noticing.write_all(made, Format(form.lower()), target, looked=looked), target)


@finding.job("list")
@option("--dialogue", default="")
@option("--supplier", default="")
@option("--open", "only_open", is_flag=True)
def _list(console: Console, *, dialogue: str, supplier: str, only_open: bool) -> Said:
    workspace, texts = console.workspace(), console.texts
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id if dialogue else ""
    supplier_id = preparing.find_supplier(workspace, supplier).id if supplier else ""
    found = following.findings(workspace, dialogue_id, supplier_id)
    wanted = [event for event in found if following.of(event).open or not only_open]
    names = {each.id: each.name for each in preparing.suppliers(workspace)}
    rows = [_row(event, names, texts) for event in wanted]
    return Said(columns(rows) or [texts("cli.finding.none")], [_data(event) for event in wanted])


def _format(target: Path, word: str) -> Format:
    if word.lower() not in set(Format):
        raise Problem("report-format", path=target, known=", ".join(Format))
    return Format(word.lower())


def _given_out(console: Console, written: Sequence[Written], target: Path) -> Said:
    """Keep that letters went out, and say for each what is still to be filled in."""
    texts = console.texts
    noticing.record(console.workspace(), written)
    lines = [texts.count("cli.finding.notices-written", len(written), path=target)]
    made = [each.notice for each in written]
    for each in made:
        places = ", ".join(field.label for field in each.filled.missing)
        lines += [texts("cli.finding.notice-missing", number=each.finding.number, places=places)] if places else []
    return Said(lines, [_letter_data(each) for each in written])


def _letter_data(written: Written) -> dict[str, object]:
    made = written.notice
    return {"finding": made.finding_id, "number": made.finding.number, "supplier": made.supplier_id,
            "kind": made.kind.value, "language": made.language, "reply_by": made.reply_by, "digest": written.digest,
            "missing": [field.name for field in made.filled.missing]}  # fmt: skip


def _reuse(told: Mapping[str, object]) -> Reuse:
    """Return what is taken over from another buyer."""
    return Reuse(
        buyer=str(told["buyer"]),
        kind=ReuseKind(str(told["reuse_kind"])),
        dated=str(told["dated"]),
        same_clause_level=bool(told["same_clause_level"]),
        same_method=bool(told["same_method"]),
    )


def _find(workspace: Workspace, dialogue: str, words: str) -> FollowEvent:
    """Return a finding by its id, or by its number in the contract of a dialogue."""
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id if dialogue else ""
    for event in following.findings(workspace, dialogue_id):
        if words == event.subject or (dialogue_id and words == str(following.of(event).number)):
            return event
    return following.finding(workspace, words)


def _said(console: Console, finding_id: str) -> Said:
    event = following.finding(console.workspace(), finding_id)
    found, texts = following.of(event), console.texts
    state = texts(f"finding-state.{found.state}")
    return Said([texts("cli.finding.stands", number=found.number, state=state), *_days(found, texts)], _data(event))


def _days(found: Finding, texts: Texts) -> list[str]:
    return columns([(texts(f"owed.step.{step}"), due) for step, due in owed_steps(found)], 2)


def _row(event: FollowEvent, names: dict[str, str], texts: Texts) -> tuple[str, ...]:
    found = following.of(event)
    due = next((day for _, day in owed_steps(found)), "")
    state = texts(f"finding-state.{found.state}")
    return str(found.number), found.severity.value, names.get(event.supplier_id, ""), state, due, found.text


def _data(event: FollowEvent) -> dict[str, object]:
    found = following.of(event)
    days = {step.value: due for step, due in owed_steps(found)}
    return {"id": event.subject, "dialogue": event.dialogue_id, "supplier": event.supplier_id} | asdict(found) | {
        "days": days
    }  # fmt: skip
