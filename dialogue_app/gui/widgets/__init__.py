"""Widgets the pages are built from. Pages import from here: ``from dialogue_app.gui.widgets import label, Page``."""

from dialogue_app.gui.widgets.buttons import action_button, icon_button, plain, primary_button, secondary_button
from dialogue_app.gui.widgets.chip import Chip, chip
from dialogue_app.gui.widgets.empty_state import EmptyState, empty_state
from dialogue_app.gui.widgets.form import Form, FormRow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.message_bar import MessageBar
from dialogue_app.gui.widgets.page import Page
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import heading, hint, label, set_tooltip

__all__ = [
    "Chip",
    "EmptyState",
    "Form",
    "FormRow",
    "IconView",
    "MessageBar",
    "Page",
    "SearchField",
    "Splitter",
    "action_button",
    "chip",
    "empty_state",
    "heading",
    "hint",
    "icon_button",
    "label",
    "plain",
    "primary_button",
    "secondary_button",
    "set_tooltip",
]
