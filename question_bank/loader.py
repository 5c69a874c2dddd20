"""Content files (TOML) -> Release, deeply frozen, from a folder or from the installed package.

Strict: unknown keys, missing fields, wrong types and unknown words are refused. What the content means is
checked in ``checks``, what it may become in ``selection``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from types import MappingProxyType

from question_bank import packs
from question_bank.files import ContentFolder, shipped_content
from question_bank.findings import ERROR, ContentError, Finding
from question_bank.manifest import Manifest, manifest_hash, manifest_of, number_key, read_manifest
from question_bank.model import PIVOT, Bank, Question, Release, Translation
from question_bank.questions import read_question, read_translation
from question_bank.table import Table

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Translations = dict[str, dict[str, Translation]]
"""Question id -> language -> translation."""


@dataclass(frozen=True, slots=True)
class Content:
    """A release as far as it could be read, what was wrong on the way, and where things were found.

    ``files`` maps a question id to its file, and "id language" to the file of a translation; ``published`` is the
    newest manifest, or None before the first release.
    """

    release: Release
    findings: tuple[Finding, ...]
    files: Mapping[str, str]
    published: Manifest | None


def load(folder: Traversable | None = None) -> Release:
    """Return the release in ``folder``, by default the one that is shipped.

    Raises:
        ContentError: the content can't be read; the first reason is given.
    """
    content = read(folder)
    for finding in content.findings:
        if finding.level == ERROR:
            raise ContentError(finding.file, finding.place, finding.sentence)
    return content.release


def read(folder: Traversable | None = None) -> Content:
    """Return all that can be read of the content in ``folder``, with everything that is wrong with its form."""
    found: list[Finding] = []
    source = ContentFolder(shipped_content() if folder is None else folder, found)
    bank, header = _bank(source.document("bank.toml"))
    questions, places = _questions(source, bank.id, found)
    translations = _translations(source, places, found)
    spoken = {language for versions in translations.values() for language in versions}
    release = Release(
        bank=replace(bank, languages=(PIVOT, *sorted(spoken))),
        number=header["number"],
        published_at=header["published_at"],
        notes=header["notes"],
        questions=tuple(_translated(question, translations) for question in questions),
        themes=packs.read_themes(source.document("themes.toml")),
        products=packs.read_products(source.document("products.toml")),
        evidence=packs.read_evidence(source.document("evidence.toml")),
        references=packs.read_references(source.document("references.toml")),
        labels=packs.read_labels(source.document("labels.toml")),
        sets=packs.read_sets(source.document("sets.toml")),
        vocabulary=packs.read_vocabulary(source.document("vocabulary.toml")),
        manifest=manifest_of(questions),
        manifest_hash=manifest_hash(manifest_of(questions)),
    )
    published = _published(source)
    return Content(_with_names(release), tuple(found), MappingProxyType(places), published)


def _bank(document: Table) -> tuple[Bank, dict[str, str]]:
    """Return the bank (languages still to be found) and number, published_at and notes of its release."""
    table, header = document.table("bank"), document.table("release")
    bank = Bank(
        id=table.text("id"),
        name=table.text("name"),
        steward=table.text("steward"),
        licence=table.text("licence"),
        pivot=table.text("pivot"),
        languages=(),
    )
    if bank.pivot != PIVOT:
        table.report("unknown-code", "pivot", f"Every bank is complete in “{PIVOT}”.")
    release = {
        "number": header.text("number"),
        "published_at": header.day("published_at"),
        "notes": header.text("notes", ""),
    }
    for part in (table, header, document):
        part.close()
    return bank, release


def _questions(
    source: ContentFolder, bank_id: str, found: list[Finding]
) -> tuple[tuple[Question, ...], dict[str, str]]:
    """Return the questions in order of file and place, and their files by id; of two with one id the first."""
    questions: dict[str, Question] = {}
    places: dict[str, str] = {}
    for stem in source.names("questions"):
        document = source.document(f"questions/{stem}.toml")
        for table in document.tables("question", "id"):
            question = read_question(table, bank_id)
            if question.id in questions:
                sentence = f"The id is used already, in {places[question.id]}. Ids are never used twice."
                found.append(Finding(ERROR, "reused-id", document.file, question.id, "id", sentence))
                continue
            questions[question.id] = question
            places[question.id] = document.file
        document.close()
    return tuple(questions.values()), places


def _translations(source: ContentFolder, places: dict[str, str], found: list[Finding]) -> Translations:
    """Return the translations of known questions and add their files to ``places``; report all others."""
    translations: Translations = {}
    for language, file in _translation_files(source):
        document = source.document(file)
        for table in document.tables("translation", "id"):
            question_id, translation = read_translation(table, language)
            versions = translations.setdefault(question_id, {})
            refusal = _refusal(question_id, language, places, versions)
            if refusal:
                found.append(Finding(ERROR, refusal[0], file, question_id, "id", refusal[1]))
                continue
            versions[language] = translation
            places[f"{question_id} {language}"] = file
        document.close()
    return translations


def _translation_files(source: ContentFolder) -> list[tuple[str, str]]:
    """Return language and file of every file of translations."""
    return [
        (language, f"languages/{language}/{stem}.toml")
        for language in source.names("languages", folders=True)
        for stem in source.names(f"languages/{language}")
    ]


def _refusal(
    question_id: str, language: str, known: Mapping[str, str], versions: Mapping[str, Translation]
) -> tuple[str, str] | None:
    """Return code and sentence why a translation can't be taken, or None."""
    if not _LANGUAGE.fullmatch(language) or language == PIVOT:
        return "bad-language", "The folder must be named by a language code other than English, for example “de”."
    if question_id not in known:
        return "translation-unknown", "There is no question with this id."
    if language in versions:
        return "translation-twice", "The question has been translated to this language already."
    return None


def _translated(question: Question, translations: Translations) -> Question:
    versions = translations.get(question.id)
    return replace(question, translations=MappingProxyType(versions)) if versions else question


def _published(source: ContentFolder) -> Manifest | None:
    """Return the newest manifest."""
    numbers = sorted(source.names("releases"), key=number_key)
    return read_manifest(source.document(f"releases/{numbers[-1]}.toml")) if numbers else None


def _with_names(release: Release) -> Release:
    """Return the release with themes, products and evidence named in its vocabulary, beside the other codes."""
    names = dict(release.vocabulary)
    for theme in release.themes:
        names[f"theme.{theme.code}"] = theme.name
        names |= {f"subtheme.{code}": name for code, name in theme.subthemes.items()}
    names |= {f"product.{product.code}": product.name for product in release.products}
    names |= {f"evidence.{evidence.id}": evidence.name for evidence in release.evidence}
    return replace(release, vocabulary=MappingProxyType(names))
