"""Text as it is compared when people search. Knows no question; needs nothing that takes time to load."""

import unicodedata

# letters that Unicode does not take apart into a base letter and an accent, and signs nobody types
_BASE = str.maketrans(
    {
        **{"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"},
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑–—", "-"),
    }
)


def fold(text: str) -> str:
    """Return a text as it is compared: lower case, without accents, spaces made single."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_BASE)
    return " ".join(text.lower().split())
