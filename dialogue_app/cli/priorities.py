"""``priority``: say together what is important, with a workbook or here, and read the ranked list."""

from dataclasses import replace
from pathlib import Path

import click

from dialogue_app.cli.commands import group, option
from dialogue_app.cli.console import Console, Said, columns
from dialogue_app.domain.priorities import rating_of
from dialogue_app.domain.priority_phrases import median_text, remark_text, review_text
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import collecting, prioritising

priority = group("priority")


@priority.job("workbook")
@option("--out", "target", required=True, type=click.Path(path_type=Path), metavar="FILE")
@option("--theme", default="", metavar="CODE")
@option("--themes", is_flag=True)
def _workbook(console: Console, target: Path, theme: str, *, themes: bool) -> Said:
    workspace, texts = console.workspace(), console.texts
    told = prioritising.rows(workspace, themes=themes, theme=theme.upper())
    target = target if target.suffix.lower() == ".xlsx" else target.with_name(f"{target.name}.xlsx")
    collecting.write_workbook(told, texts("priorities.report.title"), workspace.now(), texts, target)
    return Said([texts.count("priorities.written", len(told), path=target)], {"path": str(target), "rows": len(told)})


@priority.job("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@option("--rater", default="", metavar="NAME")
@option("--dialogue", default="", metavar="ID")
@option("--dry-run", is_flag=True)
def _read(console: Console, files: tuple[Path, ...], rater: str, dialogue: str, *, dry_run: bool) -> Said:
    """Take over what all the workbooks change in one step; one that is refused stops it before anything is kept."""
    workspace, texts = console.workspace(), console.texts
    if rater and len(files) > 1:
        raise Problem("priority-one-rater")
    came, refused = collecting.read(files)
    if refused:
        raise refused[0].problem
    came = tuple(replace(each, rater=rater or each.rater) for each in came)
    if nobody := next((each for each in came if not each.rater), None):
        raise Problem("priority-no-rater", file=nobody.file)
    seen = collecting.review(workspace, (came, ()), dialogue)
    if not dry_run:
        collecting.take_over(workspace, seen, dialogue)
    lines = [texts.count("priorities.read", len(each.ratings), rater=each.rater, file=each.file) for each in came]
    lines += [review_text(seen, texts), *(remark_text(each, texts) for each in seen.remarks)]
    lines += [texts("cli.bank.nothing-stored")] if dry_run else []
    data = [
        {"file": each.file, "rater": each.rater, "ratings": len(each.ratings), "unread": [*each.unread]}
        for each in came
    ]
    return Said(lines, data)


@priority.job("rate")
@click.argument("rater", metavar="NAME")
@click.argument("ratings", nargs=-1, required=True, metavar="ID=RATING...")
@option("--dialogue", default="", metavar="ID")
def _rate(console: Console, rater: str, ratings: tuple[str, ...], dialogue: str) -> Said:
    workspace, texts = console.workspace(), console.texts
    keys = {name: key for key, (name, _) in prioritising.named(workspace).items()}
    said = dict[str, int]()
    for words in ratings:
        name, _, rating = words.partition("=")
        if name.strip().upper() not in keys:
            raise Problem("priority-unknown", name=name[:60])
        said[keys[name.strip().upper()]] = 0 if rating.strip() == "0" else rating_of(rating)
    prioritising.rate(workspace, rater, said, dialogue)
    return Said([texts.count("priorities.rated", len(said), rater=rater)], said)


@priority.job("list")
@option("--dialogue", default="", metavar="ID")
@option("--out", "target", type=click.Path(path_type=Path), metavar="FILE")
@option("--in", "language", default="", metavar="CODE")
@option("--ask", "ask", default=0, type=click.IntRange(min=0), metavar="NUMBER")
def _list(console: Console, dialogue: str, target: Path | None, language: str, ask: int) -> Said:
    workspace, texts = console.workspace(), console.texts
    found, named = prioritising.ranks(workspace, dialogue), prioritising.named(workspace)
    if ask and not dialogue:
        raise Problem("priority-no-dialogue")
    if language and language not in prioritising.languages():
        raise Problem("report-language", language=language, known=", ".join(prioritising.languages()))
    if target:
        prioritising.list_writing(workspace, dialogue, Texts(language) if language else texts, target)(lambda _: None)
    if ask:
        keys = [each.key for each in found]
        wanted = prioritising.question_ids(workspace, dialogue, keys)[:ask]
        prioritising.ask(workspace, dialogue, [key for key in keys if named.get(key, ("", ""))[0] in wanted])
    rows = [
        (
            str(each.place),
            named.get(each.key, (each.key, ""))[0],
            median_text(each, texts),
            f"{each.ratings[0]}-{each.ratings[-1]}",
            str(len(each.ratings)),
            _note(texts, apart=each.disagreed),
            named.get(each.key, ("", ""))[1],
        )
        for each in found
    ]
    heads = ("place", "name", "median", "range", "raters", "note", "text")
    lines = columns([tuple(texts(f"priorities.report.column.{head}") for head in heads), *rows]) if rows else []
    data = [
        {"place": each.place, "key": each.key, "median": each.median, "ratings": each.ratings, "missing": each.missing,
         "disagreed": each.disagreed}
        for each in found
    ]  # fmt: skip
    return Said(lines or [texts("problem.priority-nobody")], data)


def _note(texts: Texts, *, apart: bool) -> str:
    return texts("priorities.report.disagreed") if apart else ""
