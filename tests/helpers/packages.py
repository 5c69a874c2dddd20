"""Packages of small own banks, and files that were tampered with."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dialogue_app.domain.bank_package import Package, Story
from dialogue_app.domain.own_questions import OwnDraft, own_question
from dialogue_app.exchange.bank_package import checksum, package_text
from question_bank import Bank, Phase, Question, TextState, Translation, content_hash, digest, text_hash

BANK = Bank("own-oslo", "Oslo", "City of Oslo", "CC BY 4.0", "en", ("en",))


def question(prompt: str = "Is it so?", number: int = 1, bank: str = "own-oslo", **changed: Any) -> Question:
    """Return a question as it travels."""
    made = replace(own_question(OwnDraft(prompt), number, Phase.BOTH), bank_id=bank, **changed)
    return replace(made, content_hash=content_hash(made.answer, made.prompt))


def said_in(asked: Question, language: str, prompt: str, state: TextState = TextState.DRAFT) -> Question:
    """Return a question with a translation of its prompt, beside those it has."""
    made = Translation(language, state, {"prompt": prompt}, {"prompt": text_hash(asked.prompt)})
    return replace(asked, translations=MappingProxyType({**asked.translations, language: made}))


def package(*stories: Question | tuple[Question, ...]) -> Package:
    """Return a package with these questions; a tuple is the revisions of one."""
    told = tuple(Story(each if isinstance(each, tuple) else (each,)) for each in stories)
    return Package(BANK, (), told)


def tampered(
    path: Path, change: Callable[[Any], object], *sent: Question | tuple[Question, ...], seal: bool = True
) -> Path:
    """Write a package whose tables ``change`` has changed; with ``seal``, checksums fit again."""
    document = json.loads(package_text(package(*(sent or (question(), question("And so?", 2))))))
    change(document)
    if seal:
        resealed(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def resealed(document: Any) -> None:
    """Make the checksums fit what the tables say now, as far as there are any."""
    questions = document.get("questions")
    tables = [each for each in questions if isinstance(each, dict)] if isinstance(questions, list) else []
    for each in tables:
        each["checksum"] = digest(each.get("revisions"))
    if tables and len(tables) == len(questions):
        document["checksum"] = checksum(document)
