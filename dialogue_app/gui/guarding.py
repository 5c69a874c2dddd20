"""What fails inside a method that Qt calls never gets back into Qt: it goes to the one place that shows faults.

While an error is on its way through Qt, Qt may call the next method of ours, and PySide ends the process then: a widget
that could not place its parts took the window with it. So every method of ours that Qt calls is guarded, by its name,
when its class is made.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt

NOTHING: dict[str, Callable[[], object]] = {
    "canFetchMore": bool,
    "columnCount": int,
    "data": lambda: None,
    "event": bool,
    "eventFilter": bool,
    "fetchMore": lambda: None,
    "filterAcceptsRow": bool,
    "flags": lambda: Qt.ItemFlag.NoItemFlags,
    "headerData": lambda: None,
    "heightForWidth": int,
    "index": QModelIndex,
    "lessThan": bool,
    "minimumSizeHint": QSize,
    "paint": lambda: None,
    "parent": QModelIndex,
    "rowCount": int,
    "setData": bool,
    "sizeHint": QSize,
}
"""What Qt gets instead of an answer, by name of the method; methods called ...Event answer nothing."""


def install() -> None:
    """Guard the methods of every class of ours that is made from now on."""
    QObject.__init_subclass__ = classmethod(_guard)  # type: ignore[assignment,method-assign]


def _guard(made: type[QObject], /, **named: object) -> None:
    super(QObject, made).__init_subclass__(**named)  # classes that are generic, too, are prepared there
    for name, method in list(vars(made).items()):
        if isinstance(method, FunctionType) and (name in NOTHING or name.endswith("Event")):
            setattr(made, name, guarded(method))


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that hands what it raises to ``sys.excepthook`` and gives Qt an answer that does no harm."""
    nothing = NOTHING.get(getattr(method, "__name__", ""), lambda: None)

    @wraps(method)
    def called(*arguments: Any, **named: Any) -> Any:
        try:
            return method(*arguments, **named)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            return nothing()

    return called
