"""What the window remembers between two starts, in one INI file; and how the window writes numbers and dates.

Knows no widgets: a splitter or window hands over its own opaque state as bytes.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QByteArray, QDate, QLocale, QSettings

from dialogue_app import paths, texts

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Text sizes offered, in percent."""

THEMES = ("system", "light", "dark", "contrast")
"""Looks offered; ``system`` follows the desktop."""

_RECENT_LIMIT = 8
_LONGEST_INTEGER = 2**62


class Settings:
    """Typed access to the settings file of the window.

    Args:
        file: the INI file; ``window.ini`` in the settings folder when not given. Its folder is made on demand.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or paths.settings_folder() / "window.ini"
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(self.file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """One of ``THEMES``."""
        return self._one_of("look/theme", THEMES, "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("look/theme", name)

    @property
    def scale(self) -> int:
        """Text size in percent, one of ``SCALES``."""
        value = self._text("look/scale")
        return int(value) if value.isdecimal() and int(value) in SCALES else 100

    @scale.setter
    def scale(self, percent: int) -> None:
        self._store.setValue("look/scale", str(percent))

    @property
    def language(self) -> str:
        """Language code of the window; the desktop's language if we have it, else English."""
        return self._one_of("look/language", texts.languages(), _desktop_language())

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("look/language", code)

    @property
    def recorded_by(self) -> str:
        """Name or function written beside each answer this user records; empty until said."""
        return self._text("person/recorded-by")

    @recorded_by.setter
    def recorded_by(self, name: str) -> None:
        self._store.setValue("person/recorded-by", name.strip())

    @property
    def recent(self) -> tuple[Path, ...]:
        """Workspaces opened lately, the newest first. A file may be gone by now."""
        value = self._store.value("workspaces/recent", [])
        listed = value if isinstance(value, list) else [value] if value else []
        return tuple(Path(str(item)) for item in listed)

    def remember_workspace(self, path: Path) -> None:
        """Put ``path`` at the head of the recent workspaces."""
        kept = [str(item) for item in (path, *(other for other in self.recent if other != path))]
        self._store.setValue("workspaces/recent", kept[:_RECENT_LIMIT])

    def state(self, name: str) -> QByteArray:
        """Return the opaque state kept under ``name`` (geometry, splitter, header), empty if there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep the opaque state of a window, splitter or header under ``name``."""
        self._store.setValue(f"state/{name}", state)

    def value(self, name: str, default: str = "") -> str:
        """Return a small text a page keeps under ``name``, such as a filter: ``"bank/filter"``."""
        return self._text(f"page/{name}") or default

    def keep_value(self, name: str, value: str) -> None:
        """Keep a small text for a page under ``name``."""
        self._store.setValue(f"page/{name}", value)

    def write(self) -> None:
        """Write pending changes to the file now."""
        self._store.sync()

    def _text(self, name: str) -> str:
        value = self._store.value(name, "")
        return value if isinstance(value, str) else ""

    def _one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self._text(name)
        return value if value in allowed else default


class LocaleFormats:
    """Numbers and dates as the window writes them (``dialogue_app.texts.Formats``), by Qt's own tables."""

    def __init__(self, language: str) -> None:
        # English here is European English: day before month.
        self._locale = QLocale("en_GB" if language == "en" else language.replace("-", "_"))

    def number(self, value: Decimal | int) -> str:
        """Return a number with the language's separators and all its decimals."""
        whole, point, decimals = f"{Decimal(value):f}".partition(".")
        grouped = self._locale.toString(int(whole)) if abs(int(whole)) < _LONGEST_INTEGER else whole
        if whole.startswith("-") and int(whole) == 0:
            grouped = self._locale.negativeSign() + grouped
        return grouped + (self._locale.decimalPoint() + decimals if point else "")

    def day(self, value: date) -> str:
        """Return a date such as 22 Nov 2026, in the language's own order."""
        if self._locale.language() == QLocale.Language.English:
            pattern = "d MMM yyyy"
        else:
            long_pattern = self._locale.dateFormat(QLocale.FormatType.LongFormat)
            pattern = re.sub(r"^dddd,?\s*|,?\s*dddd$", "", long_pattern)
        return self._locale.toString(QDate(value.year, value.month, value.day), pattern)


def _desktop_language() -> str:
    known = texts.languages()
    for tag in QLocale.system().uiLanguages():
        for code in (tag, tag.partition("-")[0]):
            if code in known:
                return code
    return texts.SOURCE_LANGUAGE
