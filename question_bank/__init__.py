"""The harmonised question bank: content, and the rules it follows.

Standard library only. Knows no window, no database and not what day it is.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from question_bank.identity import canonical, content_hash, digest, local_text, pivot_texts, text_hash
from question_bank.model import (
    PIVOT,
    YES_PARTLY_NO,
    AnswerSpec,
    Bank,
    ChangeKind,
    Comparable,
    EvidenceType,
    Kind,
    Label,
    Level,
    Link,
    LocalText,
    ManifestEntry,
    Option,
    Path,
    Phase,
    Priority,
    Probe,
    ProductCategory,
    Question,
    QuestionSet,
    Reference,
    Release,
    Room,
    Sensitivity,
    Severity,
    Status,
    TextState,
    Theme,
    Translation,
)
from question_bank.search import Index
from question_bank.selection import LIVE_SHARE, Suggestion, suggest

if TYPE_CHECKING:
    from question_bank.checks import check
    from question_bank.findings import ContentError, Finding
    from question_bank.loader import load
    from question_bank.manifest import manifest_hash, manifest_of
    from question_bank.publishing import publish

_FOR_CONTENT_FILES = {
    "ContentError": "findings",
    "Finding": "findings",
    "check": "checks",
    "load": "loader",
    "manifest_hash": "manifest",
    "manifest_of": "manifest",
    "publish": "publishing",
}
"""Names that only work on content files needs, with their module; imported when first asked for."""

__all__ = [
    "LIVE_SHARE",
    "PIVOT",
    "YES_PARTLY_NO",
    "AnswerSpec",
    "Bank",
    "ChangeKind",
    "Comparable",
    "ContentError",
    "EvidenceType",
    "Finding",
    "Index",
    "Kind",
    "Label",
    "Level",
    "Link",
    "LocalText",
    "ManifestEntry",
    "Option",
    "Path",
    "Phase",
    "Priority",
    "Probe",
    "ProductCategory",
    "Question",
    "QuestionSet",
    "Reference",
    "Release",
    "Room",
    "Sensitivity",
    "Severity",
    "Status",
    "Suggestion",
    "TextState",
    "Theme",
    "Translation",
    "canonical",
    "check",
    "content_hash",
    "digest",
    "load",
    "local_text",
    "manifest_hash",
    "manifest_of",
    "pivot_texts",
    "publish",
    "suggest",
    "text_hash",
]


def __getattr__(name: str) -> object:
    if name in _FOR_CONTENT_FILES:
        return getattr(import_module(f"question_bank.{_FOR_CONTENT_FILES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
