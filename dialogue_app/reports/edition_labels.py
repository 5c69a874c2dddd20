"""The chapter of labels and schemes: one block an entry, with its editions and the day of its next check."""

from collections.abc import Iterator

from dialogue_app.reports.edition_words import Words, lines
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Paragraph, Place, Table, Tone
from question_bank import Label

TARGET = "labels"
_COLUMNS = (Column("", 1), Column("", 3.6))


def places(words: Words) -> Iterator[Place]:
    """Yield the lines of the contents."""
    if words.release.labels:
        yield Place(words.texts("edition.labels"), TARGET)


def labels(words: Words) -> Iterator[Block]:
    """Yield the chapter; nothing when the release has no labels."""
    texts = words.texts
    if not words.release.labels:
        return
    yield Heading(2, texts("edition.labels"), target=TARGET, opens=True)
    yield Paragraph(texts("edition.labels-intro"), Tone.MUTED)
    for label in words.release.labels:
        yield Heading(3, label.name, target=f"label-{label.id}")
        if words.doubtful(label):
            yield Paragraph(texts("edition.check-before-use"), Tone.MARK)
        rows = label_cells(label, words)
        names = {name: lines(texts(f"edition.label.{name}"), tone=Tone.STRONG) for name in rows}
        yield Table(_COLUMNS, tuple((names[name], cell) for name, cell in rows.items() if cell), label.name)


def label_cells(label: Label, words: Words) -> dict[str, Cell]:
    """Return what is known of a label, by name, in the order in which it is printed."""
    texts = words.texts
    day = {name: words.day(getattr(label, name)) for name in ("checked_on", "check_by")}
    plain = ("owner", "covers_social", "covers_environment", "products", "verification", "validity")
    found = "yes" if label.public_list else "no"
    return {
        "kind": lines(words.name("label_kind", label.kind)),
        **{name: lines(getattr(label, name)) for name in plain},
        "public_list": lines(texts(f"edition.public-list.{found}")),
        "versions": lines(*map(words.version, label.versions)),
        "use_art43": lines(words.name("use_art43", label.use_art43)),
        "use_art44": lines(words.name("use_art44", label.use_art44)),
        "proof_to_ask": lines(label.proof_to_ask),
        "pitfall": lines(label.pitfall),
        "questions": lines(", ".join(covered(label, words))),
        "confidence": lines(words.name("confidence", label.confidence)),
        "checked": (
            *lines(texts("edition.checked", checked=day["checked_on"], by=day["check_by"])),
            *lines(label.source_note, tone=Tone.MUTED),
        ),
    }


def covered(label: Label, words: Words) -> tuple[str, ...]:
    """Return the questions about which this label proves something, each once, in the order of the bank."""
    found = {each.question for each in words.release.coverage if each.label == label.id}
    return tuple(question.id for question in words.release.questions if question.id in found)
