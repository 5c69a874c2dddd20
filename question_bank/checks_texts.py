"""What must hold in the standard texts and in the glossary."""

from collections.abc import Iterator

from question_bank.checks_packs import repeated
from question_bank.filling import PLACE, places
from question_bank.findings import ERROR, Finding
from question_bank.glossary import LANGUAGES, Term
from question_bank.release import Release


def text_findings(release: Release) -> Iterator[Finding]:
    """Yield the errors of the standard texts: places nobody describes, descriptions nobody uses, stray braces."""
    known = [field.name for field in release.text_fields]
    for name in repeated(known):
        yield Finding(ERROR, "reused-id", "texts.toml", name, "name", "The place is described twice.")
    used: set[str] = set()
    for text in release.texts:
        named = places(text)
        used.update(named)
        for name in named:
            if name not in known:
                sentence = f"No field describes the place “{name[:60]}”."
                yield Finding(ERROR, "unknown-place", "texts.toml", text.id, "body", sentence)
        if {"{", "}"} & set(PLACE.sub("", text.subject + text.body)):
            sentence = "There is a brace that is no place. A place is written as {name}."
            yield Finding(ERROR, "stray-brace", "texts.toml", text.id, "body", sentence)
    for name in sorted(set(known) - used):
        yield Finding(ERROR, "unused-place", "texts.toml", name, "name", "No text has this place.")


def glossary_findings(terms: tuple[Term, ...]) -> Iterator[Finding]:
    """Yield the errors of the glossary: ids and keys used twice, languages without a word."""
    for one in repeated(term.id for term in terms):
        yield Finding(ERROR, "reused-id", "glossary.toml", one, "id", "The id is used twice in this file.")
    for key in repeated(key for term in terms for key in term.keys):
        owner = next(term.id for term in terms if key in term.keys)
        sentence = f"The sentence “{key[:60]}” is claimed by two terms."
        yield Finding(ERROR, "reused-key", "glossary.toml", owner, "keys", sentence)
    for term in terms:
        for language in LANGUAGES:
            if not term.words.get(language):
                sentence = f"There is no word in “{language}”."
                yield Finding(ERROR, "missing-word", "glossary.toml", term.id, "words", sentence)
