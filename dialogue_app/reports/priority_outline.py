"""The ranked list of what buyers find important, with its spread: input to a joint dialogue."""

from collections.abc import Iterator, Mapping, Sequence

from dialogue_app.domain.priorities import Rank
from dialogue_app.domain.priority_phrases import median_text
from dialogue_app.reports.outline import Block, Column, Document, Heading, Paragraph, Part, Stream, Table, Tone
from dialogue_app.reports.printed import printed
from dialogue_app.texts import Texts

_COLUMNS = (("place", 6), ("name", 14), ("text", 44), ("median", 10), ("range", 10), ("raters", 10), ("note", 20))


def priority_outline(
    ranks: Sequence[Rank],
    named: Mapping[str, tuple[str, str]],
    raters: Sequence[str],
    texts: Texts,
    *,
    title: str,
    moment: str,
    program: str,
) -> Document:
    """Return the list as a Document to print.

    Args:
        ranks: the list, the most important first.
        named: short name and wording by key; what is gone since reads as its key.
        raters: who rated.
        texts: the language of the report.
        title: of the dialogue; "" for the whole bank.
        moment: when it was read, UTC ISO text.
        program: name and version of the program.
    """
    return printed(
        Stream(lambda: _blocks(ranks, named, raters, texts, title)),
        texts,
        title=texts("priorities.report.title"),
        notice=texts("priorities.report.notice"),
        moment=moment,
        program=program,
    )


def _blocks(
    ranks: Sequence[Rank], named: Mapping[str, tuple[str, str]], raters: Sequence[str], texts: Texts, title: str
) -> Iterator[Block]:
    yield Heading(1, texts("priorities.report.title"))
    if title:
        yield Paragraph(title, Tone.STRONG)
    yield Paragraph(texts.count("priorities.report.raters", len(raters), names=", ".join(sorted(raters))))
    apart = sum(each.disagreed for each in ranks)
    if apart:
        yield Paragraph(texts.count("priorities.report.apart", apart), Tone.MARK)
    columns = tuple(
        Column(texts(f"priorities.report.column.{name}"), weight, numeric=name == "place") for name, weight in _COLUMNS
    )
    yield Table(columns, tuple(_row(each, named.get(each.key, (each.key, "")), texts) for each in ranks))
    yield Paragraph(texts("priorities.report.how"), Tone.MUTED)


def _row(rank: Rank, named: tuple[str, str], texts: Texts) -> tuple[tuple[Part, ...], ...]:
    spread = f"{rank.ratings[0]}-{rank.ratings[-1]}"
    notes = [texts("priorities.report.disagreed")] if rank.disagreed else []
    notes += [texts.count("priorities.report.missing", rank.missing)] if rank.missing else []
    cells = (str(rank.place), *named, median_text(rank, texts), spread, str(len(rank.ratings)), " · ".join(notes))
    return tuple((Part(each),) for each in cells)
