"""``answers import``: take answers back from returned files, after a review that ``--dry-run`` stops at."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import click

from dialogue_app.cli.answer_data import answer_data
from dialogue_app.cli.commands import group, option
from dialogue_app.cli.console import Console, Said, indented
from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.returned import Returned
from dialogue_app.domain.review import FileReview, Line, LineKey, Refusal, Review, What
from dialogue_app.domain.review_phrases import (
    counts_text,
    known_text,
    notes,
    problems,
    said_text,
    supplier_text,
    what_text,
)
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, preparing, returns
from dialogue_app.workspace.returns import Reading

answers = group("answers")


@answers.job("import")
@click.argument("dialogue")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@option("--supplier", default="")
@option("--dry-run", is_flag=True)
@option("--by", "recorded_by", default="", metavar="NAME")
def _import(
    console: Console, dialogue: str, files: tuple[Path, ...], supplier: str, *, dry_run: bool, recorded_by: str
) -> Said:
    """Review the files and, unless it is a dry run, take over what is certain."""
    workspace = console.workspace()
    workspace.surroundings = replace(workspace.surroundings, author=recorded_by)
    dialogue_id = preparing.find_dialogue(workspace, dialogue).id
    versions = returns.forms(workspace, dialogue_id)
    console.progress("cli.returns.reading", number=len(files))
    reviewed = _reviewed(workspace, dialogue_id, returns.read_files(files, versions), supplier)
    picks = _certain(reviewed)
    if not dry_run:
        returns.take_over(workspace, reviewed, picks)
    return _said(reviewed, picks, console.texts, dry_run=dry_run)


def _reviewed(workspace: Workspace, dialogue_id: str, readings: tuple[Reading, ...], supplier: str) -> Review:
    """Review the files; files of another supplier than the named one are refused."""
    if not supplier:
        return returns.review(workspace, dialogue_id, readings)
    wanted = preparing.find_supplier(workspace, supplier)
    names = {each.id: each.name for each in preparing.suppliers(workspace)}
    fitting = tuple(_of_supplier(reading, wanted.id, names) for reading in readings)
    owners = {each.digest: wanted.id for each in fitting if isinstance(each, Returned)}
    return returns.review(workspace, dialogue_id, fitting, owners)


def _of_supplier(reading: Reading, wanted: str, names: dict[str, str]) -> Reading:
    if isinstance(reading, Refusal) or reading.supplier_id in ("", wanted) or reading.supplier_id not in names:
        return reading
    named = names[reading.supplier_id]
    return Refusal(
        reading.file, Problem("return-of-other-supplier", file=reading.file, named=named, wanted=names[wanted])
    )


def _certain(reviewed: Review) -> frozenset[LineKey]:
    """Return the proposed lines of files whose supplier is known; on the command line nobody is asked."""
    named = {file.returned.digest for file in reviewed.files if file.supplier}
    return frozenset(key for key in reviewed.proposed() if key.digest in named)


def _said(reviewed: Review, picks: Collection[LineKey], texts: Texts, *, dry_run: bool) -> Said:
    lines = [line for file in reviewed.files for line in _file_lines(file, texts)]
    lines += [texts("cli.returns.refused", reason=_reason(each, texts)) for each in reviewed.refused]
    lines += [texts("cli.returns.repeated", file=name) for name in reviewed.repeated]
    lines.append(texts.count("cli.returns.would-take" if dry_run else "cli.returns.taken", len(picks)))
    stopped = [each.file for each in reviewed.refused]
    stopped += [file.returned.file for file in reviewed.files if file.supplier is None]
    problem = Problem("returns-refused", files=", ".join(stopped)) if stopped else None
    return Said(lines, _data(reviewed, picks, texts, dry_run=dry_run), problem)


def _file_lines(file: FileReview, texts: Texts) -> Iterator[str]:
    yield texts(
        "cli.returns.file",
        supplier=supplier_text(file, texts),
        file=file.returned.file,
        counts=counts_text(file, texts),
    )
    if known := known_text(file, texts):
        yield indented(known, 2)
    for line in file.lines:
        if line.what is not What.SAME:
            yield indented(f"{line.item.code} · {what_text(line, texts)}", 2)
            if line.present.answer.state is not State.NOT_ASKED:
                yield indented(texts("cli.returns.now", said=_one_line(line.item, line.present.answer, texts)))
            yield indented(texts("cli.returns.came", said=_one_line(line.item, line.answer, texts)))
    for sentence in problems(file, texts):
        yield indented(texts("cli.returns.problem", sentence=sentence), 2)
    for sentence in notes(file, texts):
        yield indented(sentence, 2)


def _one_line(item: Item, answer: Answer, texts: Texts) -> str:
    return " – ".join(said_text(item, answer, texts).split("\n"))


def _reason(refusal: Refusal, texts: Texts) -> str:
    return texts(f"problem.{refusal.problem.key}", **refusal.problem.details)


def _data(reviewed: Review, picks: Collection[LineKey], texts: Texts, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "taken": 0 if dry_run else len(picks),
        "files": [_file_data(file, picks, texts) for file in reviewed.files],
        "refused": [{"file": each.file, "reason": _reason(each, texts)} for each in reviewed.refused],
        "repeated": list(reviewed.repeated),
    }


def _file_data(file: FileReview, picks: Collection[LineKey], texts: Texts) -> dict[str, object]:
    return {
        "file": file.returned.file,
        "supplier": file.supplier.name if file.supplier else None,
        "known_since": file.known_since or None,
        "counts": {what.value: number for what, number in file.counts().items()},
        "lines": [_line_data(line, picks) for line in file.lines],
        "problems": problems(file, texts),
        "notes": notes(file, texts),
    }


def _line_data(line: Line, picks: Collection[LineKey]) -> dict[str, object]:
    return {
        "item": line.item.code,
        "what": line.what.value,
        "match": line.match.value,
        "proposed": line.key in picks,
        "place": {"sheet": line.place.sheet, "cell": line.place.cell},
        "present": answer_data(line.item, line.present.answer),
        "returned": answer_data(line.item, line.answer),
    }
