"""The harmonised question bank: content, and the rules it follows.

Standard library only. Knows no window, no database and not what day it is.
"""

from question_bank.checks import check
from question_bank.findings import ContentError, Finding
from question_bank.identity import canonical, content_hash, digest, local_text, pivot_texts, text_hash
from question_bank.loader import load
from question_bank.manifest import manifest_hash, manifest_of
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
from question_bank.publishing import publish
from question_bank.search import Index
from question_bank.selection import Suggestion, suggest

__all__ = [
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
