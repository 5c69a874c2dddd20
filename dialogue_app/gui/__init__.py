"""The window: the only address of PySide6. Talks to data through ``dialogue_app.workspace`` only."""

import ctypes
import sys

from dialogue_app.gui import guarding

LOST_BY_QT = (None, True, False, NotImplemented, ...)
"""Objects of which PySide6 6.12 gives away a reference it does not own, each time it returns one."""


def keep_alive() -> None:
    """Give Python 3.11 what 3.12 has by itself: objects that never die.

    The wheels of PySide6 6.12 are built for Python 3.12, where ``None`` is immortal, and run on 3.11, where a few
    thousand calls that return nothing use its references up and the interpreter aborts. Measured: 1,000 calls of
    ``setObjectName`` cost exactly 1,000 references; with 6.11, or on 3.12, none.
    """
    for constant in LOST_BY_QT:
        ctypes.c_ssize_t.from_address(id(constant)).value += sys.maxsize >> 2


if sys.version_info < (3, 12):
    keep_alive()

guarding.install()
