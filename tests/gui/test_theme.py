"""The look: three palettes one can read, fields one can see, text that grows."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from dialogue_app import paths
from dialogue_app.domain.answers import State
from dialogue_app.gui import theme
from dialogue_app.gui.models.state_look import STATE_ICONS, state_role
from dialogue_app.gui.theme import PALETTES, Look, Role, Size

GROUNDS = (Role.WINDOW, Role.SURFACE, Role.RAISED)
TONES = (Role.OK, Role.WARN, Role.BAD, Role.INFO)
TEXT_PAIRS = [
    *((text, ground) for text in (Role.TEXT, Role.MUTED) for ground in GROUNDS),
    *((tone, ground) for tone in TONES for ground in (Role.WINDOW, Role.SURFACE)),
    *((tone, Role(f"{tone}-fill")) for tone in TONES),
    (Role.ON_ACCENT, Role.ACCENT),
]
LINE_PAIRS = [
    *((line, ground) for line in (Role.LINE, Role.FOCUS, Role.ACCENT) for ground in GROUNDS),
    *((Role.DISABLED, ground) for ground in GROUNDS),
    *((tone, Role(f"{tone}-fill")) for tone in TONES),
]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(autouse=True)
def ordinary_look_afterwards(qapp):
    yield
    theme.apply(Look())


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(palette, text, ground):
    colours = PALETTES[palette]
    assert contrast(QColor(colours[text]), QColor(colours[ground])) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_and_icons_can_be_seen(palette, line, ground):
    colours = PALETTES[palette]
    assert contrast(QColor(colours[line]), QColor(colours[ground])) >= 3


@pytest.mark.parametrize("palette", PALETTES)
def test_every_palette_names_every_colour(palette):
    assert set(PALETTES[palette]) == set(Role)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QComboBox, QSpinBox])
def test_the_border_of_a_field_can_be_seen_without_the_focus(qtbot, palette, kind):
    theme.apply(Look(palette))
    around, field = QWidget(), kind()
    theme.dress(around)
    qtbot.addWidget(around)
    QVBoxLayout(around).addWidget(field)
    picture = around.grab().toImage()
    row = field.y() + field.height() // 2
    border = max(contrast(picture.pixelColor(field.x() + x, row), theme.colour(Role.WINDOW)) for x in (0, 1))
    assert border >= 3


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ticked", [False, True])
def test_a_box_to_tick_can_be_seen(qtbot, palette, ticked):
    theme.apply(Look(palette))
    around, box = QWidget(), QCheckBox(checked=ticked)
    theme.dress(around)
    qtbot.addWidget(around)
    QVBoxLayout(around).addWidget(box)
    picture = around.grab().toImage()
    row = box.y() + box.height() // 2
    seen = [picture.pixelColor(box.x() + x, row) for x in range(16)]
    assert max(contrast(pixel, theme.colour(Role.WINDOW)) for pixel in seen) >= 3
    if ticked:
        assert max(contrast(pixel, theme.colour(Role.ACCENT)) for pixel in seen[3:12]) >= 3


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize(("sign", "role"), [("up", Role.TEXT), ("down", Role.TEXT), ("tick", Role.ON_ACCENT)])
def test_the_signs_inside_fields_have_the_colours_of_their_palette(palette, sign, role):
    drawn = (paths.resources() / "icons" / "controls" / palette / f"{sign}.svg").read_text("utf-8")
    assert re.findall(r'stroke="(.*?)"', drawn) == [PALETTES[palette][role]]


@pytest.mark.parametrize("file", sorted((paths.resources() / "icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_is_a_line_drawing_in_the_colour_of_its_text(file):
    drawn = file.read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in drawn
    assert 'stroke-width="2"' in drawn
    assert set(re.findall(r'(?:stroke|fill)="(.*?)"', drawn)) <= {"none", "currentColor"}


def test_an_icon_follows_the_palette(qapp):
    inks = []
    for palette in PALETTES:
        theme.apply(Look(palette))
        picture = theme.icon("remove").pixmap(24, 24).toImage()
        inks.append(picture.pixelColor(12, 12).name().upper())
    assert inks == [PALETTES[palette][Role.TEXT] for palette in PALETTES]


def test_every_state_has_an_icon_of_its_own(qapp):
    pictures = {bytes(theme.pixmap(STATE_ICONS[state], Role.TEXT, 24).toImage().constBits()) for state in State}
    assert len(pictures) == len(State)
    assert all(state_role(state) in Role for state in State)


def test_an_icon_nobody_has_drawn_is_a_mistake_at_once(qapp):
    with pytest.raises(FileNotFoundError):
        theme.icon("unheard-of")


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_three_text_sizes_grow_together(qapp, scale):
    theme.apply(Look(scale=scale))
    sizes = [theme.points(size) for size in (Size.SMALL, Size.BODY, Size.TITLE)]
    assert sizes == sorted(sizes)
    assert qapp.font().pointSizeF() == pytest.approx(10.5 * scale / 100)
    assert qapp.font().family() == theme.FAMILY


def test_a_chosen_palette_wins_over_the_desktop(qapp):
    assert theme.resolve("contrast") == "contrast"
    assert theme.resolve("system") in {"light", "dark"}
