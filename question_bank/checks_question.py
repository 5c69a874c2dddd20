"""What one question must be: complete, short enough, with known codes and an answer that can be given."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from question_bank.findings import ERROR, Finding
from question_bank.model import YES_PARTLY_NO, AnswerSpec, Kind, Question, Status
from question_bank.release import Release

LONGEST_PROMPT = 45
"""Words of a prompt, at most (specification 2.9)."""

FEWEST_PROBES = 3
ANCHORS = 5

QUESTION_ID = re.compile(r"[A-Z]{2,5}-[0-9]{3,4}")
OPTION_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,59}")

_CHOOSING = {Kind.SINGLE, Kind.MULTI, Kind.RANK, Kind.BAND}
_TABLES = {Kind.CERTIFICATES: "certificate_column", Kind.FACTORIES: "factory_column"}

Remark = tuple[str, str, str]
"""Code, field and sentence of an error."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Every code a question may use."""

    questions: Mapping[str, Question]
    subthemes: Mapping[str, str]
    products: frozenset[str]
    evidence: frozenset[str]
    references: frozenset[str]
    vocabulary: Mapping[str, str]

    @classmethod
    def of(cls, release: Release) -> "Codes":
        """Return the codes of a release. ``subthemes`` maps each sub-theme to its theme."""
        return cls(
            questions={question.id: question for question in release.questions},
            subthemes={code: theme.code for theme in release.themes for code in theme.subthemes},
            products=frozenset(product.code for product in release.products) | {"HW"},
            evidence=frozenset(evidence.id for evidence in release.evidence),
            references=frozenset(reference.id for reference in release.references),
            vocabulary=release.vocabulary,
        )


def question_findings(question: Question, codes: Codes, file: str) -> Iterator[Finding]:
    """Yield the errors of one question of a bank whose ids name the theme."""
    identity = tuple(_identity(question))
    yield from _found(question, file, *identity)
    # a theme that the id does not name has another sub-theme, too: that is one slip, not two
    yield from _found(question, file, *(() if identity else _section(question, codes)))
    yield from _content(question, codes, file)


def content_findings(question: Question, codes: Codes) -> Iterator[Finding]:
    """Yield the errors of what a question says; a buyer's own bank makes ids in its own way."""
    yield from _found(question, "", *_section(question, codes))
    yield from _content(question, codes, "")


def _content(question: Question, codes: Codes, file: str) -> Iterator[Finding]:
    yield from _found(question, file, *_wording(question), *_facets(question, codes))
    answer = question.answer
    yield from _found(question, file, *_answer(answer, codes), *_options(answer), *_links(question, codes))


def _found(question: Question, file: str, *remarks: Remark) -> Iterator[Finding]:
    for code, field, sentence in remarks:
        yield Finding(ERROR, code, file, question.id, field, sentence)


def _section(question: Question, codes: Codes) -> Iterator[Remark]:
    if codes.subthemes.get(question.subtheme) != question.theme:
        yield "unknown-code", "subtheme", f"“{question.subtheme[:60]}” is no sub-theme of this theme."


def _identity(question: Question) -> Iterator[Remark]:
    if not QUESTION_ID.fullmatch(question.id):
        yield "bad-id", "id", "An id is a theme and a number, for example TRN-101."
    elif not question.id.startswith(f"{question.theme}-"):
        yield "bad-id", "theme", f"The id says another theme than “{question.theme[:60]}”."
    if question.rev < 1:
        yield "bad-number", "rev", "Revisions are counted from 1."


def _wording(question: Question) -> Iterator[Remark]:
    words = len(question.prompt.split())
    if words > LONGEST_PROMPT:
        yield "long-prompt", "prompt", f"The question has {words} words; {LONGEST_PROMPT} are the most."
    if len(question.probes) < FEWEST_PROBES:
        yield "few-probes", "probes", f"There must be {FEWEST_PROBES} follow-up questions or more."
    if len(question.anchors) != ANCHORS:
        yield "anchors", "anchors", f"There must be {ANCHORS} anchors, for the ratings 0 to 4."


