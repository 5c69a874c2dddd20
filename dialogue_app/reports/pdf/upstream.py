"""Two gaps of reportlab 5.1 that PDF/A and PDF/UA don't forgive, filled while a file is saved and at no other time.

1. A stream has no line end before ``endstream`` (ISO 19005-3, 6.1.7.1).
2. The table by which readers copy text maps unused codes to U+0000 and has blocks of more than 100 entries
   (ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3).

``tests/reports/test_upstream.py`` fails when reportlab has closed a gap; then its half of this module goes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc, ttfonts

_WRONG_END = b"endstream\n"
_LARGEST_BLOCK = 100

_one_at_a_time = Lock()
"""Also keeps two files from cutting the same font at once: a font reads its own file from a remembered place."""


@contextmanager
def gaps_filled() -> Iterator[None]:
    """Let reportlab write conforming streams and character tables inside the block."""
    with _one_at_a_time:
        stream_format, character_table = pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap

        def with_line_end(stream: Any, document: Any) -> bytes:
            written: bytes = stream_format(stream, document)
            # Two characters: data that ends in CR must not look as if it ended one character earlier.
            return written.removesuffix(_WRONG_END) + b"\r\n" + _WRONG_END

        pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap = with_line_end, unicode_table
        try:
            yield
        finally:
            pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap = stream_format, character_table


def unicode_table(font: str, characters: Sequence[int]) -> str:
    """Return code -> character for a font of one-byte codes; 0 in ``characters`` stands for a code that is not used."""
    used = [(code, character) for code, character in enumerate(characters) if character]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        f"/CMapName /{font} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(used), _LARGEST_BLOCK):
        block = used[start : start + _LARGEST_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>" for code, character in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)
