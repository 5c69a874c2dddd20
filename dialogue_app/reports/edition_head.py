"""The first pages of the reader's edition: what it is, how far to rely on it, how to read a question, the contents."""

from collections import Counter
from collections.abc import Iterator

from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.head_outline import ReportFacts, moment_text
from dialogue_app.reports.outline import Block, Contents, Facts, Heading, Paragraph, Place, Tone
from question_bank import Status

_STEPS = ("id", "facts", "answer", "listen", "paths", "finding", "twin", "labels")
_REGISTRY = ("sets", "labels", "references", "evidence", "profiles", "texts")


def head(words: Words, facts: ReportFacts) -> Iterator[Block]:
    """Yield title, facts, how far the text can be relied on, the legal note, and how to read a question."""
    texts, release = words.texts, words.release
    day = words.day(release.published_at)
    yield Heading(1, release.bank.name)
    yield Paragraph(texts("edition.subtitle", number=release.number, day=day), Tone.STRONG)
    yield Facts(about(words, facts))
    yield Heading(2, texts("edition.legal"))
    yield Paragraph(texts("edition.legal-note"))
    yield Heading(2, texts("edition.trust"), opens=True)
    yield Facts(trust(words))
    yield Heading(2, texts("edition.how-to-read"))
    yield Facts(how_to_read(words))


def about(words: Words, facts: ReportFacts) -> tuple[tuple[str, str], ...]:
    """Return what the edition is, as names and values."""
    texts, release = words.texts, words.release
    day = words.day(release.published_at)
    states = Counter(question.status for question in release.questions)
    tongues = Counter(language for question in release.questions for language in question.languages)
    pairs = {
        "release": texts("edition.release", number=release.number, day=day),
        "notes": release.notes,
        "steward": release.bank.steward,
        "licence": release.bank.licence,
        "questions": texts.count("edition.questions", len(release.questions)),
        "themes": texts.count("edition.themes-of", len({question.theme for question in release.questions})),
        "status": " · ".join(
            texts("edition.status-count", status=words.name("status", status), n=texts.formats.number(states[status]))
            for status in Status
            if states[status]
        ),
        "languages": " · ".join(
            texts("edition.language-count", language=words.tongue(code), n=texts.formats.number(number))
            for code, number in tongues.items()
        ),
        "registry": " · ".join(
            texts.count(f"edition.registry.{part}", len(there))
            for part in _REGISTRY
            if (there := getattr(release, part))
        ),
        "program": texts("report.program-version", version=facts.program_version),
        "generated": moment_text(facts.generated_at, texts),
    }
    return tuple((texts(f"edition.fact.{name}"), value) for name, value in pairs.items() if value)


def trust(words: Words) -> tuple[tuple[str, str], ...]:
    """Return what each status in this release means, and what "check before use" means."""
    texts = words.texts
    there = {question.status for question in words.release.questions} | {Status.DRAFT, Status.REVIEWED}
    meanings = [
        (words.name("status", status), texts(f"edition.meaning.{status}")) for status in Status if status in there
    ]
    warning = (texts("edition.check-before-use"), texts("edition.meaning.check-before-use"))
    return (*meanings, warning)


def how_to_read(words: Words) -> tuple[tuple[str, str], ...]:
    """Return the parts of a question and what each is for."""
    texts = words.texts
    left_out = set() if words.release.coverage else {"labels"}
    return tuple(
        (texts(f"edition.how.{step}"), texts(f"edition.how-text.{step}")) for step in _STEPS if step not in left_out
    )


def contents(words: Words, chapters: tuple[Place, ...]) -> Iterator[Block]:
    """Yield the list of contents."""
    yield Heading(2, words.texts("edition.contents"), opens=True)
    yield Contents(chapters)
