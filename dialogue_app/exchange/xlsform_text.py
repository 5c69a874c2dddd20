"""Text made harmless for a form: XLSForm takes ``${name}`` for an answer, and programs that show it take markup.

Knows no question; what a text says stays readable.
"""

import re

from dialogue_app.exchange.workbook_text import carried

LONGEST = 8_000
"""Characters of a text in a form; nobody reads more on a telephone, and a cell holds 32,767."""

_REFERENCE = re.compile(r"\$(?=\{)")
_TAG = re.compile(r"<(?=/?(?:span|font|p|br)\b)", re.IGNORECASE)
_LINK = re.compile(r"\](?=\()")
_HEADING = re.compile(r"^(?=#{1,6}\s)", re.MULTILINE)


def harmless(text: str) -> str:
    """Return text in which XLSForm and the programs that show it find no reference, no markup and no link.

    A sign that would begin one gets a blank behind it, or a backslash before it where that switches markup off.
    """
    text = _LINK.sub("] ", _TAG.sub("< ", _REFERENCE.sub("$ ", carried(text))))
    text = _HEADING.sub(r"\\", text)
    for sign in "*_":  # one alone means nothing
        if text.count(sign) > 1:
            text = text.replace(sign, f"\\{sign}")
    return text


def shown(text: str) -> str:
    """Return a text as it stands in a cell: harmless, and not longer than a form shows."""
    text = harmless(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def changes(text: str) -> bool:
    """Whether a form shows this text otherwise than it was written."""
    return shown(text) != carried(text)
