"""The harmonised question bank: content, and the rules it follows.

Standard library only. Knows no window, no database and not what day it is. Names are imported when first asked for,
so that whoever needs one does not wait for all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.checks import check
    from question_bank.findings import ContentError, Finding
    from question_bank.folding import fold
    from question_bank.hashing import canonical, digest, text_hash
    from question_bank.identity import content_hash, local_text, pivot_texts
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
    from question_bank.selection import LIVE_SHARE, Suggestion, suggest

_HOME = {
    "canonical": "hashing",
    "digest": "hashing",
    "text_hash": "hashing",
    "check": "checks",
    "ContentError": "findings",
    "Finding": "findings",
    "fold": "folding",
    "content_hash": "identity",
    "local_text": "identity",
    "pivot_texts": "identity",
    "load": "loader",
    "manifest_hash": "manifest",
    "manifest_of": "manifest",
    "AnswerSpec": "model",
    "Bank": "model",
    "ChangeKind": "model",
    "Comparable": "model",
    "EvidenceType": "model",
    "Kind": "model",
    "Label": "model",
    "Level": "model",
    "Link": "model",
    "LocalText": "model",
    "ManifestEntry": "model",
    "Option": "model",
    "PIVOT": "model",
    "Path": "model",
    "Phase": "model",
    "Priority": "model",
    "Probe": "model",
    "ProductCategory": "model",
    "Question": "model",
    "QuestionSet": "model",
    "Reference": "model",
    "Release": "model",
    "Room": "model",
    "Sensitivity": "model",
    "Severity": "model",
    "Status": "model",
    "TextState": "model",
    "Theme": "model",
    "Translation": "model",
    "YES_PARTLY_NO": "model",
    "publish": "publishing",
    "Index": "search",
    "LIVE_SHARE": "selection",
    "Suggestion": "selection",
    "suggest": "selection",
}
"""The public names and the module each lives in."""

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
    "fold",
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
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"question_bank.{_HOME[name]}"), name)
    return found
