"""Reads what stands around the questions: themes, products, evidence, references, sets, profiles, vocabulary.

Evidence, references and profiles are dated data packs with a version of their own. Labels are read in
``packs_labels``, standard texts in ``packs_texts``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from question_bank.library import EvidenceType, ProductCategory, Profile, QuestionSet, Reference, Theme
from question_bank.model import Level, Phase
from question_bank.table import Table


def read_themes(document: Table) -> tuple[Theme, ...]:
    """Return the themes in their order."""
    themes = tuple(_theme(table) for table in document.tables("theme", "code"))
    document.close()
    return themes


def read_products(document: Table) -> tuple[ProductCategory, ...]:
    """Return the product categories in their order."""
    products = tuple(_product(table) for table in document.tables("product", "code"))
    document.close()
    return products


def read_evidence(document: Table) -> tuple[EvidenceType, ...]:
    """Return the kinds of proof in their order."""
    evidence = tuple(_evidence(table) for table in document.tables("evidence", "id"))
    document.close()
    return evidence


def read_references(document: Table) -> tuple[Reference, ...]:
    """Return the laws, conventions, standards and guides in their order."""
    references = tuple(_reference(table) for table in document.tables("reference", "id"))
    document.close()
    return references


def read_sets(document: Table) -> tuple[QuestionSet, ...]:
    """Return the ready-made selections in their order."""
    sets = tuple(_set(table) for table in document.tables("set", "id"))
    document.close()
    return sets


def read_profiles(document: Table) -> tuple[Profile, ...]:
    """Return the national profiles in their order."""
    profiles = tuple(_profile(table) for table in document.tables("profile", "id"))
    document.close()
    return profiles


def read_vocabulary(document: Table) -> Mapping[str, str]:
    """Return the English names of codes, keyed "group.code"."""
    names: dict[str, str] = {}
    for group in document.names():
        names |= {f"{group}.{code}": name for code, name in document.mapping(group).items()}
    return MappingProxyType(names)


def _theme(table: Table) -> Theme:
    theme = Theme(code=table.text("code"), name=table.text("name"), subthemes=table.mapping("subthemes"))
    table.close()
    return theme


def _product(table: Table) -> ProductCategory:
    product = ProductCategory(
        code=table.text("code"),
        name=table.text("name"),
        cpv=table.texts("cpv", ()),
        risks=table.text("risks", ""),
    )
    table.close()
    return product


def _evidence(table: Table) -> EvidenceType:
    evidence = EvidenceType(id=table.text("id"), name=table.text("name"), strength=table.text("strength"))
    table.close()
    return evidence


def _reference(table: Table) -> Reference:
    reference = Reference(
        id=table.text("id"),
        name=table.text("name"),
        fact=table.text("fact"),
        source=table.text("source"),
        checked_on=table.day("checked_on"),
        uncertain=table.flag("uncertain"),
    )
    table.close()
    return reference


def _set(table: Table) -> QuestionSet:
    reasons = table.mapping("questions")
    if not reasons:
        table.report("empty-field", "questions", "A set names its questions, each with the reason why it is in.")
    chosen = QuestionSet(
        id=table.text("id"),
        name=table.text("name"),
        phase=table.choice("phase", Phase),
        level=table.choice("level", Level),
        purpose=table.text("purpose"),
        questions=tuple(reasons),
        reasons=reasons,
    )
    table.close()
    return chosen


def _profile(table: Table) -> Profile:
    profile = Profile(
        id=table.text("id"),
        name=table.text("name"),
        terms=table.mapping("terms"),
        provision=table.text("provision"),
        languages=table.texts("languages"),
        publication=table.text("publication"),
        rules=table.texts("rules", ()),
        note=table.text("note"),
        source=table.text("source"),
        checked_on=table.day("checked_on"),
        uncertain=table.flag("uncertain"),
    )
    table.close()
    return profile
