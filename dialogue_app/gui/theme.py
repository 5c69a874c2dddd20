"""The look: own palettes on the Fusion style, three text sizes, one typeface, icons tinted by palette.

Declared as data and checked by tests for contrast. A look belongs to the one QApplication of a process, therefore
``apply`` and ``colour`` work on that and nothing is passed around.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from weakref import WeakSet

import fontpkg_fira_sans
from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from dialogue_app import paths

GRID = 8
"""Distances are multiples of this many pixels, or half of it inside a control."""

FAMILY = "Fira Sans"
"""The one typeface, in the window and in reports."""

_FONT_FILES = Path(fontpkg_fira_sans.__file__).with_name("files")
_BODY_POINTS = 10.5

FUSION = ("-style", "Fusion")
"""Arguments that give QApplication the style our palettes are made for; asking for its style takes 12 ms at a start."""


class Size(StrEnum):
    """The three text sizes. The value is the dynamic property ``textSize`` of a label."""

    SMALL = "small"
    BODY = "body"
    TITLE = "title"

    @property
    def points(self) -> float:
        """Size in points at 100 %."""
        return {Size.SMALL: 9.0, Size.BODY: _BODY_POINTS, Size.TITLE: 16.0}[self]


class Role(StrEnum):
    """What a colour is for. ``*_FILL`` lies behind the text of the same name."""

    WINDOW = "window"
    SURFACE = "surface"
    RAISED = "raised"
    TEXT = "text"
    MUTED = "muted"
    DISABLED = "disabled"
    LINE = "line"
    ACCENT = "accent"
    ON_ACCENT = "on-accent"
    FOCUS = "focus"
    OK = "ok"
    OK_FILL = "ok-fill"
    WARN = "warn"
    WARN_FILL = "warn-fill"
    BAD = "bad"
    BAD_FILL = "bad-fill"
    INFO = "info"
    INFO_FILL = "info-fill"


Colours = dict[Role, str]

_LIGHT: Colours = {
    Role.WINDOW: "#F3F5F7", Role.SURFACE: "#FFFFFF", Role.RAISED: "#E6EBF0",
    Role.TEXT: "#1A2530", Role.MUTED: "#4A5865", Role.DISABLED: "#6F7B86", Role.LINE: "#7A8793",
    Role.ACCENT: "#1F5A8A", Role.ON_ACCENT: "#FFFFFF", Role.FOCUS: "#0B6BB8",
    Role.OK: "#17603A", Role.OK_FILL: "#E2F2E8", Role.WARN: "#714600", Role.WARN_FILL: "#FCEFD4",
    Role.BAD: "#9B1F1A", Role.BAD_FILL: "#FBE6E4", Role.INFO: "#1C4F79", Role.INFO_FILL: "#E1ECF6",
}  # fmt: skip

_DARK: Colours = {
    Role.WINDOW: "#171C21", Role.SURFACE: "#1F262C", Role.RAISED: "#2C353D",
    Role.TEXT: "#E8EDF1", Role.MUTED: "#B0BBC5", Role.DISABLED: "#8A96A1", Role.LINE: "#7F8C98",
    Role.ACCENT: "#7FBCEB", Role.ON_ACCENT: "#0D1F2E", Role.FOCUS: "#9CD0F7",
    Role.OK: "#8FD8AA", Role.OK_FILL: "#1B3526", Role.WARN: "#F2C879", Role.WARN_FILL: "#3B2E14",
    Role.BAD: "#F5A9A3", Role.BAD_FILL: "#442220", Role.INFO: "#A5CFF0", Role.INFO_FILL: "#1D3345",
}  # fmt: skip

_CONTRAST: Colours = {
    Role.WINDOW: "#000000", Role.SURFACE: "#000000", Role.RAISED: "#1C1C1C",
    Role.TEXT: "#FFFFFF", Role.MUTED: "#F0F0F0", Role.DISABLED: "#A8A8A8", Role.LINE: "#FFFFFF",
    Role.ACCENT: "#FFE34D", Role.ON_ACCENT: "#000000", Role.FOCUS: "#5CE1FF",
    Role.OK: "#7CFFA8", Role.OK_FILL: "#000000", Role.WARN: "#FFD54A", Role.WARN_FILL: "#000000",
    Role.BAD: "#FFA6A0", Role.BAD_FILL: "#000000", Role.INFO: "#9BDCFF", Role.INFO_FILL: "#000000",
}  # fmt: skip

PALETTES: dict[str, Colours] = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}
"""The looks by name."""

_QT_ROLES: dict[QPalette.ColorRole, Role] = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.WINDOW,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.Button: Role.RAISED,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.BAD,
    QPalette.ColorRole.ToolTipBase: Role.RAISED,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.INFO,
    QPalette.ColorRole.LinkVisited: Role.INFO,
    QPalette.ColorRole.Mid: Role.LINE,
}

_GREYED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)

# What Fusion can't be told by a palette: sizes, cards, the rail, state chips, outlines of fields that reach 3:1 (its
# own are shades of the window colour, invisible in the dark), and a focus ring one can see.
_SHEET = """
QLabel[textSize="small"] {{ font-size: {small}pt; }}
QLabel[textSize="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[strong="true"] {{ font-weight: 600; }}
QLabel[muted="true"] {{ color: {muted}; }}
QPushButton {{ padding: 0.4em 0.9em; border: 1px solid {line}; border-radius: 4px; }}
QPushButton {{ background: {raised}; color: {text}; }}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:pressed {{ background: {surface}; }}
QPushButton:disabled {{ color: {disabled}; border-color: {raised}; background: {window}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on-accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[primary="true"]:disabled {{ background: {raised}; color: {disabled}; border-color: {raised}; }}
QPushButton:checked {{ background: {info-fill}; color: {info}; border-color: {info}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0.34em 0.84em; }}
QPushButton[primary="true"]:focus {{ border: 3px double {on-accent}; }}
QToolButton {{ padding: 4px; border: 1px solid transparent; border-radius: 4px; }}
QToolButton:hover {{ background: {raised}; }}
QToolButton:checked {{ background: {info-fill}; color: {info}; border-color: {info}; }}
QToolButton:focus {{ border: 2px solid {focus}; padding: 3px; }}
QAbstractItemView {{ border: 1px solid {line}; outline: none; }}
QAbstractItemView:focus {{ border: 2px solid {focus}; }}
QHeaderView {{ border: 0; background: {surface}; }}
QHeaderView::section {{ background: {surface}; color: {muted}; padding: 4px 8px; }}
QHeaderView::section {{ border: 0; border-bottom: 1px solid {line}; }}
QTableCornerButton::section {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {surface}; color: {text}; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ border: 1px solid {line}; border-radius: 4px; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ padding: 4px 6px; }}
QPlainTextEdit {{ padding: 1px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {focus}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ padding: 3px 5px; }}
QPlainTextEdit:focus {{ padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {disabled}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled
    {{ background: {window}; border-color: {raised}; }}
QLineEdit QToolButton {{ padding: 0; border: 0; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: {arrow-room}px; }}
QComboBox::down-arrow {{ image: url("{controls}/down.svg"); width: {arrow}px; height: {arrow}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button
    {{ border: 0; width: {arrow-room}px; subcontrol-origin: padding; background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{controls}/up.svg"); width: {arrow}px; height: {arrow}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{controls}/down.svg"); width: {arrow}px; height: {arrow}px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QAbstractItemView::indicator
    {{ width: {tick}px; height: {tick}px; border: 1px solid {line}; border-radius: 3px; background: {surface}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked
    {{ background: {accent}; border-color: {accent}; image: url("{controls}/tick.svg"); }}
QAbstractItemView::indicator:selected {{ border-color: {on-accent}; }}
QCheckBox:focus {{ color: {info}; }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QFrame[tone="info"] {{ background: {info-fill}; border: 1px solid {info}; border-radius: 4px; }}
QFrame[tone="ok"] {{ background: {ok-fill}; border: 1px solid {ok}; border-radius: 4px; }}
QFrame[tone="warn"] {{ background: {warn-fill}; border: 1px solid {warn}; border-radius: 4px; }}
QFrame[tone="bad"] {{ background: {bad-fill}; border: 1px solid {bad}; border-radius: 4px; }}
QFrame[tone="info"] QLabel {{ color: {info}; }}
QFrame[tone="ok"] QLabel {{ color: {ok}; }}
QFrame[tone="warn"] QLabel {{ color: {warn}; }}
QFrame[tone="bad"] QLabel {{ color: {bad}; }}
QFrame#rail {{ background: {surface}; border: 0; border-right: 1px solid {line}; }}
QFrame#rail QToolButton {{ padding: 8px 12px; border: 0; border-left: 4px solid transparent; border-radius: 0; }}
QFrame#rail QToolButton:checked {{ background: {info-fill}; color: {info}; border-left-color: {accent}; }}
QFrame#rail QToolButton:checked {{ font-weight: 600; }}
QFrame#rail QToolButton:focus {{ border: 2px solid {focus}; padding: 6px 12px 6px 14px; }}
QFrame#rail QToolButton:disabled {{ color: {disabled}; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {muted}; padding: 0 8px; }}
QSplitter::handle {{ background: {window}; }}
QSplitter::handle:hover {{ background: {line}; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QProgressBar {{ border: 1px solid {line}; border-radius: 4px; background: {surface}; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; }}
QMenu {{ background: {surface}; border: 1px solid {line}; }}
QToolTip {{ color: {text}; background: {raised}; border: 1px solid {line}; padding: 4px; }}
"""


@dataclass(frozen=True, slots=True)
class Look:
    """A palette by name (``light``, ``dark``, ``contrast``) and a text size in percent."""

    palette: str = "light"
    scale: int = 100

    @property
    def colours(self) -> Colours:
        """The colours by role."""
        return PALETTES[self.palette]


_present = Look()
_dressed: WeakSet[QWidget] = WeakSet()
"""The windows that follow the look."""


def resolve(choice: str) -> str:
    """Return the palette to use for the user's choice; ``system`` asks the desktop."""
    if choice in PALETTES:
        return choice
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply(look: Look) -> None:
    """Give the running QApplication this look."""
    global _present  # noqa: PLW0603 - one QApplication, one look; see the module's first lines
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _register_fonts()
    _present = look
    application.setPalette(_qt_palette(look.colours))
    application.setFont(font(Size.BODY))
    for window in list(_dressed):
        if isValid(window):
            window.setStyleSheet(_sheet(look))


def set_tone(widget: QWidget, tone: str, *inside: QWidget) -> None:
    """Give a widget the tone that the sheet of the look knows, and have it and what it holds drawn in it.

    Nothing happens when it has the tone: to look up rules again costs a fifth of a millisecond a widget.
    """
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    for part in (widget, *inside):
        part.style().unpolish(part)
        part.style().polish(part)


def dress(window: QWidget) -> None:
    """Give a window without a parent, and all that comes into it, the sheet of the present look, from now on.

    The sheet stands at windows, not at the application: what is put together outside a window is polished once, when
    it comes into it, and not at every step. A page of a thousand widgets opens more than twice as fast.
    """
    _dressed.add(window)
    window.setStyleSheet(_sheet(_present))


def present() -> Look:
    """Return the look applied last."""
    return _present


def colour(role: Role) -> QColor:
    """Return the present colour of a role."""
    return QColor(_present.colours[role])


def font(size: Size = Size.BODY, *, strong: bool = False) -> QFont:
    """Return the typeface in one of the three sizes at the present scale."""
    chosen = QFont(FAMILY)
    chosen.setPointSizeF(points(size))
    chosen.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return chosen


def points(size: Size) -> float:
    """Return the points of a text size at the present scale."""
    return round(size.points * _present.scale / 100, 1)


def pixels(at_normal_size: int) -> int:
    """Return a length in pixels that grows with the text, for icons and columns."""
    return round(at_normal_size * _present.scale / 100)


def icon(name: str, role: Role = Role.TEXT) -> QIcon:
    """Return an icon of ``resources/icons`` that follows the palette. An empty name gives an empty icon.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return QIcon(_SvgEngine(name, role)) if name else QIcon()


def pixmap(name: str, role: Role, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of ``size`` x ``size`` logical pixels in the colour of ``role``."""
    return _drawn(name, colour(role), max(1, round(size * ratio)), ratio)


class _SvgEngine(QIconEngine):
    """Draws one of our line icons in the present colour of its role."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        _source(name)
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.deviceTransform().m11() or 1.0
        side = min(rect.width(), rect.height())
        drawn = _drawn(self._name, self._colour(mode), max(1, round(side * ratio)), ratio)
        corner = QPointF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
        painter.drawPixmap(corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode), max(1, min(size.width(), size.height())), 1.0)

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return colour(Role.DISABLED)
        return colour(Role.ON_ACCENT) if mode is QIcon.Mode.Selected else colour(self._role)


def _drawn(name: str, tint: QColor, side: int, ratio: float) -> QPixmap:
    key = f"icon/{name}/{tint.name()}/{side}/{ratio}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    source = _source(name).replace("currentColor", tint.name()).encode()
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def register_reading_faces() -> None:
    """Load the faces that running text needs: bold and italic. Without them Qt thickens and slants by itself."""
    _register("Bold", "Italic")


@cache
def _register_fonts() -> None:
    _register("Regular", "SemiBold")  # what a first screen needs, 2 ms each


def _register(*faces: str) -> None:
    for face in faces:
        QFontDatabase.addApplicationFont(str(_FONT_FILES / f"FiraSans-{face}.ttf"))


def _qt_palette(colours: Colours) -> QPalette:
    palette = QPalette(QColor(colours[Role.RAISED]), QColor(colours[Role.WINDOW]))
    for qt_role, role in _QT_ROLES.items():
        palette.setColor(qt_role, QColor(colours[role]))
    for qt_role in _GREYED:
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(colours[Role.DISABLED]))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(colours[Role.RAISED]))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText, QColor(colours[Role.DISABLED]))
    return palette


def _sheet(look: Look) -> str:
    colours = {role.value: value for role, value in look.colours.items()}
    sizes = {size.value: points(size) for size in Size}
    lengths = {"arrow": pixels(10), "arrow-room": pixels(20), "tick": pixels(14)}
    # The stylesheet takes pictures from files only, hence a set of its few signs in the colours of each palette.
    controls = (paths.resources() / "icons" / "controls" / look.palette).as_posix()
    return _SHEET.format(**colours, **sizes, **lengths, controls=controls)
