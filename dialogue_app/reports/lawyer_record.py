"""The record itself for the lawyer: head of the chain over all answers, what was recorded anew, what was erased."""

from collections.abc import Iterator

from dialogue_app.domain.accounting import Changed, Erased
from dialogue_app.domain.dossier import Dossier
from dialogue_app.reports.head_outline import moment_text
from dialogue_app.reports.lawyer_registers import strong, table
from dialogue_app.reports.outline import Block, Cell, Facts, Paragraph, Part, Tone
from dialogue_app.texts import Texts


def record(dossier: Dossier, texts: Texts) -> Iterator[Block]:
    """Yield number of entries and head of the chain, then who changed what when; of what was said, nothing."""
    head = dossier.head
    facts = ((texts("lawyer.entries"), texts.formats.number(head.events)), (texts("lawyer.head"), head.link))
    yield Facts(facts) if head.events else Paragraph(texts("lawyer.nothing-recorded"))
    yield Paragraph(texts("lawyer.head-note"), Tone.MUTED)
    codes = {item.id: item.code for version in dossier.versions for item in version.items()}
    rows = (_change(dossier, each, codes, texts) for each in dossier.changes)
    weights = {"moment": 1.8, "by": 1.6, "supplier": 2.2, "question": 1.2, "before": 1.8, "after": 1.8}
    yield from table(weights, rows, "lawyer.nothing-changed", texts)
    for each in dossier.erased:
        yield Paragraph(_erased(dossier, each, texts), Tone.STRONG)


def _change(dossier: Dossier, each: Changed, codes: dict[str, str], texts: Texts) -> tuple[Cell, ...]:
    imported = (Part(texts("lawyer.with-file"), Tone.MUTED),) if each.imported else ()
    return (
        (strong(moment_text(each.at, texts)),),
        (Part(each.by or texts("report.not-given")), *imported),
        (Part(dossier.name(each.supplier_id)),),
        (Part(codes.get(each.item_id, each.item_id)),),
        (Part(texts(f"state.{each.before}")),),
        (Part(texts(f"state.{each.after}")),),
    )


def _erased(dossier: Dossier, each: Erased, texts: Texts) -> str:
    return texts(
        "lawyer.erased",
        supplier=dossier.name(each.supplier_id),
        moment=moment_text(each.at, texts),
        by=each.by or texts("report.not-given"),
        reason=each.reason,
        n=texts.formats.number(each.answers),
    )
