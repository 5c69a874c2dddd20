"""Proposals, and packages that were taken in, as entries to read. Pure: records in, lines out."""

from collections.abc import Iterator

from dialogue_app.domain.bank_merge import Choice, Take
from dialogue_app.domain.bank_records import BankRun, RunLine
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.difference_phrases import part_lines
from dialogue_app.domain.followup import FollowEvent
from dialogue_app.domain.proposals import Proposal
from dialogue_app.gui.models.package_lines import settled_words
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts
from question_bank.differences import Difference

_MOST = 400
"""Questions of one package that are listed; more than that nobody reads, and the command line lists all."""


def proposal_lines(one: Proposal, found: Difference | None, texts: Texts, *, overtaken: bool) -> tuple[Line, ...]:
    """Return what there is to read of a proposal."""
    return tuple(_proposal(one, found, texts, overtaken=overtaken))


def run_lines(event: FollowEvent, run: BankRun, texts: Texts) -> tuple[Line, ...]:
    """Return what became of the questions of a package."""
    return tuple(_run(event, run, texts))


def _proposal(one: Proposal, found: Difference | None, texts: Texts, *, overtaken: bool) -> Iterator[Line]:
    yield Line(Style.SMALL, one.by or texts("proposals.nobody"), lead=date_text(one.on, texts))
    yield Line(Style.TITLE, one.question.prompt)
    if overtaken:
        yield Line(Style.BODY, texts("proposals.overtaken"), tone=Tone.WARN)
    yield Line(Style.HEAD, texts("proposals.reason"))
    yield Line(Style.BODY, one.reason)
    yield Line(Style.HEAD, texts("proposals.changes"))
    for part in found.parts if found else ():
        yield from (Line(Style.ITEM, each) for each in part_lines(part, texts))


def _run(event: FollowEvent, run: BankRun, texts: Texts) -> Iterator[Line]:
    by = " · ".join(filter(None, (run.file, event.recorded_by)))
    yield Line(Style.SMALL, by, lead=date_text(event.at[:10], texts))
    yield Line(Style.TITLE, run.bank)
    if run.same:
        yield Line(Style.BODY, texts.count("bank-record.same", run.same))
    for each in run.lines[:_MOST]:
        yield Line(Style.ITEM, each.prompt, lead=f"{each.theirs} · {_became(each, texts)}")
    if len(run.lines) > _MOST:
        yield Line(Style.SMALL, texts.count("bank-record.more", len(run.lines) - _MOST))


def _became(line: RunLine, texts: Texts) -> str:
    said = [texts(f"take-in.what-{line.what}")]
    said += [settled_words(Choice(Take(line.take), line.language), texts)] if line.take else []
    said += [texts("bank-record.here", question=line.mine)] if line.mine and line.mine != line.theirs else []
    return " · ".join(said)
