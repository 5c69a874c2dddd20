"""What a supplier chooses from or fills in, in words: the same for the printed edition and for the workbook."""

from collections.abc import Iterator

from dialogue_app.reports.edition_words import Words
from question_bank import AnswerSpec, Kind, Option, Question


def option_texts(question: Question, words: Words) -> Iterator[str]:
    """Yield the options that are offered, each with what is special about it."""
    yield from (_option(question, each, words) for each in question.answer.options if not each.retired)


def limits(question: Question, words: Words) -> Iterator[str]:
    """Yield what an answer has to look like, in the order in which it matters."""
    answer, texts = question.answer, words.texts
    yield from filter(None, (answer.label,))
    if answer.unit:
        yield texts("edition.limit.unit", unit=" / ".join(filter(None, (answer.unit, answer.per))))
    if answer.denominator:
        yield texts("edition.limit.of", denominator=words.said(question, "denominator"))
    if answer.kind is Kind.DATE:
        yield words.name("rule", answer.rule)
    if answer.ranks:
        yield texts("edition.limit.ranks", n=answer.ranks)
    for bound in ("fewest", "most"):
        if number := getattr(answer, bound):
            yield texts.count(f"edition.limit.{bound}", number)
    yield from _lists(answer, words)


def _lists(answer: AnswerSpec, words: Words) -> Iterator[str]:
    texts = words.texts
    if answer.columns:
        facet = "certificate_column" if answer.kind is Kind.CERTIFICATES else "factory_column"
        yield texts("edition.limit.columns", columns=words.names(facet, answer.columns))
    if answer.tiers:
        yield texts("edition.limit.tiers", tiers=words.names("factory_tier", answer.tiers))
    if answer.evidence_types:
        yield texts("edition.limit.files", names=words.names("evidence", answer.evidence_types))
    if answer.kind is Kind.TEXT:
        yield texts.count("edition.limit.longest", answer.longest)


def _option(question: Question, option: Option, words: Words) -> str:
    said = words.said(question, f"option.{option.id}") or option.text
    marks = [words.texts(f"edition.option-{mark}") for mark in ("exclusive", "needs_remark") if getattr(option, mark)]
    return words.texts("edition.with", text=said, marks=", ".join(marks)) if marks else said
