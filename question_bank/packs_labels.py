"""Reads the registry of labels and the map of what each of their versions proves."""

from question_bank.library import Coverage, Extent, Label, LabelVersion
from question_bank.table import Table


def read_labels(document: Table) -> tuple[Label, ...]:
    """Return the labels, certificates, memberships and schemes in their order."""
    labels = tuple(_label(table) for table in document.tables("label", "id"))
    document.close()
    return labels


def read_coverage(document: Table) -> tuple[Coverage, ...]:
    """Return what labels prove, in the order of the file."""
    coverage = tuple(_coverage(table) for table in document.tables("coverage", "label"))
    document.close()
    return coverage


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
        validity=table.text("validity"),
        public_list=table.flag("public_list"),
        source_note=table.text("source_note"),
        versions=tuple(_version(inner) for inner in table.tables("versions", required=False)),
    )
    table.close()
    return label


def _version(table: Table) -> LabelVersion:
    version = LabelVersion(
        name=table.text("name"),
        since=table.about("since"),
        until=table.about("until"),
        uncertain=table.flag("uncertain"),
    )
    table.close()
    return version


def _coverage(table: Table) -> Coverage:
    coverage = Coverage(
        label=table.text("label"),
        version=table.text("version", ""),
        question=table.text("question"),
        extent=table.choice("extent", Extent),
        reason=table.text("reason"),
        uncertain=table.flag("uncertain"),
    )
    table.close()
    return coverage
