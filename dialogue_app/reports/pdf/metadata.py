"""What a PDF says about itself: title, language, program and moment; no author, no user, no machine.

The same facts stand twice, as PDF/A wants it: in the information dictionary and as XMP.
"""

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from dialogue_app.files.safe_text import visible
from dialogue_app.reports.outline import Document

LONGEST_TITLE = 300
"""Characters of a title, where a file has no room for more; PDF/A allows strings of 32,767 bytes."""

_KEYWORDS = {word: f"&#{ord(word[0])};{word[1:]}" for word in ("endstream", "endobj", "startxref")}
"""What readers of damaged files look for: XMP is not packed, so it must not occur in it."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{program}</pdf:Producer><xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def describe(document: Document, canvas: Any) -> None:
    """Put both forms and the meaning of our colours into the file of a reportlab canvas."""
    title, program = one_line(document.title), one_line(document.program)
    at = datetime.fromisoformat(document.moment).astimezone(UTC)
    canvas.setTitle(title)
    canvas.setCreator(program)
    canvas.setProducer(program)
    for clear in (canvas.setAuthor, canvas.setSubject, canvas.setKeywords):
        clear("")
    canvas.setDateFormatter(lambda *_: f"D:{at:%Y%m%d%H%M%S}+00'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalogue = canvas._doc.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]  # entries that reportlab may write
    catalogue.OutputIntents = _colours()
    catalogue.Metadata = _xmp(title, program, document.language, at)


def one_line(text: str) -> str:
    """Return text as it may stand in a title; three dots say that there is more in the report itself."""
    line = " ".join(visible(text).split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def _xmp(title: str, program: str, language: str, at: datetime) -> PDFStream:
    xmp = _XMP.format(
        title=escape(title, _KEYWORDS),
        program=escape(program, _KEYWORDS),
        language=escape(language),
        moment=f"{at:%Y-%m-%dT%H:%M:%S}+00:00",
    )
    # Not compressed: readers and archives look for XMP without unpacking anything.
    return PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), xmp.encode("utf-8"))


def _colours() -> PDFArray:
    """Return what our colour numbers mean: sRGB."""
    from PIL import ImageCms  # noqa: PLC0415 - comes with reportlab

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07ea00010001000000000000")  # when it was made: always 2026-01-01, not now
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB_IEC61966-2.1"),
        "DestOutputProfile": PDFStream(PDFDictionary({"N": 3}), bytes(profile), [PDFZCompress]),
    }
    return PDFArray([PDFDictionary(intent)])
