"""The chapters behind the questions: references, kinds of proof, national profiles, standard texts."""

import re
from collections.abc import Iterator

from dialogue_app.reports.edition_words import Words, lines
from dialogue_app.reports.outline import Block, Cell, Column, Heading, Paragraph, Part, Place, Table, Tone
from question_bank import EvidenceType, Profile, Reference, StandardText, TextField

CHAPTERS = ("references", "proof-kinds", "profiles", "texts")
_PLACE = re.compile(r"{([a-z_]+)}")
_NAMED = (Column("", 1), Column("", 4.2))


def places(words: Words) -> Iterator[Place]:
    """Yield the lines of the contents for the parts that the release has."""
    release = words.release
    there = (release.references, release.evidence, release.profiles, release.texts)
    for chapter, content in zip(CHAPTERS, there, strict=True):
        if content:
            yield Place(words.texts(f"edition.{chapter}"), chapter)


def library(words: Words) -> Iterator[Block]:
    """Yield the chapters that the release has content for."""
    release = words.release
    if release.references:
        yield from _opening("references", "references-intro", words)
        yield Table(_columns(words, id=1.3, name=2.6, fact=5, source=2.2), tuple(_references(words)))
    if release.evidence:
        yield from _opening("proof-kinds", "proof-intro", words)
        yield Table(_columns(words, id=1, name=5, strength=2.5), tuple(_proofs(words)))
    if release.profiles:
        yield from _opening("profiles", "profiles-intro", words)
        for profile in release.profiles:
            yield from _profile(profile, words)
    if release.texts:
        yield from _opening("texts", "texts-intro", words)
        for text in release.texts:
            yield from _text(text, words)
        yield Heading(3, words.texts("edition.places"))
        yield Table(
            _columns(words, place=1.6, meaning=3.5, example=3.5),
            tuple(_field(each, words) for each in text_fields(words)),
        )


def profile_cells(profile: Profile, words: Words) -> dict[str, Cell]:
    """Return what is known of a national profile, by name, in the order in which it is printed."""
    terms = (
        words.texts("edition.term", term=term, language=words.tongue(code)) for code, term in profile.terms.items()
    )
    return {
        "terms": lines(*terms),
        "provision": lines(profile.provision),
        "languages": lines(", ".join(map(words.tongue, profile.languages))),
        "publication": lines(words.name("publication", profile.publication)),
        "rules": lines(*(words.texts("edition.item", text=words.name("profile_rule", code)) for code in profile.rules)),
        "note": lines(profile.note),
        "source": lines(profile.source),
        "checked": lines(words.day(profile.checked_on)),
    }


def text_fields(words: Words) -> tuple[TextField, ...]:
    """Return the places that some standard text has."""
    used = {name for text in words.release.texts for name in named_places(text)}
    return tuple(field for field in words.release.text_fields if field.name in used)


def named_places(text: StandardText) -> tuple[str, ...]:
    """Return the names of the places of a text, in the order in which they come."""
    return tuple(dict.fromkeys(_PLACE.findall(f"{text.subject}\n{text.body}")))


def _opening(chapter: str, intro: str, words: Words) -> Iterator[Block]:
    yield Heading(2, words.texts(f"edition.{chapter}"), target=chapter, opens=True)
    yield Paragraph(words.texts(f"edition.{intro}"), Tone.MUTED)


def _columns(words: Words, **weights: float) -> tuple[Column, ...]:
    return tuple(Column(words.texts(f"edition.column.{name}"), weight) for name, weight in weights.items())


def _references(words: Words) -> Iterator[tuple[Cell, ...]]:
    for each in words.release.references:
        fact = (*lines(each.fact), *_warning(each, words))
        checked = words.texts("edition.checked-on", day=words.day(each.checked_on))
        yield (
            lines(each.id, tone=Tone.STRONG),
            lines(each.name),
            fact,
            (*lines(each.source), Part(checked, Tone.MUTED)),
        )


def _warning(each: Reference | Profile, words: Words) -> Cell:
    return lines(words.texts("edition.check-before-use") if each.uncertain else "", tone=Tone.MARK)


def _proofs(words: Words) -> Iterator[tuple[Cell, ...]]:
    for each in words.release.evidence:
        yield (lines(each.id, tone=Tone.STRONG), lines(each.name), lines(_strength(each, words)))


def _strength(each: EvidenceType, words: Words) -> str:
    return words.name("evidence_strength", each.strength)


def _profile(profile: Profile, words: Words) -> Iterator[Block]:
    yield Heading(3, profile.name)
    if profile.uncertain:
        yield Paragraph(words.texts("edition.check-before-use"), Tone.MARK)
    cells = {f"profile.{name}": cell for name, cell in profile_cells(profile, words).items()}
    yield _named(profile.name, cells, words)


def _text(text: StandardText, words: Words) -> Iterator[Block]:
    yield Heading(3, text.name)
    cells = {
        "text.reader": lines(text.reader),
        "text.use": lines(text.use),
        "text.phase": lines(words.name("phase", text.phase)),
        "text.subject": lines(text.subject),
        "text.places": lines(", ".join(named_places(text))),
    }
    yield _named(text.name, cells, words)
    yield from (Paragraph(part) for part in text.body.strip().split("\n\n"))


def _named(name: str, cells: dict[str, Cell], words: Words) -> Table:
    rows = ((lines(words.texts(f"edition.{key}"), tone=Tone.STRONG), cell) for key, cell in cells.items() if cell)
    return Table(_NAMED, tuple(rows), name)


def _field(field: TextField, words: Words) -> tuple[Cell, ...]:
    optional = words.texts("edition.optional") if field.optional else ""
    return (
        lines(field.name, tone=Tone.STRONG),
        (*lines(field.label), *lines(optional, tone=Tone.MUTED)),
        lines(field.example),
    )