def _facets(question: Question, codes: Codes) -> Iterator[Remark]:
    known = codes.vocabulary
    yield from _unknown("audience", (one for one in question.audience if f"audience.{one}" not in known))
    yield from _unknown("products", (one for one in question.products if one not in codes.products))
    yield from _unknown("evidence", (one for one in question.evidence if one not in codes.evidence))
    yield from _unknown("references", (one for one in question.references if one not in codes.references))
    if f"oecd_step.{question.oecd_step}" not in known:
        yield from _unknown("oecd_step", [str(question.oecd_step)])
    if question.objective and f"objective.{question.objective}" not in known:
        yield from _unknown("objective", [question.objective])


def _answer(answer: AnswerSpec, codes: Codes) -> Iterator[Remark]:
    if answer.kind is Kind.PERCENT and not answer.denominator:
        yield "empty-field", "answer.denominator", "A percentage must say of what."
    if answer.kind is Kind.NUMBER and not answer.unit:
        yield "empty-field", "answer.unit", "A number must have a unit."
    if answer.kind is Kind.RANK and not 1 <= answer.ranks <= len(answer.options):
        yield "bad-number", "answer.ranks", "A ranking must have places, and not more than options."
    if answer.rule not in ("past", "future", "any"):
        yield from _unknown("answer.rule", [answer.rule])
    group = _TABLES.get(answer.kind)
    columns = [column for column in answer.columns if f"{group}.{column}" not in codes.vocabulary]
    yield from _unknown("answer.columns", columns)
    tiers = [str(tier) for tier in answer.tiers if f"factory_tier.{tier}" not in codes.vocabulary]
    yield from _unknown("answer.tiers", tiers)
    unproven = [one for one in answer.evidence_types if one not in codes.evidence]
    yield from _unknown("answer.evidence_types", unproven)


def _options(answer: AnswerSpec) -> Iterator[Remark]:
    ids = [option.id for option in answer.options]
    for repeated in sorted({one for one in ids if ids.count(one) > 1}):
        yield "reused-option", f"answer.options.{repeated[:60]}", "The option id is used twice."
    for option_id in ids:
        if not OPTION_ID.fullmatch(option_id):
            place = f"answer.options.{option_id[:60]}"
            yield "bad-id", place, "An option id has small letters, digits and underscores."
    offered = [option for option in answer.options if not option.retired]
    if answer.kind in _CHOOSING and len(offered) < 2:
        yield "few-options", "answer.options", "There must be two options or more to choose from."
    if answer.kind is Kind.YES_PARTLY_NO and answer.options != YES_PARTLY_NO:
        yield "needless-options", "answer.options", "Yes, partly and no are given; leave the options out."
    if answer.kind not in _CHOOSING and answer.kind is not Kind.YES_PARTLY_NO and answer.options:
        yield "needless-options", "answer.options", "This kind of answer has no options."


def _links(question: Question, codes: Codes) -> Iterator[Remark]:
    if question.sibling:
        sibling = codes.questions.get(question.sibling)
        if sibling is None:
            yield "unknown-question", "sibling", f"There is no question “{question.sibling[:60]}”."
        elif sibling.sibling != question.id and (not sibling.sibling or sibling.sibling in codes.questions):
            yield "one-sided-sibling", "sibling", f"{sibling.id} does not name this question as its sibling."
    if not question.replaced_by:
        return
    if question.replaced_by not in codes.questions or question.replaced_by == question.id:
        yield "unknown-question", "replaced_by", f"There is no other question “{question.replaced_by[:60]}”."
    if question.status is not Status.RETIRED:
        yield "not-retired", "replaced_by", "Only a retired question is replaced by another."


def _unknown(field: str, words: "Iterator[str] | list[str]") -> Iterator[Remark]:
    for word in words:
        yield "unknown-code", field, f"“{word[:60]}” is not known here."
