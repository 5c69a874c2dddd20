"""README's picture shows today's window: it is compared with one taken now, small and grey, so fonts don't matter."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.gui import picture

SHOWN = Path(__file__).resolve().parents[2] / "resources/pictures" / picture.NAME
MOST_DIFFERENT = 6
"""Mean difference of brightness, of 255, that the same window may have on two machines."""


def test_the_picture_in_the_readme_is_of_todays_window(qapp: QApplication, tmp_path: Path) -> None:
    shown, today = small(QImage(str(SHOWN))), small(picture.take(tmp_path, qapp))
    differences = [
        abs(shown.pixelColor(x, y).value() - today.pixelColor(x, y).value())
        for x in range(shown.width())
        for y in range(shown.height())
    ]
    assert sum(differences) / len(differences) < MOST_DIFFERENT, "the window has changed: run `make picture`"


def small(image: QImage) -> QImage:
    size = (96, 54)
    return image.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
