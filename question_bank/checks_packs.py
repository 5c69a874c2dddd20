"""What must hold around the questions: ids once, sets that can be asked, codes with a name, close pairs justified."""

from collections.abc import Iterable, Iterator

from question_bank.findings import ERROR, Finding
from question_bank.neighbours import Pair, near
from question_bank.release import Release


def pack_findings(release: Release) -> Iterator[Finding]:
    """Yield the errors of themes, products, proof, references, sets and profiles."""
    yield from _twice(release)
    yield from _sets(release)
    for evidence in release.evidence:
        used = {"strength": f"evidence_strength.{evidence.strength}"}
        yield from unnamed(release, "evidence.toml", evidence.id, used)
    for profile in release.profiles:
        named = [("publication", f"publication.{profile.publication}")]
        named += [("rules", f"profile_rule.{rule}") for rule in profile.rules]
        for field, key in named:
            yield from unnamed(release, "profiles.toml", profile.id, {field: key})
        for language in sorted(set(profile.terms) - set(profile.languages) - {"en"}):
            sentence = f"“{language[:20]}” is not a language of the documents here."
            yield Finding(ERROR, "unknown-language", "profiles.toml", profile.id, "terms", sentence)


def neighbour_findings(release: Release, justified: tuple[Pair, ...]) -> Iterator[Finding]:
    """Yield an error for each pair of close questions without a reason, and for each reason without a pair."""
    known = {question.id for question in release.questions}
    for pair in justified:
        for question_id in sorted(pair.ids - known):
            sentence = f"There is no question “{question_id[:60]}”."
            yield Finding(ERROR, "unknown-question", "neighbours.toml", pair.first, "second", sentence)
    explained = {pair.ids for pair in justified}
    for first, second in near(release.questions):
        if frozenset((first.id, second.id)) not in explained:
            sentence = f"The words are close to those of {first.id}. Merge the two, or say why both are needed."
            yield Finding(ERROR, "near-duplicate", "neighbours.toml", second.id, "prompt", sentence)


def unnamed(release: Release, file: str, owner: str, used: dict[str, str]) -> Iterator[Finding]:
    """Yield an error for each field whose code, "group.code", has no name in the vocabulary."""
    for field, key in used.items():
        if key not in release.vocabulary:
            code = key.partition(".")[2][:60]
            yield Finding(ERROR, "unknown-code", file, owner, field, f"The vocabulary has no word “{code}” here.")


def repeated(ids: Iterable[str]) -> list[str]:
    """Return the ids that occur more than once, sorted."""
    listed = list(ids)
    return sorted({one for one in listed if listed.count(one) > 1})


def _twice(release: Release) -> Iterator[Finding]:
    records = {
        "themes.toml": [theme.code for theme in release.themes],
        "products.toml": [product.code for product in release.products],
        "evidence.toml": [evidence.id for evidence in release.evidence],
        "references.toml": [reference.id for reference in release.references],
        "labels.toml": [label.id for label in release.labels],
        "sets.toml": [chosen.id for chosen in release.sets],
        "profiles.toml": [profile.id for profile in release.profiles],
        "texts.toml": [text.id for text in release.texts],
    }
    for file, ids in records.items():
        for one in repeated(ids):
            yield Finding(ERROR, "reused-id", file, one, "id", "The id is used twice in this file.")


def _sets(release: Release) -> Iterator[Finding]:
    """Findings about sets that name questions nobody has, or that can't be asked in the set's kind of dialogue."""
    by_id = {question.id: question for question in release.questions}
    for chosen in release.sets:
        for question_id in chosen.questions:
            question = by_id.get(question_id)
            field = f"questions.{question_id[:60]}"
            if question is None:
                code, sentence = "unknown-question", f"There is no question “{question_id[:60]}”."
            elif not question.phase.serves(chosen.phase.value):
                code, sentence = "wrong-phase", f"“{question_id}” can't be asked in this kind of dialogue."
            else:
                continue
            yield Finding(ERROR, code, "sets.toml", chosen.id, field, sentence)
