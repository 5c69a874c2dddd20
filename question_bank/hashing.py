"""Canonical form of content, and hashes over it. Knows no question; needs nothing that takes time to load."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping


def canonical(value: object) -> str:
    """Return JSON with sorted keys, no spaces, text in NFC and trimmed: equal content gives equal text."""
    return json.dumps(_normal(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def text_hash(text: str) -> str:
    """Return the first 12 digits of the hash of one text; enough to tell whether a translation is stale."""
    return digest(text)[:12]


def _normal(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    if isinstance(value, Mapping):
        return {str(key): _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    return value
