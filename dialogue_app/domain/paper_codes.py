"""Finds a question by the short code that stands on paper, and says which kind of slip a wrong one is."""

import re

from dialogue_app.domain.questionnaire import Item, Questionnaire, check_character
from dialogue_app.errors import Problem

_SEPARATORS = re.compile(r"[\W_]+")
_BANK_CODE = re.compile(r"([A-Z]+)([0-9]+)([A-Z])")
"""Theme, number and check letter of a question of the bank, once signs between them are gone."""


def find_item(form: Questionnaire, typed: str, *, letter_needed: bool = False) -> Item:
    """Return the item with this code, question id or id; case, blanks and dashes do not matter.

    Args:
        form: what is asked.
        typed: what a person typed, such as ``trn 101 x``.
        letter_needed: refuse a code without its check letter, as when many answers are typed from paper.

    Raises:
        Problem: the check letter is missing (``paper-code-letter``) or does not fit (``paper-code-wrong``), or the
            code is right and no question here has it (``item-unknown``).
    """
    wanted, shown = _bare(typed), typed.strip()
    for item in form.items():
        if item.id == shown or _bare(item.code) == wanted:
            return item
    asked = {_bare(item.snapshot.question_id): item for item in form.items()}
    if wanted in asked:
        if letter_needed:
            raise Problem("paper-code-letter", code=shown)
        return asked[wanted]
    if wanted[:-1] in asked or _letter_is_wrong(wanted):
        raise Problem("paper-code-wrong", code=shown)
    raise Problem("item-unknown", code=shown)


def _letter_is_wrong(code: str) -> bool:
    found = _BANK_CODE.fullmatch(code)
    return found is not None and check_character(f"{found[1]}-{found[2]}") != found[3]


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()
