"""Criteria in words: an actor's state, the arithmetic of each rule, what is proposed and what was decided."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decisions import Outcome, Rule, Test, Unit, Verdict
from dialogue_app.domain.phrases import answer_text
from dialogue_app.domain.readiness import Measures
from dialogue_app.domain.weighed import Actor, Heard, Weighed
from dialogue_app.gui.models.answer_events import Entry
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts

TONES = {
    Outcome.MUST: Tone.OK,
    Outcome.GRACE: Tone.OK,
    Outcome.AWARD: Tone.OK,
    Outcome.EFFORT: Tone.INFO,
    Outcome.NOT_YET: Tone.WARN,
    Outcome.INFO: Tone.INFO,
    Outcome.THIN: Tone.WARN,
}
"""How an outcome is shown."""


def entry(each: Weighed, texts: Texts) -> Entry:
    """Return the line of a criterion in the list: number, and what is proposed or decided, above its wording."""
    decided = each.decided
    said = verdict_words(decided.verdict, texts) if decided else proposal_words(each, texts)
    key = "criteria.decided-line" if decided else "criteria.proposed-line"
    return Entry(texts("criteria.number", number=each.number), texts(key, outcome=said), each.hypothesis.outcome)


def proposal_words(each: Weighed, texts: Texts) -> str:
    """Return what the numbers propose."""
    made = each.proposal
    return _outcome(made.outcome, made.grace, texts, award=made.award)


def verdict_words(said: Verdict, texts: Texts) -> str:
    """Return what was decided."""
    return _outcome(said.outcome, said.grace, texts, award=said.award)


def decided_words(each: Weighed, texts: Texts) -> str:
    """Return what was decided, by whom and why; empty where nothing was."""
    if each.decided is None:
        return ""
    said = each.decided.verdict
    lines = [
        texts(
            "criteria.decided",
            outcome=verdict_words(said, texts),
            day=date_text(said.on, texts),
            approver=said.approver,
        ),
        said.reason,
        texts("criteria.deviation-said", why=said.deviation) if said.deviation else "",
        texts("criteria.decided-outdated") if each.outdated else "",
    ]
    return "\n".join(filter(None, lines))


def said_words(actor: Actor, texts: Texts) -> str:
    """Return what was heard of an actor: each answer, with who gave it where it was not the actor itself."""
    return "; ".join(_heard(each, texts) for each in actor.heard) or texts("criteria.not-heard")


def rating_words(actor: Actor, texts: Texts) -> str:
    """Return the rating that counts; with a mark where the rules propose it, empty where a person must rate."""
    speaking = next((each for each in actor.heard if each.effective), None)
    if speaking is None or speaking.effective is None:
        return texts("criteria.rate-first") if actor.proposed.unrated else ""
    given = speaking.rated is not None and not speaking.rated.stale
    return texts("criteria.rating" if given else "criteria.rating-proposed", n=speaking.effective.counts)


def capped_words(heard: Heard, texts: Texts) -> str:
    """Return why less of a rating counts than was given; empty where all counts."""
    counts = heard.effective
    if counts is None or not counts.capped_by:
        return ""
    kind = "state" if counts.capped_by == heard.answer.state else "verification"
    return texts("criteria.capped", given=counts.given, n=counts.counts, why=texts(f"{kind}.{counts.capped_by}"))


def measure_lines(found: Measures, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield every measure with its arithmetic."""
    shares = {
        "cov": (found.answering, found.invited),
        "ready_now": (found.ready, found.answering),
        "ready_grace": (found.ready_later, found.answering),
        "pessimistic_now": (found.ready, found.invited),
        "proof": (found.proven, found.ready),
        "cat_cov": (found.covered, len(found.categories)),
    }
    for name, (part, whole) in shares.items():
        yield texts(f"criteria.rule.{name}"), share_words(part, whole, texts) if whole else texts("criteria.none")
    yield texts("criteria.rule.indep"), _number(found.groups, texts)
    yield texts("criteria.rule.grace"), _months(found.median, texts)
    yield texts("criteria.rule.price"), _band(found.price, texts)


def test_lines(test: Test, texts: Texts) -> Iterator[tuple[bool, str]]:
    """Yield each rule of an outcome: whether it holds, and its arithmetic."""
    yield from ((False, texts(f"criteria.stop.{stop}")) for stop in test.barred_by)
    yield from ((rule.holds, rule_words(rule, texts)) for rule in test.rules)


