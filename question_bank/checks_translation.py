"""What translations must keep up with: every text a supplier reads, in the wording of today."""

from collections.abc import Iterator, Mapping

from question_bank.findings import ERROR, WARNING, Finding
from question_bank.hashing import text_hash
from question_bank.identity import pivot_texts
from question_bank.model import Question, Translation


def translation_findings(question: Question, files: Mapping[str, str]) -> Iterator[Finding]:
    """Yield gaps, stale texts and texts nobody asked for, in the languages the question has been begun in.

    ``files`` maps "id language" to the file of a translation.
    """
    texts = pivot_texts(question)
    for translation in question.translations.values():
        file = files.get(f"{question.id} {translation.language}", "")
        for level, code, role, sentence in _remarks(texts, translation):
            field = f"{translation.language}.{role}" if role else translation.language
            yield Finding(level, code, file, question.id, field[:80], sentence)


def _remarks(texts: dict[str, str], translation: Translation) -> Iterator[tuple[str, str, str, str]]:
    for role in translation.texts:
        if role not in texts:
            yield ERROR, "unknown-role", role, "The question has no such text."
        elif translation.sources.get(role) != text_hash(texts[role]):
            yield WARNING, "translation-stale", role, "The English text has changed since it was translated."
    for role in translation.sources:
        if role not in translation.texts:
            yield ERROR, "unknown-role", role, "The hash belongs to no text here."
    missing = [role for role in texts if role not in translation.texts]
    for role in missing:
        if _read_by_suppliers(role):
            yield WARNING, "translation-missing", role, "The text is not translated; suppliers will read it in English."
    inner = [role for role in missing if not _read_by_suppliers(role)]
    if inner:
        yield WARNING, "translation-partial", "", f"{len(inner)} texts for buyers are not translated."


def _read_by_suppliers(role: str) -> bool:
    return role in ("prompt", "help", "denominator") or role.startswith("option.")
