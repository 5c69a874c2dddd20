"""Plain text out of texts that hold HTML, as forms for browsers do: tags go, lists and paragraphs become lines."""

import re
from html.parser import HTMLParser

from dialogue_app.domain.plain_text import clean

_BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style"})
_LINES = re.compile(r"[ \t]*\n[ \t\n]*")


def without_markup(text: str) -> str:
    """Return a text without tags; nothing in it is followed or loaded."""
    if "<" not in text and "&" not in text:
        return clean(text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return clean(_LINES.sub("\n", "".join(reader.pieces)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BREAKS:
            self.pieces.append("\n")
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
