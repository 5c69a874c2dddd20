"""Files carried inside a PDF, as PDF/A-3 wants it: each says what it is and how it belongs to the document."""

from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Attachment, Document


def attach(document: Document, canvas: Any) -> None:
    """Put the attachments of a document into the file of a reportlab canvas."""
    if not document.attachments:
        return
    held = canvas._doc
    made = [(each.name, held.Reference(_described(each, document.moment, held))) for each in document.attachments]
    names = PDFArray([entry for name, reference in sorted(made, key=_name) for entry in (PDFString(name), reference)])
    catalogue = held.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "AF", "Names"]  # entries that reportlab may write
    catalogue.AF = PDFArray([reference for _, reference in made])
    catalogue.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": names})})


def _described(attachment: Attachment, moment: str, held: Any) -> PDFDictionary:
    stream = held.Reference(_stream(attachment, moment))
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(visible(attachment.text)),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )


def _stream(attachment: Attachment, moment: str) -> PDFStream:
    at = datetime.fromisoformat(moment).astimezone(UTC)
    facts = {"Size": len(attachment.content), "ModDate": PDFString(f"D:{at:%Y%m%d%H%M%S}+00'00'")}
    about = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": PDFName(attachment.media_type),
        "Params": PDFDictionary(facts),
    }
    return PDFStream(PDFDictionary(about), attachment.content, [PDFZCompress])


def _name(made: tuple[str, Any]) -> str:
    return made[0]
