"""Content files (TOML) -> Release, deeply frozen, from a folder or from the installed package.

Strict: unknown keys, missing fields, wrong types and unknown words are refused. What the content means is
checked in ``checks``, what it may become in ``selection``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from types import MappingProxyType

from question_bank import packs
from question_bank.files import ContentFolder, DatedPacks, shipped_content
from question_bank.findings import ERROR, ContentError, Finding
from question_bank.glossary import Term, read_glossary
from question_bank.guidance import Chapter, read_guidance
from question_bank.manifest import Manifest, manifest_hash, manifest_of, read_manifest
from question_bank.model import PIVOT
from question_bank.neighbours import Pair, read_neighbours
from question_bank.packs_labels import read_coverage, read_labels
from question_bank.packs_texts import read_texts
from question_bank.question_files import read_questions, read_translations, translated
from question_bank.release import Bank, Release
from question_bank.shipped import number_key
from question_bank.table import Table


@dataclass(frozen=True, slots=True)
class Content:
    """A release as far as it could be read, what was wrong on the way, and where things were found.

    ``files`` maps a question id to its file, and "id language" to the file of a translation; ``published`` is the
    newest manifest, or None before the first release. ``pages`` are the names of the pages in the folder of the guide.
    """

    release: Release
    findings: tuple[Finding, ...]
    files: Mapping[str, str]
    published: Manifest | None
    guidance: tuple[Chapter, ...]
    pages: tuple[str, ...]
    glossary: tuple[Term, ...]
    neighbours: tuple[Pair, ...]


def load(folder: Traversable | None = None) -> Release:
    """Return the release in ``folder``, by default the one that is shipped.

    Raises:
        ContentError: the content can't be read; the first reason is given.
    """
    found: list[Finding] = []
    release, _ = _release(_source(folder, found), found)
    for finding in found:
        if finding.level == ERROR:
            raise ContentError(finding.file, finding.place, finding.sentence)
    return release


def read(folder: Traversable | None = None) -> Content:
    """Return all that can be read of the content in ``folder``, with everything that is wrong with its form."""
    found: list[Finding] = []
    source = _source(folder, found)
    release, places = _release(source, found)
    published = _published(source)
    guide, terms, neighbours = read_guidance(source), read_glossary(source), read_neighbours(source)
    return Content(
        release=release,
        findings=tuple(found),
        files=MappingProxyType(places),
        published=published,
        guidance=guide,
        pages=source.names("guidance", ending=".md"),
        glossary=terms,
        neighbours=neighbours,
    )


def _source(folder: Traversable | None, found: list[Finding]) -> ContentFolder:
    return ContentFolder(shipped_content() if folder is None else folder, found)


def _release(source: ContentFolder, found: list[Finding]) -> tuple[Release, dict[str, str]]:
    """Return the release, and the files of its questions and translations."""
    bank, header = _bank(source.document("bank.toml"))
    questions, places = read_questions(source, bank.id, found)
    translations = read_translations(source, places, found)
    spoken = {language for versions in translations.values() for language in versions}
    dated = DatedPacks(source)
    text_fields, texts = read_texts(dated.document("texts"))
    release = Release(
        bank=replace(bank, languages=(PIVOT, *sorted(spoken))),
        number=header["number"],
        published_at=header["published_at"],
        notes=header["notes"],
        questions=tuple(translated(question, translations) for question in questions),
        themes=packs.read_themes(source.document("themes.toml")),
        products=packs.read_products(source.document("products.toml")),
        evidence=packs.read_evidence(dated.document("evidence")),
        references=packs.read_references(dated.document("references")),
        labels=read_labels(dated.document("labels")),
        sets=packs.read_sets(source.document("sets.toml")),
        vocabulary=packs.read_vocabulary(source.document("vocabulary.toml")),
        manifest=manifest_of(questions),
        manifest_hash=manifest_hash(manifest_of(questions)),
        coverage=read_coverage(dated.document("coverage")),
        profiles=packs.read_profiles(dated.document("profiles")),
        text_fields=text_fields,
        texts=texts,
        pack_versions=dated.versions,
    )
    return _with_names(release), places


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
