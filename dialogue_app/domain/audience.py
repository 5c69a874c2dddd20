"""What everybody in the room may see: the question, its options and the house rules, in one language.

The value has no place for an answer, a supplier, a note or what a good answer looks like, so the window that shows it
can't show them (specification 1.8 N19).
"""

from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Item

RULES = ("voluntary", "equal", "to-all", "no-prices", "confidential", "workers", "notes")
"""House rules that are read aloud, by the names of their texts (specification 1.7 A)."""


@dataclass(frozen=True, slots=True)
class AudienceView:
    """One picture for the room. All parts are words in ``language``; ``rules`` are shown while there is no prompt."""

    prompt: str
    options: tuple[str, ...]
    rules: tuple[str, ...]
    language: str


def rules_view(rules: tuple[str, ...], language: str) -> AudienceView:
    """Return the picture of the house rules."""
    return AudienceView("", (), rules, language)


def question_view(item: Item, rules: tuple[str, ...], language: str) -> AudienceView:
    """Return the picture of a question as it is asked, with the options somebody can choose from."""
    options = tuple(item.snapshot.option_text(option.id, language) for option in item.snapshot.answer.options)
    return AudienceView(item.prompt(language), options, rules, language)


def languages_of(items: tuple[Item, ...], wanted: tuple[str, ...], fallback: str) -> tuple[str, ...]:
    """Return the languages of a dialogue in which the room can be spoken to: those some question is written in."""
    written = {code for item in items for code in item.snapshot.texts}
    return tuple(dict.fromkeys((*(code for code in wanted if code in written), fallback)))
