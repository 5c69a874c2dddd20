"""``bank own``: the buyer's own questions, for scripts."""

from collections.abc import Iterable

import click

from dialogue_app.cli.bank_diff import bank
from dialogue_app.cli.commands import choice, group, option
from dialogue_app.cli.console import Console, Said, columns, indented
from dialogue_app.domain.own_fields import with_field
from dialogue_app.domain.own_questions import OFFERED, OwnDraft
from dialogue_app.domain.own_revisions import COMPARABLE
from dialogue_app.errors import Problem
from dialogue_app.workspace import authoring, revising
from dialogue_app.workspace.history import Change
from question_bank import ChangeKind, Finding, Kind, Question, pivot_texts

__all__ = ["bank", "changed_question"]

own = group("own")
own.key = "bank.own"
bank.add_command(own)


@own.job("list")
def _list(console: Console) -> Said:
    workspace = console.workspace()
    seen = revising.seen_by_others(workspace)
    rows, data = [], []
    for each in authoring.own_questions(workspace):
        others = "seen" if (each.id, each.rev) in seen else "unseen"
        words = console.texts(f"own.{others}")
        rows.append((each.id, str(each.rev), each.status.value, words, each.prompt))
        data.append({"id": each.id, "rev": each.rev, "status": each.status.value, "seen": others == "seen"})
    return Said(columns(rows) or [console.texts("cli.bank.own.none")], data)


@own.job("show")
@click.argument("question_id", metavar="ID")
def _show(console: Console, question_id: str) -> Said:
    workspace = console.workspace()
    question = revising.question(workspace, question_id)
    found = revising.checks(workspace).findings(question)
    lines = columns([("id", question.id), ("rev", str(question.rev)), ("status", question.status.value)])
    lines += columns(list(pivot_texts(question).items()))
    for language, told in question.translations.items():
        lines += ["", language, *columns(list(told.texts.items()), 4)]
    return Said([*lines, "", *_finding_lines(found)], _data(question, found))


@own.job("add")
@click.argument("prompt")
@option("--kind", type=choice(OFFERED), default=Kind.YES_PARTLY_NO.value)
@option("--choice", "choices", multiple=True, metavar="WORDS")
@option("--unit", default="", metavar="WORDS")
def _add(console: Console, prompt: str, kind: str, choices: tuple[str, ...], unit: str) -> Said:
    draft = OwnDraft(prompt, Kind(kind), options=choices, unit=unit)
    change = authoring.create_question(console.workspace(), draft)
    return Said([console.texts("cli.bank.own.kept", question=change.subject)], {"id": change.subject})


@own.job("set")
@click.argument("question_id", metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=WORDS...")
@option("--change", "kind", type=choice(COMPARABLE), default=None)
def _set(console: Console, question_id: str, fields: tuple[str, ...], kind: str | None) -> Said:
    workspace = console.workspace()
    question = changed_question(revising.question(workspace, question_id), fields)
    change = revising.save(workspace, question, ChangeKind(kind) if kind else None)
    return _kept(console, question.id, change)


@own.job("retire")
@click.argument("question_id", metavar="ID")
@option("--replaced-by", default="", metavar="ID")
def _retire(console: Console, question_id: str, replaced_by: str) -> Said:
    change = revising.retire(console.workspace(), question_id, replaced_by)
    return _kept(console, question_id.strip().upper(), change)


def changed_question(question: Question, fields: Iterable[str]) -> Question:
    """Return a question with fields set as they were typed: ``help=Name the sites.``.

    Raises:
        Problem: a field is unknown, can't hold these words, or has no equals sign.
    """
    for each in fields:
        name, equals, words = each.partition("=")
        if not equals:
            raise Problem("own-field-unknown", field=each[:60])
        question = with_field(question, name.strip(), words)
    return question


def _kept(console: Console, question_id: str, change: Change | None) -> Said:
    workspace = console.workspace()
    kept = revising.question(workspace, question_id)
    key = "cli.bank.own.changed" if change else "cli.bank.own.same"
    lines = [console.texts(key, question=kept.id, rev=kept.rev)]
    found = revising.checks(workspace).findings(kept)
    return Said([*lines, *_finding_lines(found)], _data(kept, found))


def _finding_lines(found: tuple[Finding, ...]) -> list[str]:
    return [indented(f"{each.level}: {each.field}: {each.sentence}") for each in found]


def _data(question: Question, found: tuple[Finding, ...]) -> dict[str, object]:
    told = {code: dict(each.texts) for code, each in question.translations.items()}
    return {
        "id": question.id,
        "rev": question.rev,
        "status": question.status.value,
        "change": question.change.value,
        "comparable": question.comparable.value,
        "texts": pivot_texts(question),
        "translations": told,
        "findings": [{"level": each.level, "field": each.field, "sentence": each.sentence} for each in found],
    }
