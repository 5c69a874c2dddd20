"""The harmonised question bank: content, and the rules it follows.

Standard library only. Knows no window, no database and not what day it is. Names are imported when first asked for,
so that whoever needs one does not wait for all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.checks import check
    from question_bank.filling import Filled, fill
    from question_bank.findings import ContentError, Finding
    from question_bank.folding import fold
    from question_bank.glossary import LANGUAGES, Term, terms
    from question_bank.guidance import PLACES, Chapter, GuidePage, chapters
    from question_bank.hashing import canonical, digest, text_hash
    from question_bank.identity import content_hash, local_text, pivot_texts
    from question_bank.library import (
        Coverage,
        EvidenceType,
        Extent,
        Label,
        LabelVersion,
        ProductCategory,
        Profile,
        QuestionSet,
        Reference,
        StandardText,
        TextField,
        Theme,
    )
    from question_bank.loader import load
    from question_bank.manifest import manifest_hash, manifest_of
    from question_bank.model import (
        NO_TRIGGER,
        PIVOT,
        YES_PARTLY_NO,
        AnswerSpec,
        ChangeKind,
        Comparable,
        Kind,
        Level,
        Link,
        LocalText,
        Option,
        Path,
        Phase,
        Priority,
        Probe,
        Question,
        Room,
        Sensitivity,
        Severity,
        Status,
        TextState,
        Translation,
    )
    from question_bank.packs_texts import standard_texts
    from question_bank.publishing import publish
    from question_bank.release import Bank, ManifestEntry, Release
    from question_bank.search import Index
    from question_bank.selection import LIVE_SHARE, Effort, Suggestion, effort, suggest
    from question_bank.shipped import number_key, shipped_number

_HOME = {
    "check": "checks",
    "Filled": "filling",
    "fill": "filling",
    "ContentError": "findings",
    "Finding": "findings",
    "fold": "folding",
    "LANGUAGES": "glossary",
    "Term": "glossary",
    "terms": "glossary",
    "Chapter": "guidance",
    "GuidePage": "guidance",
    "PLACES": "guidance",
    "chapters": "guidance",
    "canonical": "hashing",
    "digest": "hashing",
    "text_hash": "hashing",
    "content_hash": "identity",
    "local_text": "identity",
    "pivot_texts": "identity",
    "Coverage": "library",
    "EvidenceType": "library",
    "Extent": "library",
    "Label": "library",
    "LabelVersion": "library",
    "ProductCategory": "library",
    "Profile": "library",
    "QuestionSet": "library",
    "Reference": "library",
    "StandardText": "library",
    "TextField": "library",
    "Theme": "library",
    "load": "loader",
    "shipped_number": "shipped",
    "number_key": "shipped",
    "manifest_hash": "manifest",
    "manifest_of": "manifest",
    "AnswerSpec": "model",
    "ChangeKind": "model",
    "Comparable": "model",
    "Kind": "model",
    "Level": "model",
    "Link": "model",
    "LocalText": "model",
    "NO_TRIGGER": "model",
    "Option": "model",
    "PIVOT": "model",
    "Path": "model",
    "Phase": "model",
    "Priority": "model",
    "Probe": "model",
    "Question": "model",
    "Room": "model",
    "Sensitivity": "model",
    "Severity": "model",
    "Status": "model",
    "TextState": "model",
    "Translation": "model",
    "YES_PARTLY_NO": "model",
    "standard_texts": "packs_texts",
    "publish": "publishing",
    "Bank": "release",
    "ManifestEntry": "release",
    "Release": "release",
    "Index": "search",
    "Effort": "selection",
    "LIVE_SHARE": "selection",
    "Suggestion": "selection",
    "effort": "selection",
    "suggest": "selection",
}
"""The public names and the module each lives in."""

__all__ = [
    "LANGUAGES",
    "LIVE_SHARE",
    "NO_TRIGGER",
    "PIVOT",
    "PLACES",
    "YES_PARTLY_NO",
    "AnswerSpec",
    "Bank",
    "ChangeKind",
    "Chapter",
    "Comparable",
    "ContentError",
    "Coverage",
    "Effort",
    "EvidenceType",
    "Extent",
    "Filled",
    "Finding",
    "GuidePage",
    "Index",
    "Kind",
    "Label",
    "LabelVersion",
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
    "Profile",
    "Question",
    "QuestionSet",
    "Reference",
    "Release",
    "Room",
    "Sensitivity",
    "Severity",
    "StandardText",
    "Status",
    "Suggestion",
    "Term",
    "TextField",
    "TextState",
    "Theme",
    "Translation",
    "canonical",
    "chapters",
    "check",
    "content_hash",
    "digest",
    "effort",
    "fill",
    "fold",
    "load",
    "local_text",
    "manifest_hash",
    "manifest_of",
    "number_key",
    "pivot_texts",
    "publish",
    "shipped_number",
    "standard_texts",
    "suggest",
    "terms",
    "text_hash",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"question_bank.{_HOME[name]}"), name)
    return found
