"""Criteria in words for the window: the line in the list, what was heard of an actor, what was decided."""

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.decision_phrases import (
    found_text,
    limit_text,
    proposal_text,
    ready_text,
    rule_name,
    verdict_text,
)
from dialogue_app.domain.decisions import Outcome, Rule, Unit
from dialogue_app.domain.phrases import answer_text
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
    said = verdict_text(decided.verdict, texts) if decided else proposal_text(each.proposal, texts)
    key = "criteria.decided-line" if decided else "criteria.proposed-line"
    return Entry(texts("criteria.number", number=each.number), texts(key, outcome=said), each.hypothesis.outcome)


def decided_words(each: Weighed, texts: Texts) -> str:
    """Return what was decided, by whom and why; empty where nothing was."""
    if each.decided is None:
        return ""
    said = each.decided.verdict
    day, outcome = date_text(said.on, texts), verdict_text(said, texts)
    lines = [
        texts("criteria.decided", outcome=outcome, day=day, approver=said.approver),
        said.reason,
        texts("criteria.deviation-said", why=said.deviation) if said.deviation else "",
        texts("criteria.decided-outdated") if each.outdated else "",
    ]
    return "\n".join(filter(None, lines))


def said_words(actor: Actor, texts: Texts) -> str:
    """Return what was heard of an actor: each answer, with who gave it where it was not the actor itself."""
    return "; ".join(_of(each, _short(each, texts), texts) for each in actor.heard) or texts("criteria.not-heard")


def said_in_full(each: Heard, weighed: Weighed, texts: Texts) -> str:
    """Return an answer with its value and claim, and who gave it."""
    if weighed.item is None:
        return ""
    words = answer_text(weighed.item.snapshot, each.answer, texts)
    return _of(each, f"{words}. {each.answer.claim}" if each.answer.claim else words, texts)


def rating_words(actor: Actor, texts: Texts) -> str:
    """Return the rating that counts, marked where the rules propose it; where a person must rate, that."""
    speaking = next((each for each in actor.heard if each.effective), None)
    if speaking is None or speaking.effective is None:
        return texts("criteria.rate-first") if actor.proposed.unrated else ""
    counts = texts.formats.number(speaking.effective.counts)
    given = speaking.rated is not None and not speaking.rated.stale
    return counts if given else texts("criteria.rating-proposed", n=counts)


def counts_words(actor: Actor, texts: Texts) -> str:
    """Return what counts of an actor, and whether a person has confirmed it."""
    words = ready_text(actor.stand.state, texts)
    if actor.outdated:
        return texts("criteria.counts-outdated", state=words)
    return words if actor.confirmed else texts("criteria.counts-open", state=words)


def rule_line(rule: Rule, texts: Texts) -> str:
    """Return the arithmetic of a rule: what was found, and what is needed."""
    name, found = rule_name(rule, texts), found_text(rule, texts)
    if rule.unit is Unit.YES:
        return texts("criteria.is", name=name, answer=found)
    return texts("criteria.arithmetic", name=name, found=found, limit=limit_text(rule, texts))


def _short(each: Heard, texts: Texts) -> str:
    words = texts(f"state.{each.answer.state}")
    return f"{words}. {each.answer.claim}" if each.answer.claim else words


def _of(each: Heard, words: str, texts: Texts) -> str:
    return words if each.own else texts("criteria.heard-of", supplier=each.supplier.name, answer=words)
