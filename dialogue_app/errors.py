"""The two ways to fail: a Problem the user can act on, and a Fault of ours.

Knows no language: a Problem carries a message key and details, whoever shows it looks up the sentence.
"""


class Problem(Exception):  # noqa: N818 - it is the user's problem to solve, not an error of the program
    """Something the user can act on, said in one plain sentence.

    Args:
        key: message key, looked up in the catalogues under ``problem.<key>``.
        details: values for the placeholders of the sentence: file, sheet, cell, question ...
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key, details)
        self.key = key
        self.details = details


class Fault(Exception):  # noqa: N818 - see Problem
    """A mistake in the program: logged, shown with text to copy, never blamed on the user."""
