"""Three gaps of reportlab 5.1, filled while a file is saved and at no other time.

PDF/A and PDF/UA forgive neither the first nor the second.

1. A stream has no line end before ``endstream`` (ISO 19005-3, 6.1.7.1).
2. The table by which readers copy text maps unused codes to U+0000 and has blocks of more than 100 entries
   (ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3).
3. A file is put together twice in memory before it is written: for 5,000 pages more than 100 MB.

``tests/reports/test_upstream.py`` fails when reportlab has closed a gap; then its half of this module goes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import IO, Any

from reportlab.pdfbase import pdfdoc, ttfonts

_WRONG_END = b"endstream\n"
_LARGEST_BLOCK = 100

_one_at_a_time = Lock()
"""Also keeps two files from cutting the same font at once: a font reads its own file from a remembered place."""


@contextmanager
def gaps_filled(stream: IO[bytes]) -> Iterator[None]:
    """Let reportlab write conforming streams and character tables inside the block, straight to ``stream``."""
    with _one_at_a_time:
        stream_format, character_table, file = pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, pdfdoc.PDFFile

        def with_line_end(part: Any, document: Any) -> bytes:
            written: bytes = stream_format(part, document)
            # Two characters: data that ends in CR must not look as if it ended one character earlier.
            return written.removesuffix(_WRONG_END) + b"\r\n" + _WRONG_END

        class Straight(file):  # type: ignore[misc, valid-type]  # reportlab has no types
            """A file whose pieces go where they belong at once; reportlab asks for it by this name."""

            def add(self, piece: str | bytes) -> int:
                """Write a piece and return its place in the file."""
                data, place = pdfdoc.pdfdocEnc(piece), self.offset
                stream.write(data)
                self.offset += len(data)
                return int(place)

        pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, pdfdoc.PDFFile = with_line_end, unicode_table, Straight
        try:
            yield
        finally:
            pdfdoc.PDFStream.format, ttfonts.makeToUnicodeCMap, pdfdoc.PDFFile = stream_format, character_table, file


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