def rule_words(rule: Rule, texts: Texts) -> str:
    """Return the arithmetic of a rule: what was found and what is needed."""
    name = texts(f"criteria.rule.{rule.name}")
    if rule.unit is Unit.YES:
        return texts("criteria.is", name=name, answer=texts("workbook.yes" if rule.value else "workbook.no"))
    needed = texts(f"criteria.needed.{rule.compare.name.lower()}", limit=_limit(rule, texts))
    return texts("criteria.arithmetic", name=name, found=_found(rule, texts), needed=needed)


def change_lines(each: Weighed, texts: Texts) -> list[str]:
    """Return what would change the proposal: for each better outcome, what is missing."""
    lines = []
    for test in each.proposal.better:
        missing = [_missing(rule, texts) for rule in test.failing]
        missing += [texts(f"criteria.stop.{stop}") for stop in test.barred_by]
        lines.append(texts("criteria.would-change", outcome=texts(f"criteria.outcome.{test.outcome}"),
                           missing="; ".join(missing)))  # fmt: skip
    return lines


def share_words(part: int, whole: int, texts: Texts) -> str:
    """Return a share as counts and percent."""
    return texts("criteria.share", part=part, whole=whole, percent=percent(Fraction(part, whole), texts))


def percent(share: Fraction, texts: Texts) -> str:
    """Return a share in percent, to the decimal where there is one."""
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return texts.formats.number(rounded.to_integral() if rounded == rounded.to_integral() else rounded)


def _outcome(outcome: Outcome, grace: int, texts: Texts, *, award: bool) -> str:
    words = texts(f"criteria.outcome.{outcome}")
    if outcome is Outcome.GRACE and grace:
        words = texts("criteria.with-grace", outcome=words, months=grace)
    return texts("criteria.with-award", outcome=words) if award and outcome is not Outcome.AWARD else words


def _heard(each: Heard, texts: Texts) -> str:
    return texts("criteria.heard-of", supplier=each.supplier.name, answer=_answer(each, texts)) if not each.own else (
        _answer(each, texts))  # fmt: skip


def _answer(each: Heard, texts: Texts) -> str:
    words = texts(f"state.{each.answer.state}")
    return f"{words}. {each.answer.claim}" if each.answer.claim else words


def said_in_full(each: Heard, weighed: Weighed, texts: Texts) -> str:
    """Return an answer in full, with its claim."""
    if weighed.item is None:
        return ""
    words = answer_text(weighed.item.snapshot, each.answer, texts)
    return f"{words}. {each.answer.claim}" if each.answer.claim else words


def _found(rule: Rule, texts: Texts) -> str:
    if rule.unit is Unit.SHARE:
        return share_words(rule.part, rule.whole, texts) if rule.whole else texts("criteria.none")
    if rule.unit is Unit.BAND:
        return _band(str(rule.value or ""), texts)
    return _months(rule.value, texts) if rule.unit is Unit.MONTHS else _number(rule.value, texts)


def _limit(rule: Rule, texts: Texts) -> str:
    if rule.unit is Unit.SHARE and isinstance(rule.limit, Fraction):
        return texts("criteria.percent", percent=percent(rule.limit, texts))
    if rule.unit is Unit.BAND:
        return _band(str(rule.limit), texts)
    return _months(rule.limit, texts) if rule.unit is Unit.MONTHS else _number(rule.limit, texts)


def _missing(rule: Rule, texts: Texts) -> str:
    name = texts(f"criteria.rule.{rule.name}")
    if rule.distance:
        return texts("criteria.more-needed", name=name, n=abs(rule.distance))
    return texts("criteria.not-met", name=name)


def _band(band: str, texts: Texts) -> str:
    return texts(f"criteria.band.{band}") if band else texts("criteria.none")


def _months(value: object, texts: Texts) -> str:
    return texts("criteria.months", n=_number(value, texts)) if value is not None else texts("criteria.none")


def _number(value: object, texts: Texts) -> str:
    exact = Fraction(value) if isinstance(value, int | Fraction) else Fraction(0)
    return texts.formats.number(Decimal(exact.numerator) / Decimal(exact.denominator))
