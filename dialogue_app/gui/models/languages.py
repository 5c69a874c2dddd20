"""Names of languages as their speakers write them."""

from PySide6.QtCore import QLocale

from dialogue_app.texts import Texts


def language_name(code: str, texts: Texts) -> str:
    """Return the name of a language: ours where we have one, else Qt's; an unknown code stays a code."""
    if texts.has(f"language.{code}"):
        return texts(f"language.{code}")
    name = QLocale(code.replace("-", "_")).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code
