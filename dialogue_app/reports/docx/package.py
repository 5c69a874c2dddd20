"""The package of a Word file: no author, machine or template, no time but the report's; same content, same bytes."""

from datetime import UTC, datetime
from io import BytesIO
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.docx.nodes import Node, node
from dialogue_app.reports.docx.styles import put_styles
from dialogue_app.reports.outline import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP file can carry: it says nothing."""

_TEXT, _PAGES = "word/document.xml", b"<w:sectPr"
_LONGEST_TITLE = 255
"""Characters of a title among the properties of a file."""

_OF_THE_TEMPLATE = (KIND.EXTENDED_PROPERTIES, KIND.THUMBNAIL, KIND.CUSTOM_XML, "stylesWithEffects", "fontTable")
"""Ends of the kinds of part that came with the template and are dropped."""

_KEPT_SETTINGS = ("defaultTabStop", "characterSpacingControl", "compat", "clrSchemeMapping", "decimalSymbol")
_WORD_2013 = "15"


def new_package(document: Document) -> Any:
    """Return an empty file with our styles and nothing of the template that it was made from."""
    package = docx.Document()
    package.element.body.clear_content()
    for owner in (package.part.package, package.part):
        _drop(owner.rels)
    put_styles(package.styles.element, document.language)
    _keep_settings(package.settings.element)
    _describe(package.core_properties, document)
    return package


def save_package(package: Any, body: IO[bytes], stream: IO[bytes]) -> None:
    """Write a file with the text in ``body``; its parts do not tell when and on which system they were written."""
    made = BytesIO()
    package.save(made)
    with ZipFile(made) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            about = ZipInfo(name, _EPOCH)
            about.create_system, about.compress_type = 0, ZIP_DEFLATED
            with target.open(about, "w") as part:
                if name == _TEXT:
                    _put_text(source.read(name), body, part)
                else:
                    part.write(source.read(name))


def _put_text(frame: bytes, body: IO[bytes], part: IO[bytes]) -> None:
    """Write the text of a file, which stands before what is said about its pages."""
    before, pages, after = frame.partition(_PAGES)
    part.write(before)
    copyfileobj(body, part)
    part.write(pages + after)


def _drop(relationships: Any) -> None:
    for key in [key for key, each in relationships.items() if each.reltype.endswith(_OF_THE_TEMPLATE)]:
        del relationships[key]


def _keep_settings(root: Node) -> None:
    root[:] = [kid for kid in root if kid.tag.rpartition("}")[2] in _KEPT_SETTINGS]
    compat = root.find(qn("w:compat"))
    compat[:] = [
        node("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=_WORD_2013)
    ]


def _describe(properties: Any, document: Document) -> None:
    at = datetime.fromisoformat(document.moment).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties._element[:] = []
    properties.title = " ".join(visible(document.title).split())[:_LONGEST_TITLE]
    properties.language = document.language
    properties.created = properties.modified = at
