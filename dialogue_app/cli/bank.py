"""``bank``: look into the question bank, and check content for its authors."""

from collections.abc import Sequence
from pathlib import Path

import click

from dialogue_app.cli.commands import Function, choice, group, option
from dialogue_app.cli.console import Console, Said, columns, indented
from dialogue_app.domain.suppliers import Role
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import banking, publishing
from dialogue_app.workspace.banking import Filter
from question_bank import Finding, Level, Phase, Question, check

bank = group("bank")


def _filters(function: Function) -> Function:
    for add in (
        option("--audience", type=choice(Role)),
        option("--level", type=choice(Level)),
        option("--product", default="", metavar="CODE"),
        option("--theme", default="", metavar="CODE"),
        option("--phase", type=choice(Phase)),
    ):
        function = add(function)
    return function


@bank.job("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def _check(console: Console, folder: Path | None) -> Said:
    if folder is not None and not folder.is_dir():
        raise Problem("bank-folder-missing", path=folder)
    findings = check(folder)
    errors = sum(finding.level == "error" for finding in findings)
    lines = [_finding_line(finding) for finding in findings]
    lines.append(console.texts("cli.bank.checked", errors=errors, warnings=len(findings) - errors))
    problem = Problem("bank-has-errors", n=errors) if errors else None
    return Said(lines, [_finding_data(finding) for finding in findings], problem)


@bank.job("list")
@_filters
def _list(console: Console, **wanted: str | None) -> Said:
    return _said(console, _found(console, wanted))


@bank.job("search")
@click.argument("words", nargs=-1, required=True)
@_filters
def _search(console: Console, words: tuple[str, ...], **wanted: str | None) -> Said:
    questions = _found(console, wanted)
    index = banking.index(questions, console.texts.language)
    return _said(console, [questions[place] for place in index.find(" ".join(words))])


@bank.job("show")
@click.argument("question_id", metavar="ID")
def _show(console: Console, question_id: str) -> Said:
    question = banking.question(console.workspace(), question_id)
    uses = banking.uses(console.workspace(), question.id)
    data = _question_data(question) | _texts_data(question) | {"used_in": [title for title, _day in uses]}
    return Said(_full_lines(question, console.texts), data)


@bank.job("export")
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
@option("--format", "form", type=choice(publishing.FORMATS))
def _export(console: Console, target: Path, form: str | None) -> Said:
    workspace = console.workspace()
    edition = publishing.edition(workspace.release, console.texts, workspace.now())
    console.progress("cli.bank.exporting", path=target)
    publishing.write_edition(edition, target, form or "")
    release = workspace.release
    data = {"path": str(target), "release": release.number, "questions": len(release.questions)}
    return Said([console.texts("cli.bank.exported", number=release.number, path=target)], data)


def _found(console: Console, wanted: dict[str, str | None]) -> tuple[Question, ...]:
    given = {name: value.upper() if name in {"theme", "product"} else value for name, value in wanted.items() if value}
    release = console.workspace().release
    known = {
        "theme": [each.code for each in release.themes],
        "product": [each.code for each in release.products],
    }
    for name, codes in known.items():
        if given.get(name, codes[0]) not in codes:
            raise Problem(f"{name}-unknown", wanted=given[name], known=", ".join(codes))
    return banking.questions(console.workspace(), Filter(**given))  # type: ignore[arg-type]


def _said(console: Console, questions: Sequence[Question]) -> Said:
    rows = [
        (each.id, each.phase.value, each.level.value, console.texts(f"kind.{each.answer.kind}"), each.prompt)
        for each in questions
    ]
    lines = [*columns(rows), console.texts.count("cli.bank.found", len(questions))]
    return Said(lines, [_question_data(question) for question in questions])


def _full_lines(question: Question, texts: Texts) -> list[str]:
    facts = [
        question.phase.value,
        question.level.value,
        texts(f"kind.{question.answer.kind}"),
        ", ".join(question.products),
        ", ".join(question.audience),
    ]
    lines = [f"{question.id} · {' · '.join(facts)}", "", question.prompt, ""]
    lines += columns([(option.id, option.text) for option in question.answer.options])
    for name in ("help", "why", "good", "weak"):
        lines += ["", texts(f"cli.bank.{name}"), indented(getattr(question, name))]
    lines += ["", texts("cli.bank.probes")]
    return lines + [indented(texts("cli.bank.probe", when=probe.when, ask=probe.ask)) for probe in question.probes]


def _question_data(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "rev": question.rev,
        "status": question.status.value,
        "theme": question.theme,
        "phase": question.phase.value,
        "level": question.level.value,
        "priority": question.priority.value,
        "audience": question.audience,
        "products": question.products,
        "room": question.room.value,
        "minutes_live": question.minutes_live,
        "kind": question.answer.kind.value,
        "prompt": question.prompt,
    }


def _texts_data(question: Question) -> dict[str, object]:
    return {
        "options": {option.id: option.text for option in question.answer.options},
        "columns": question.answer.columns,
        "unit": question.answer.unit,
        "help": question.help,
        "why": question.why,
        "good": question.good,
        "weak": question.weak,
        "probes": [{"when": probe.when, "ask": probe.ask} for probe in question.probes],
        "evidence": question.evidence,
        "references": question.references,
        "languages": question.languages,
        "content_hash": question.content_hash,
    }


def _finding_line(finding: Finding) -> str:
    place = " · ".join(part for part in (finding.file, finding.id, finding.field) if part)
    return f"{finding.level}: {place}: {finding.sentence}"


def _finding_data(finding: Finding) -> dict[str, object]:
    return {
        "level": finding.level,
        "code": finding.code,
        "file": finding.file,
        "id": finding.id,
        "field": finding.field,
        "sentence": finding.sentence,
    }
