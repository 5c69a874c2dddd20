"""What content owes to the newest published release: ids stay, meanings stay, changes raise the revision."""

from collections.abc import Iterator

from question_bank.findings import ERROR, Finding
from question_bank.loader import Content
from question_bank.manifest import Manifest
from question_bank.model import ChangeKind, Question
from question_bank.release import ManifestEntry
from question_bank.shipped import NUMBER, number_key

Remark = tuple[str, str, str]
"""Code, field and sentence of an error."""


def history_findings(content: Content) -> Iterator[Finding]:
    """Yield where the content breaks a promise of the newest manifest."""
    number = content.release.number
    if not NUMBER.fullmatch(number):
        sentence = "A release is numbered by year and place in it, for example 2026.1."
        yield Finding(ERROR, "bad-number", "bank.toml", "", "release.number", sentence)
    if content.published is None:
        return
    yield from _vanished(content, content.published)
    for question in content.release.questions:
        entry = content.published.entries.get(question.id)
        for code, field, sentence in promise_remarks(question, entry) if entry else ():
            yield Finding(ERROR, code, content.files.get(question.id, ""), question.id, field, sentence)
    yield from _numbering(content, content.published)


def _vanished(content: Content, published: Manifest) -> Iterator[Finding]:
    for question_id in published.entries:
        if question_id not in content.files:
            sentence = f"The question of release {published.number[:20]} is gone. Retire questions, never delete them."
            yield Finding(ERROR, "vanished-id", f"releases/{published.number}.toml", question_id, "id", sentence)


def _numbering(content: Content, published: Manifest) -> Iterator[Finding]:
    release = content.release
    if release.number == published.number and release.manifest != published.entries:
        sentence = f"The content differs from release {release.number[:20]}, which is published. Give a new number."
        yield Finding(ERROR, "release-changed", "bank.toml", "", "release.number", sentence)
    if number_key(release.number) < number_key(published.number):
        sentence = f"Release {published.number[:20]} is published already. Give a higher number."
        yield Finding(ERROR, "release-behind", "bank.toml", "", "release.number", sentence)


def promise_remarks(question: Question, entry: ManifestEntry) -> Iterator[Remark]:
    """Yield where a question breaks what was promised of it: code, field and sentence."""
    yield from _revision(question, entry)
    yield from _options(question, entry)
    if question.change is ChangeKind.EDITORIAL and question.rev > entry.rev:
        yield from _editorial(question, entry)


def _revision(question: Question, entry: ManifestEntry) -> Iterator[Remark]:
    if question.rev < entry.rev:
        yield "revision-behind", "rev", f"Revision {entry.rev} is published already."
    if question.rev == entry.rev and question.content_hash != entry.content_hash:
        yield "revision-not-raised", "rev", "What is asked has changed; raise the revision and say how it changed."
    if question.rev > entry.rev and question.change is ChangeKind.FIRST:
        yield "change-not-said", "change", "A later revision is editorial, clarifying or substantive."


def _options(question: Question, entry: ManifestEntry) -> Iterator[Remark]:
    now = {option.id: option.text for option in question.answer.options}
    polished = question.rev > entry.rev and question.change is ChangeKind.EDITORIAL
    for option_id, text in entry.options.items():
        place = f"answer.options.{option_id[:60]}"
        if option_id not in now:
            yield "option-vanished", place, "The option is gone. Retire options, never delete them."
        elif now[option_id] != text and not polished:
            sentence = "The option has another text. Use a new id, or say in a new revision that it is editorial."
            yield "option-reused", place, sentence


def _editorial(question: Question, entry: ManifestEntry) -> Iterator[Remark]:
    if entry.kind and question.answer.kind.value != entry.kind:
        yield "not-editorial", "change", "The kind of answer has changed; that is not editorial."
    if {option.id for option in question.answer.options} != set(entry.options):
        yield "not-editorial", "change", "The options have changed; that is not editorial."
