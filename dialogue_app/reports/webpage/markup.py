"""Pieces of HTML, made from text and never by reading text as markup."""

from html import escape

from dialogue_app.files.safe_text import visible


def text(content: str) -> str:
    """Return text that a browser shows as it was written."""
    return escape(visible(content), quote=False)


def opened(tag: str, /, **attributes: str) -> str:
    """Return a start tag; an attribute is named as in HTML, with "_" for "-" and "class_" for "class"."""
    said = "".join(f' {_name(name)}="{escape(visible(value))}"' for name, value in attributes.items())
    return f"<{tag}{said}>"


def element(tag: str, content: str = "", /, **attributes: str) -> str:
    """Return an element around markup."""
    return f"{opened(tag, **attributes)}{content}</{tag}>"


def written(tag: str, content: str, /, **attributes: str) -> str:
    """Return an element around text from outside: it runs in its own direction and changes nothing around it."""
    return element(tag, text(content), dir="auto", **attributes)


def _name(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")
