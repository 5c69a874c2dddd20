"""Reads questions and their translations from tables of content files."""

from question_bank.identity import content_hash
from question_bank.model import (
    YES_PARTLY_NO,
    AnswerSpec,
    ChangeKind,
    Comparable,
    Kind,
    Level,
    Link,
    Option,
    Path,
    Phase,
    Priority,
    Probe,
    Question,
    Room,
    Sensitivity,
    Severity,
    Status,
    TextState,
    Translation,
)
from question_bank.table import Table


def read_question(table: Table, bank_id: str) -> Question:
    """Return the question of a table, without translations, its content hash filled in."""
    answer = _answer(table.table("answer"))
    prompt = table.text("prompt")
    question = Question(
        bank_id=bank_id,
        id=table.text("id"),
        rev=table.number("rev"),
        status=table.choice("status", Status),
        theme=table.text("theme"),
        subtheme=table.text("subtheme"),
        phase=table.choice("phase", Phase),
        level=table.choice("level", Level),
        priority=table.choice("priority", Priority),
        audience=table.texts("audience"),
        products=table.texts("products"),
        oecd_step=table.number("oecd_step"),
        room=table.choice("room", Room),
        link=table.choice("link", Link),
        sensitivity=table.choice("sensitivity", Sensitivity),
        minutes_live=table.number("minutes_live"),
        minutes_supplier=table.number("minutes_supplier"),
        answer=answer,
        prompt=prompt,
        help=table.text("help"),
        why=table.text("why"),
        good=table.text("good"),
        weak=table.text("weak"),
        kernel=table.text("kernel"),
        anchors=table.texts("anchors"),
        probes=tuple(_probe(probe) for probe in table.tables("probes")),
        evidence=table.texts("evidence"),
        references=table.texts("references"),
        paths=table.choices("paths", Path),
        severity=table.choice("severity", Severity),
        trigger=table.text("trigger"),
        change=table.choice("change", ChangeKind),
        comparable=table.choice("comparable", Comparable, Comparable.SAME),
        objective=table.text("objective", ""),
        sibling=table.text("sibling", ""),
        replaced_by=table.text("replaced_by", ""),
        source_note=table.text("source_note"),
        owner=table.text("owner"),
        review_by=table.day("review_by"),
        content_hash=content_hash(answer, prompt),
    )
    table.close()
    return question


def read_translation(table: Table, language: str) -> tuple[str, Translation]:
    """Return the id of a question and its translation to ``language``."""
    question_id = table.text("id")
    translation = Translation(
        language=language,
        state=table.choice("state", TextState),
        texts=table.mapping("texts"),
        sources=table.mapping("sources"),
        reviewer=table.text("reviewer", ""),
        reviewed_on=table.text("reviewed_on", ""),
    )
    table.close()
    return question_id, translation


def _answer(table: Table) -> AnswerSpec:
    kind = table.choice("kind", Kind)
    options = tuple(_option(option) for option in table.tables("options", required=False))
    answer = AnswerSpec(
        kind=kind,
        options=options or (YES_PARTLY_NO if kind is Kind.YES_PARTLY_NO else ()),
        ordered=table.flag("ordered"),
        unit=table.text("unit", ""),
        per=table.text("per", ""),
        denominator=table.text("denominator", ""),
        rule=table.text("rule", "any"),
        label=table.text("label", ""),
        extra=table.text("extra", ""),
        ranks=table.number("ranks", 0),
        fewest=table.number("fewest", 0),
        most=table.number("most", 0),
        longest=table.number("longest", 4000),
        columns=table.texts("columns", ()),
        tiers=table.numbers("tiers"),
        evidence_types=table.texts("evidence_types", ()),
    )
    table.close()
    return answer


def _option(table: Table) -> Option:
    option = Option(
        id=table.text("id"),
        text=table.text("text"),
        exclusive=table.flag("exclusive"),
        needs_remark=table.flag("needs_remark"),
        retired=table.flag("retired"),
    )
    table.close()
    return option


def _probe(table: Table) -> Probe:
    probe = Probe(when=table.text("when"), ask=table.text("ask"))
    table.close()
    return probe
