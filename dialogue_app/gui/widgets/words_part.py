"""Texts of a question to edit, in the order in which they are read; follow-up questions and ratings come and go."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSizePolicy

from dialogue_app.domain import own_editing as editing
from dialogue_app.domain.difference_phrases import part_name
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.editor_part import EditorPart
from dialogue_app.texts import Texts
from question_bank import Question
from question_bank.differences import Part, Sort

_LINES = {"prompt": 3, "help": 4, "why": 3, "good": 3, "weak": 3, "kernel": 3, "trigger": 2, "denominator": 1}
_FEW_LINES = 2


class WordsPart(EditorPart):
    """Texts of some roles.

    Args:
        texts: words of the window.
        roles_of: which roles a question has here; what is not there is made, what is gone is taken away.
    """

    def __init__(self, texts: Texts, roles_of: Callable[[Question], Sequence[str]]) -> None:
        super().__init__(texts)
        self._roles_of = roles_of
        self._listed: tuple[str, ...] = ()
        self.column.addStretch(1)

    def show_question(self, question: Question, language: str) -> None:
        """Show the texts that the question has here."""
        roles = tuple(self._roles_of(question))
        if roles != self._listed:
            self._build(roles)
        super().show_question(question, language)

    def _build(self, roles: tuple[str, ...]) -> None:
        for pair in self.pairs.values():
            self.column.removeWidget(pair)
            pair.hide()
            pair.deleteLater()
        self.pairs.clear()
        self._listed = roles
        for place, role in enumerate(roles, start=len(self.fields)):
            lines = _LINES.get(role, _FEW_LINES)
            name = self._name(role)
            removable = self.texts("own-edit.remove") if role.startswith("probe.") and role.endswith(".ask") else ""
            pair = self.make_pair(role, name, lines, removable)
            pair.unwanted.connect(self._drop_probe)
            self.column.insertWidget(place, pair)

    def _name(self, role: str) -> str:
        if role.startswith("anchor."):
            return self.texts("own-edit.rating", n=role.removeprefix("anchor."))
        return part_name(Part(Sort.TEXT, role, "", ""), self.texts)

    def _drop_probe(self, role: str) -> None:
        number = int(role.split(".")[1])
        self.built_anew.emit(lambda asked: editing.without_probe(asked, number))


class ListeningPart(WordsPart):
    """What to listen for: a good and a weak answer, follow-up questions, and what each rating means."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, listening_roles)
        self.more = secondary_button(texts("own-edit.add-probe"), self._add_probe, "add")
        self.more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.column.insertWidget(0, self.make_field("probes", texts("sheet.probes"), self.more))

    def _place(self, field: str) -> str:
        # what is said of the ratings as a whole stands at the first of them
        return "anchor.0" if field == "anchors" else super()._place(field)

    def _add_probe(self) -> None:
        self.built_anew.emit(editing.added_probe)


def listening_roles(question: Question) -> list[str]:
    """Return the roles of what is listened for."""
    probes = [f"probe.{number}.{side}" for number in range(len(question.probes)) for side in ("when", "ask")]
    return ["good", "weak", *probes, *(f"anchor.{rating}" for rating in range(editing.RATINGS))]
