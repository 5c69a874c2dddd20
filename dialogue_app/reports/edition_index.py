"""The index of the reader's edition: by product, kind of answer, reference, kind of proof and label."""

from collections.abc import Iterable, Iterator

from dialogue_app.reports.edition_labels import covered
from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.outline import Block, Heading, Index, Paragraph, Place, Subject, Tone
from question_bank import Kind, Question

TARGET = "index"
_PARTS = ("products", "kinds", "references", "proof", "labels")


def places(words: Words) -> Iterator[Place]:
    """Yield the lines of the contents."""
    yield Place(words.texts("edition.index"), TARGET)
    for part in _PARTS:
        if subjects(part, words):
            yield Place(words.texts(f"edition.index-{part}"), f"index-{part}", 2)


def index(words: Words) -> Iterator[Block]:
    """Yield the chapter, one index below the other."""
    yield Heading(2, words.texts("edition.index"), target=TARGET, opens=True)
    yield Paragraph(words.texts("edition.index-intro"), Tone.MUTED)
    for part in _PARTS:
        found = subjects(part, words)
        if found:
            yield Heading(3, words.texts(f"edition.index-{part}"), target=f"index-{part}")
            yield Index(found)


def subjects(part: str, words: Words) -> tuple[Subject, ...]:
    """Return the entries of one index that lead somewhere, in the order of the bank."""
    entries = {
        "products": _products,
        "kinds": _kinds,
        "references": _references,
        "proof": _proof,
        "labels": _labels,
    }[part](words)
    return tuple(subject for subject in entries if subject.places)


def _products(words: Words) -> Iterator[Subject]:
    codes = ["HW", *(product.code for product in words.release.products if product.code != "HW")]
    for code in codes:
        yield _subject(code, words.name("product", code), _having("products", code, words), words)


def _kinds(words: Words) -> Iterator[Subject]:
    for kind in Kind:
        found = (question for question in words.release.questions if question.answer.kind is kind)
        yield Subject(words.name("kind", kind), _pages(found))


def _references(words: Words) -> Iterator[Subject]:
    for each in words.release.references:
        yield _subject(each.id, each.name, _having("references", each.id, words), words)


def _proof(words: Words) -> Iterator[Subject]:
    for each in words.release.evidence:
        yield _subject(each.id, each.name, _having("evidence", each.id, words), words)


def _labels(words: Words) -> Iterator[Subject]:
    for label in words.release.labels:
        wanted = set(covered(label, words))
        yield Subject(label.name, _pages(each for each in words.release.questions if each.id in wanted))


def _having(field: str, code: str, words: Words) -> Iterator[Question]:
    return (question for question in words.release.questions if code in getattr(question, field))


def _subject(code: str, name: str, found: Iterable[Question], words: Words) -> Subject:
    return Subject(words.texts("edition.index-name", id=code, name=name), _pages(found))


def _pages(found: Iterable[Question]) -> tuple[Place, ...]:
    return tuple(Place(question.id, f"question-{question.id}") for question in found)
