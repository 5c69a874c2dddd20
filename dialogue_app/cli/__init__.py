"""The command line: the same jobs as in the window, for scripts and for machines without a screen.

Calls the same functions of ``workspace`` as the window. Knows no Qt; the window is handed in as a function.
"""

from dialogue_app.cli.program import run

__all__ = ["run"]
