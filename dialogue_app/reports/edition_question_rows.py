"""The rows of the sheet of questions: one a question, with everything the bank knows about it."""

from collections.abc import Iterator

from dialogue_app.reports.edition_answers import limits, option_texts
from dialogue_app.reports.edition_questions import Proofs, anchors, by_question, by_theme, evidence, probes
from dialogue_app.reports.edition_words import Words
from dialogue_app.reports.outline import Value
from question_bank import Question

Values = dict[str, Value]
"""A row: what stands in each column, by name."""

COLUMNS = {
    "id": 11, "prompt": 60, "theme": 22, "subtheme": 24, "phase": 18, "level": 12, "priority": 12, "status": 12,
    "rev": 10, "kind": 18, "options": 56, "limits": 48, "extra": 30, "minutes_live": 10, "minutes_supplier": 10,
    "room": 22, "audience": 26, "products": 26, "oecd_step": 22, "link": 24, "sensitivity": 20, "objective": 26,
    "help": 70, "why": 56, "probes": 80, "good": 56, "weak": 56, "anchors": 70, "evidence": 60, "references": 30,
    "paths": 22, "kernel": 70, "severity": 14, "trigger": 44, "sibling": 11, "replaced_by": 11, "labels": 80,
    "change": 22, "review_by": 14, "owner": 24, "source_note": 56,
}  # fmt: skip
"""Columns of the sheet of questions, and their widths in characters."""


def question_rows(words: Words) -> Iterator[Values]:
    """Yield the questions in the order in which they are printed."""
    proofs = by_question(words)
    for question in (each for _, questions in by_theme(words) for each in questions):
        yield _codes(question, words) | _texts(question, proofs, words)


def _codes(question: Question, words: Words) -> Values:
    facets = ("theme", "subtheme", "phase", "level", "priority", "status", "room", "oecd_step", "link", "sensitivity",
              "objective", "severity", "change")  # fmt: skip
    lists = {"audience": question.audience, "products": question.products, "paths": question.paths}
    singular = {"products": "product", "paths": "path"}
    plain = ("id", "rev", "minutes_live", "minutes_supplier", "sibling", "replaced_by", "owner", "source_note")
    return {
        **{name: getattr(question, name) for name in plain},
        **{facet: words.name(facet, code) if (code := getattr(question, facet)) else "" for facet in facets},
        **{name: words.names(singular.get(name, name), codes) for name, codes in lists.items()},
        "kind": words.name("kind", question.answer.kind),
        "references": ", ".join(question.references),
        "review_by": words.day(question.review_by),
    }


def _texts(question: Question, proofs: Proofs, words: Words) -> Values:
    found = {
        "options": option_texts(question, words),
        "limits": limits(question, words),
        "probes": probes(question, words),
        "anchors": anchors(question, words),
        "evidence": evidence(question, words),
        "labels": (
            words.texts("edition.coverage", label=words.label_edition(each), extent=words.name("extent", each.extent))
            for each in proofs.get(question.id, ())
        ),
    }
    roles = ("prompt", "help", "why", "good", "weak", "kernel", "trigger")
    return {
        **{role: words.said(question, role) for role in roles},
        **{name: "\n".join(texts) for name, texts in found.items()},
        "extra": question.answer.extra,
    }
