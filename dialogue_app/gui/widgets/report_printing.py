"""Prints a PDF on a printer chosen by name, page by page; no window of the system opens. Loaded when it is wanted."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_DOTS = 200
"""Dots per inch of a printed page: sharp text, and pages that stay small."""
_POINTS = 72


def printers() -> list[str]:
    """Return the printers of this machine, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name))


def print_pdf(data: bytes, printer: QPrinter) -> bool:
    """Print all pages; say whether the printer took them."""
    source, document, painter = QBuffer(), QPdfDocument(), QPainter()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    _turn(printer, document)
    taken = document.pageCount() > 0 and painter.begin(printer)
    for page in range(document.pageCount() if taken else 0):
        if page:
            taken = printer.newPage() and taken
        _paint(painter, document, page, QSize(printer.width(), printer.height()))
    if painter.isActive():
        painter.end()
    document.close()
    return taken


def _turn(printer: QPrinter, document: QPdfDocument) -> None:
    size = document.pagePointSize(0)
    wide = size.width() > size.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, document: QPdfDocument, page: int, paper: QSize) -> None:
    inches = document.pagePointSize(page) / _POINTS
    size = QSize(round(inches.width() * _DOTS), round(inches.height() * _DOTS))
    image = document.render(page, size)
    if size.width() > paper.width() or size.height() > paper.height():
        size.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(0, 0, size.width(), size.height()), image)
