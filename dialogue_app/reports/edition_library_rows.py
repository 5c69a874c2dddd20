"""The rows of the sheets around the questions: sets, labels, what they prove, references, proof, profiles, texts."""

from collections.abc import Iterator

from dialogue_app.reports.edition_labels import label_cells
from dialogue_app.reports.edition_library import profile_cells
from dialogue_app.reports.edition_question_rows import Values
from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.outline import Cell
from question_bank import Label


def sets(words: Words) -> Iterator[Values]:
    """Yield the questions of each set, in the order in which they are asked."""
    known = {question.id: question for question in words.release.questions}
    for each in words.release.sets:
        for number, code in enumerate(each.questions, start=1):
            prompt = words.said(known[code], "prompt") if code in known else words.texts("edition.missing-question")
            reason = each.reasons.get(code, "")
            yield {
                "set": each.name,
                "place": number,
                "id": code,
                "prompt": prompt,
                "reason": reason,
                "purpose": each.purpose,
            }


def labels(words: Words) -> Iterator[Values]:
    """Yield the labels and schemes."""
    yield from (_label(label, words) for label in words.release.labels)


def _label(label: Label, words: Words) -> Values:
    cells: Values = {name: _joined(cell) for name, cell in label_cells(label, words).items()}
    return cells | {
        "name": label.name,
        "uncertain": _yes(words.doubtful(label), words),
        "checked_on": words.day(label.checked_on),
        "check_by": words.day(label.check_by),
        "source_note": label.source_note,
    }


def coverage(words: Words) -> Iterator[Values]:
    """Yield what labels prove."""
    names = {label.id: label.name for label in words.release.labels}
    known = {question.id: question for question in words.release.questions}
    for each in words.release.coverage:
        yield {
            "label": names.get(each.label, each.label),
            "version": each.version,
            "id": each.question,
            "prompt": words.said(known[each.question], "prompt") if each.question in known else "",
            "extent": words.name("extent", each.extent),
            "reason": each.reason,
            "uncertain": _yes(each.uncertain, words),
        }


def references(words: Words) -> Iterator[Values]:
    """Yield laws, conventions, standards and guides."""
    for each in words.release.references:
        checked, uncertain = words.day(each.checked_on), _yes(each.uncertain, words)
        yield {name: getattr(each, name) for name in ("id", "name", "fact", "source")} | {
            "checked_on": checked, "uncertain": uncertain}  # fmt: skip


def proof(words: Words) -> Iterator[Values]:
    """Yield the kinds of proof."""
    for each in words.release.evidence:
        yield {"id": each.id, "name": each.name, "strength": words.name("evidence_strength", each.strength)}


def profiles(words: Words) -> Iterator[Values]:
    """Yield the national profiles."""
    for each in words.release.profiles:
        cells: Values = {name: _joined(cell) for name, cell in profile_cells(each, words).items()}
        yield cells | {"name": each.name, "checked_on": cells["checked"], "uncertain": _yes(each.uncertain, words)}


def standard_texts(words: Words) -> Iterator[Values]:
    """Yield the standard texts, with their places unfilled."""
    for each in words.release.texts:
        plain = {name: getattr(each, name) for name in ("name", "reader", "use", "subject")}
        yield plain | {"phase": words.name("phase", each.phase), "body": each.body.strip()}


def _joined(cell: Cell) -> str:
    return "\n".join(part.text for part in cell)


def _yes(said: bool, words: Words) -> str:
    return words.texts("edition.yes" if said else "edition.no")
