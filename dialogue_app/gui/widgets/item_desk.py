"""What is worth knowing about the question that has the keyboard, with the buttons that help."""

from collections.abc import Callable, Iterator

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models import item_words
from dialogue_app.gui.models.proof_words import line_text
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.widgets.check_list import CheckLine
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.workspace import label_gap, tracing, translating

_MOST_LABELS = 4


class ItemDesk:
    """Gathers the sentences about one item from the workspace.

    Args:
        desk: knows the questionnaire, and changes it.
        condition: opens the card for the condition.
    """

    def __init__(self, desk: FormDesk, condition: Callable[[], object]) -> None:
        self._desk, self._condition = desk, condition
        self._texts = desk.session.texts

    def title(self, item: Item) -> str:
        """Return the heading above the lines."""
        return self._texts("item.about", item=item.code)

    def lines(self, item: Item) -> list[CheckLine]:
        """Return what is worth knowing: when, where, languages, own bank, other uses, labels."""
        form = self._desk.form
        assert form
        change = () if self._desk.frozen else ((self._texts("item.change-when"), self._condition),)
        uses = tracing.used_elsewhere(self._desk.workspace, self._desk.dialogue_id, item)
        own = [CheckLine(self._texts("item.own"), Tone.INFO)] if item_words.is_own(item) else []
        return [
            CheckLine(*item_words.when_text(item, form, self._texts), change),
            CheckLine(*item_words.room_text(item, self._texts)),
            *self._languages(item),
            *own,
            *(CheckLine(*said) for said in item_words.use_texts(item, uses, self._texts)),
            *self._labels(item),
        ]

    def _languages(self, item: Item) -> Iterator[CheckLine]:
        states = translating.language_states(self._desk.workspace, self._desk.dialogue_id, item)
        newer = any(state.in_bank for state in states) and not self._desk.frozen
        take = ((self._texts("arrange.take-translations"), self._take_translations),) if newer else ()
        lines = [CheckLine(*said) for said in item_words.language_texts(item, states, self._texts)]
        yield from lines[:-1]
        if lines:
            yield CheckLine(lines[-1].sentence, lines[-1].tone, take)

    def _labels(self, item: Item) -> Iterator[CheckLine]:
        found = label_gap.lines_of(self._desk.workspace, item)
        for label, line in found[:_MOST_LABELS]:
            yield CheckLine(line_text(label, line, self._texts), Tone.INFO)
        if len(found) > _MOST_LABELS:
            yield CheckLine(self._texts.count("item.labels-more", len(found) - _MOST_LABELS), Tone.INFO)

    def _take_translations(self) -> None:
        self._desk.change(translating.take_translations)
