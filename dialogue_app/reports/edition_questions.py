"""The chapters of questions: one a theme, one block a question with everything the bank knows about it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dialogue_app.reports.edition_answers import limits, option_texts
from dialogue_app.reports.edition_words import Words, lines
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Paragraph, Part, Place, Table, Tone
from question_bank import NO_TRIGGER, PIVOT, Coverage, Question, Status, TextState, Theme, local_text

_COLUMNS = (Column("", 1.12), Column("", 4.6))

Proofs = Mapping[str, list[Coverage]]
"""What labels prove, by question."""


def places(words: Words) -> Iterator[Place]:
    """Yield the lines of the contents."""
    for theme, questions in by_theme(words):
        name = words.texts("edition.theme", code=theme.code, name=theme.name)
        number = words.texts.formats.number(len(questions))
        yield Place(words.texts("edition.theme-contents", name=name, n=number), f"theme-{theme.code}")


def by_theme(words: Words) -> Iterator[tuple[Theme, list[Question]]]:
    """Yield the themes that have questions, in the order of the bank; unknown ones come last, under their codes."""
    known = {theme.code: theme for theme in words.release.themes}
    asked = {question.theme: Theme(question.theme, question.theme, {}) for question in words.release.questions}
    for theme in (known | {code: theme for code, theme in asked.items() if code not in known}).values():
        found = [question for question in words.release.questions if question.theme == theme.code]
        if found:
            yield theme, found


def chapters(words: Words) -> Iterator[Block]:
    """Yield a chapter for each theme."""
    proofs = by_question(words)
    for theme, questions in by_theme(words):
        name = words.texts("edition.theme", code=theme.code, name=theme.name)
        yield Heading(2, name, target=f"theme-{theme.code}", opens=True)
        if theme.subthemes:
            yield Paragraph(" · ".join(theme.subthemes.values()), Tone.MUTED)
        for question in questions:
            yield from _question(question, proofs, words)


def by_question(words: Words) -> Proofs:
    """Return what labels prove, by question."""
    proofs = defaultdict(list)
    for found in words.release.coverage:
        proofs[found.question].append(found)
    return proofs


def _question(question: Question, proofs: Proofs, words: Words) -> Iterator[Block]:
    texts = words.texts
    title = texts("edition.question", id=question.id, prompt=words.said(question, "prompt"))
    short = texts("edition.question", id=question.id, prompt=words.short(question))
    yield Heading(3, title, short, f"question-{question.id}")
    yield Paragraph(" · ".join(_facts(question, words)), Tone.MUTED)
    for warning in warnings(question, words):
        yield Paragraph(warning, Tone.MARK)
    rows = {
        "answer": _answer(question, words),
        **{role: lines(words.said(question, role)) for role in ("help", "why")},
        "probes": lines(*probes(question, words)),
        **{role: lines(words.said(question, role)) for role in ("good", "weak")},
        "anchors": lines(*anchors(question, words)),
        "evidence": lines(*evidence(question, words)),
        "references": lines(", ".join(question.references)),
        "paths": lines(words.names("path", question.paths), words.said(question, "kernel")),
        "finding": _finding(question, words),
        "sibling": lines(question.sibling),
        "replaced_by": lines(question.replaced_by),
        "labels": tuple(part for found in proofs.get(question.id, ()) for part in _proof(found, words)),
        "record": _record(question, words),
    }
    names = {name: lines(texts(f"edition.row.{name}"), tone=Tone.STRONG) for name in rows}
    yield Table(_COLUMNS, tuple((names[name], cell) for name, cell in rows.items() if cell), question.id)


def _facts(question: Question, words: Words) -> Iterator[str]:
    texts = words.texts
    yield words.name("status", question.status)
    for facet in ("phase", "level", "priority"):
        yield words.name(facet, getattr(question, facet))
    yield words.name("kind", question.answer.kind)
    yield texts("edition.facts-times", live=question.minutes_live, work=question.minutes_supplier)
    yield words.name("room", question.room)
    yield texts("edition.facts-audience", names=words.names("audience", question.audience))
    yield texts("edition.facts-products", names=words.names("product", question.products))


def warnings(question: Question, words: Words) -> Iterator[str]:
    """Yield what keeps a question from being used as it is worded in this language."""
    texts = words.texts
    if question.status is Status.DRAFT:
        yield texts("edition.draft")
    if texts.language == PIVOT:
        return
    prompt = local_text(question, "prompt", texts.language)
    if prompt.language != texts.language:
        yield texts("edition.gap")
    elif prompt.state in (TextState.MACHINE, TextState.DRAFT):
        yield texts(f"edition.translation.{prompt.state}")
    if prompt.stale:
        yield texts("edition.translation.stale")


def _answer(question: Question, words: Words) -> Cell:
    texts = words.texts
    said = " · ".join([words.name("kind", question.answer.kind), *limits(question, words)])
    options = (Part(texts("edition.item", text=text)) for text in option_texts(question, words))
    extra = question.answer.extra and texts("edition.limit.extra", extra=question.answer.extra)
    return (Part(said, Tone.MUTED), *options, *lines(extra))


def probes(question: Question, words: Words) -> Iterator[str]:
    """Yield the follow-up questions, each with the answer it follows."""
    for number, _ in enumerate(question.probes):
        when, ask = (words.said(question, f"probe.{number}.{part}") for part in ("when", "ask"))
        yield words.texts("edition.probe", when=when, ask=ask)


def anchors(question: Question, words: Words) -> Iterator[str]:
    """Yield what each rating means."""
    for number, _ in enumerate(question.anchors):
        yield words.texts("edition.anchor", number=number, text=words.said(question, f"anchor.{number}"))


def evidence(question: Question, words: Words) -> Iterator[str]:
    """Yield the proof to ask for, each kind with its strength."""
    strengths = {each.id: each.strength for each in words.release.evidence}
    for code in question.evidence:
        strength = words.name("evidence_strength", strengths.get(code, ""))
        yield words.texts("edition.proof", id=code, name=words.name("evidence", code), strength=strength)


def _finding(question: Question, words: Words) -> Cell:
    if question.trigger == NO_TRIGGER:
        return ()
    severity = words.texts("edition.finding", severity=words.name("severity", question.severity))
    return (*lines(words.said(question, "trigger")), Part(severity, Tone.MUTED))


def _proof(found: Coverage, words: Words) -> Cell:
    extent = words.name("extent", found.extent)
    said = words.texts("edition.coverage", label=words.label_edition(found), extent=extent)
    return (Part(words.marked(said, doubtful=found.uncertain), Tone.STRONG), *lines(found.reason))


def _record(question: Question, words: Words) -> Cell:
    said = words.texts(
        "edition.record",
        status=words.name("status", question.status),
        rev=question.rev,
        link=words.name("link", question.link),
        sensitivity=words.name("sensitivity", question.sensitivity),
    )
    review = question.review_by and words.texts("edition.review-by", day=words.day(question.review_by))
    return lines(said, review, question.source_note, tone=Tone.MUTED)
