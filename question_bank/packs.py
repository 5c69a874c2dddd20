"""Reads what stands around the questions: themes, products, evidence, references, labels, sets, vocabulary.

Evidence, references and labels are dated data packs with a version of their own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from question_bank.model import (
    EvidenceType,
    Label,
    Phase,
    ProductCategory,
    QuestionSet,
    Reference,
    Theme,
)
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
    _pack(document)
    evidence = tuple(_evidence(table) for table in document.tables("evidence", "id"))
    document.close()
    return evidence


def read_references(document: Table) -> tuple[Reference, ...]:
    """Return the laws, conventions, standards and guides in their order."""
    _pack(document)
    references = tuple(_reference(table) for table in document.tables("reference", "id"))
    document.close()
    return references


def read_labels(document: Table) -> tuple[Label, ...]:
    """Return the labels, certificates, memberships and schemes in their order."""
    _pack(document)
    labels = tuple(_label(table) for table in document.tables("label", "id"))
    document.close()
    return labels


def read_sets(document: Table) -> tuple[QuestionSet, ...]:
    """Return the ready-made selections in their order."""
    sets = tuple(_set(table) for table in document.tables("set", "id"))
    document.close()
    return sets


def read_vocabulary(document: Table) -> Mapping[str, str]:
    """Return the English names of codes, keyed "group.code"."""
    names: dict[str, str] = {}
    for group in document.names():
        names |= {f"{group}.{code}": name for code, name in document.mapping(group).items()}
    return MappingProxyType(names)


def _pack(document: Table) -> None:
    pack = document.table("pack")
    pack.day("version")
    pack.text("title")
    pack.text("source")
    pack.close()


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


def _label(table: Table) -> Label:
    label = Label(
        id=table.text("id"),
        name=table.text("name"),
        kind=table.text("kind"),
        owner=table.text("owner"),
        covers_social=table.text("covers_social"),
        covers_environment=table.text("covers_environment"),
        products=table.text("products"),
        verification=table.text("verification"),
        use_art43=table.text("use_art43"),
        use_art44=table.text("use_art44"),
        proof_to_ask=table.text("proof_to_ask"),
        pitfall=table.text("pitfall"),
        confidence=table.text("confidence"),
        checked_on=table.day("checked_on"),
        check_by=table.day("check_by"),
        uncertain=table.flag("uncertain"),
    )
    table.close()
    return label


def _set(table: Table) -> QuestionSet:
    chosen = QuestionSet(
        id=table.text("id"),
        name=table.text("name"),
        phase=table.choice("phase", Phase),
        purpose=table.text("purpose"),
        questions=table.texts("questions"),
    )
    table.close()
    return chosen
