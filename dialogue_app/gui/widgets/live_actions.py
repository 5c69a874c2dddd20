"""What can be done in a live talk, and its keys."""

from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.widgets.state_part import STATE_LETTERS

NOTED = {
    RemarkKind.PROMISE: "Ctrl+R",
    RemarkKind.DISCLOSED: "Ctrl+L",
    RemarkKind.PARKED: "Ctrl+Shift+L",
    RemarkKind.QUESTION: "Ctrl+Shift+S",
    RemarkKind.ADVICE: "Ctrl+Shift+H",
    RemarkKind.CHAIN: "Ctrl+Shift+C",
    RemarkKind.CONTRADICTION: "Ctrl+Shift+J",
}
"""What is noted beside the answers, and its key."""

_HERE = (Need.DIALOGUE,)


def _offer(name: str, key: str, icon: str = "") -> Action:
    return Action(f"live.{name}", f"live.action.{name}", (key,), icon, needs=_HERE)


LIVE_ACTIONS = (
    Action("live.next-open", "live.action.next-open", ("Ctrl+Return", "Ctrl+Enter"), "right", needs=_HERE),
    _offer("next", "PgDown", "down"),
    _offer("previous", "PgUp", "up"),
    _offer("next-supplier", "Alt+Right", "right"),
    _offer("previous-supplier", "Alt+Left", "left"),
    _offer("value", "F9", "edit"),
    _offer("fold", "F4", "info"),
    _offer("probe", "Ctrl+J", "check"),
    _offer("unchanged", "Ctrl+U", "check"),
    Action("live.good", "live.action.good", ("F7",), "info", sheet_only=True),
    _offer("read-back", "Ctrl+Shift+R", "check"),
    _offer("confidential", "Ctrl+Shift+X", "confidential"),
    _offer("stamp", "Ctrl+T", "clock"),
    _offer("star", "Ctrl+M", "star"),
    *(_offer(f"note-{kind}", key, "note") for kind, key in NOTED.items()),
    _offer("actions", "Ctrl+Shift+M", "flag"),
    _offer("finding", "Ctrl+Shift+Y", "add"),
    _offer("rules", "Ctrl+Shift+G", "guide"),
    _offer("stop-card", "F12", "warning"),
    _offer("clock", "Ctrl+Shift+T", "clock"),
    _offer("audience", "F5", "screen"),
    _offer("blank", "F8", "screen"),
    *(_offer(state.value, f"Ctrl+Shift+{letter}") for state, letter in STATE_LETTERS.items()),
    _offer("end", "Ctrl+Shift+E", "close"),
)
"""In the order in which menu and key sheet list them."""
