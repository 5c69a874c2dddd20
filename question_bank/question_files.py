"""All questions of a content folder, and all their translations; every id is taken once."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from question_bank.files import ContentFolder
from question_bank.findings import ERROR, Finding
from question_bank.model import PIVOT, Question, Translation
from question_bank.questions import read_question, read_translation

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Translations = dict[str, dict[str, Translation]]
"""Question id -> language -> translation."""


def read_questions(
    source: ContentFolder, bank_id: str, found: list[Finding]
) -> tuple[tuple[Question, ...], dict[str, str]]:
    """Return the questions in order of file and place, and their files by id; of two with one id the first."""
    questions: dict[str, Question] = {}
    places: dict[str, str] = {}
    for stem in source.names("questions"):
        document = source.document(f"questions/{stem}.toml")
        for table in document.tables("question", "id"):
            question = read_question(table, bank_id)
            if question.id in questions:
                sentence = f"The id is used already, in {places[question.id]}. Ids are never used twice."
                found.append(Finding(ERROR, "reused-id", document.file, question.id, "id", sentence))
                continue
            questions[question.id] = question
            places[question.id] = document.file
        document.close()
    return tuple(questions.values()), places


def read_translations(source: ContentFolder, places: dict[str, str], found: list[Finding]) -> Translations:
    """Return the translations of known questions and add their files to ``places``; report all others."""
    translations: Translations = {}
    for language, file in _translation_files(source):
        document = source.document(file)
        for table in document.tables("translation", "id"):
            question_id, translation = read_translation(table, language)
            versions = translations.setdefault(question_id, {})
            refusal = _refusal(question_id, language, places, versions)
            if refusal:
                found.append(Finding(ERROR, refusal[0], file, question_id, "id", refusal[1]))
                continue
            versions[language] = translation
            places[f"{question_id} {language}"] = file
        document.close()
    return translations


def _translation_files(source: ContentFolder) -> list[tuple[str, str]]:
    """Return language and file of every file of translations."""
    return [
        (language, f"languages/{language}/{stem}.toml")
        for language in source.names("languages", folders=True)
        for stem in source.names(f"languages/{language}")
    ]


def _refusal(
    question_id: str, language: str, known: Mapping[str, str], versions: Mapping[str, Translation]
) -> tuple[str, str] | None:
    """Return code and sentence why a translation can't be taken, or None."""
    if not _LANGUAGE.fullmatch(language) or language == PIVOT:
        return "bad-language", "The folder must be named by a language code other than English, for example “de”."
    if question_id not in known:
        return "translation-unknown", "There is no question with this id."
    if language in versions:
        return "translation-twice", "The question has been translated to this language already."
    return None


def translated(question: Question, translations: Translations) -> Question:
    """Return a question with all its translations."""
    versions = translations.get(question.id)
    return replace(question, translations=MappingProxyType(versions)) if versions else question
