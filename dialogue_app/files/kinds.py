"""What a file really is, by its first bytes; its name may say something else. Knows only what suppliers send."""

from pathlib import PurePath

HEAD = 512
"""Bytes from the beginning of a file that are enough to tell."""

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office-old"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"{\\rtf", "office-old"),
)

_ENDINGS: dict[str, frozenset[str]] = {
    "pdf": frozenset({".pdf"}),
    "image": frozenset({".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"}),
    "office": frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".xlsm", ".docm", ".pptm", ".dotx"}),
    "office-old": frozenset({".doc", ".xls", ".ppt", ".rtf", ".msg"}),
    "archive": frozenset({".zip", ".7z", ".rar", ".gz", ".tgz"}),
    "program": frozenset({".exe", ".dll", ".sh", ".com", ".msi"}),
    "web": frozenset({".html", ".htm", ".xhtml", ".mht"}),
    "text": frozenset({".txt", ".csv", ".md", ".json", ".xml", ".eml", ".tsv", ".log", ".toml", ".yaml", ".yml"}),
}
"""Endings of names that go with each kind."""


def kind_of(head: bytes) -> str:
    """Return what the first bytes say: pdf, image, office, office-old, archive, program, web, text or unknown."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"PK"):
        return "office" if any(mark in head for mark in (b"[Content_Types]", b"_rels/", b"mimetype")) else "archive"
    if (head.startswith(b"RIFF") and head[8:12] == b"WEBP") or head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        return "image"
    return _of_text(head)


def fits_name(kind: str, name: str) -> bool:
    """Whether a name may stand on a file of this kind; one without an ending says nothing, so nothing wrong."""
    ending = PurePath(name).suffix.casefold()
    if kind == "unknown":
        return ending not in frozenset().union(*_ENDINGS.values())
    if kind == "archive" and ending in _ENDINGS["office"]:
        return True  # office files are archives, and not all begin with what tells them apart
    return not ending or ending in _ENDINGS[kind] or not any(ending in endings for endings in _ENDINGS.values())


def _of_text(head: bytes) -> str:
    if b"\x00" in head:
        return "text" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "unknown"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "web"
    return "text" if sum(byte < 9 or 13 < byte < 32 for byte in head) == 0 else "unknown"
