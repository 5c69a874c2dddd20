"""Whether a questionnaire fits, and what is worth knowing about the question that has the keyboard."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.label_proof import Proof
from dialogue_app.domain.questionnaire_checks import Finding, Frame, check
from dialogue_app.gui.models.proof_words import gap_title, proof_text
from dialogue_app.gui.models.questionnaire_words import finding_text
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.widgets.check_list import CheckLine
from dialogue_app.gui.widgets.form_desk import FormDesk
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.workspace import assembling, label_gap, translating
from question_bank import Level

_FOLLOW_UP = "REM-"
_MOST_LABELS = 3
_PRODUCT_LABEL = "type1"
_CERTIFICATE = {DialogueKind.PRE_CONTRACT: "LBL-101", DialogueKind.IN_CONTRACT: "LBL-102"}
"""The question that asks for the certificates of product labels."""


class FittingDesk(QObject):
    """Turns what the checks and the labels say into lines with buttons.

    Args:
        desk: changes the questionnaire.
        view: marks the questions a line is about.
        find: shows questions of the bank that hold these words.
    """

    def __init__(self, desk: FormDesk, view: QuestionnaireView, find: Callable[[str], object]) -> None:
        super().__init__(view)
        self._desk, self._view, self._find = desk, view, find
        self._texts = desk.session.texts

    def lines(self, dialogue: Dialogue) -> list[CheckLine]:
        """Return what the checks find, and what labels prove."""
        if not self._desk.form or not self._desk.items:
            return []
        waiting = translating.waiting(self._desk.workspace, dialogue.id)
        found = check(self._desk.form, self._frame(dialogue))
        return [*(self._line(finding, waiting) for finding in found), *self._labels(dialogue)]

    def _frame(self, dialogue: Dialogue) -> Frame:
        release = self._desk.workspace.release
        advanced = {each.id for each in release.questions if each.level is Level.ADVANCED}
        return Frame(dialogue.event.slot_minutes, dialogue.languages, advanced)

    def _line(self, finding: Finding, waiting: tuple[str, ...]) -> CheckLine:
        sentence = finding_text(finding, self._texts)
        tone = Tone.OK if finding.good else Tone.WARN
        if finding.code == "follow-up":
            return CheckLine(sentence, tone, ((self._texts("assemble.help-find"), partial(self._find, _FOLLOW_UP)),))
        if not finding.items:
            return CheckLine(sentence, tone)
        helps = [self._show_which(finding.items)]
        if finding.code == "language" and not self._desk.frozen and set(waiting) & set(finding.items):
            helps.append((self._texts("arrange.take-translations"), self._take_translations))
        return CheckLine(sentence, Tone.INFO if finding.good else tone, tuple(helps))

    def _labels(self, dialogue: Dialogue) -> Iterator[CheckLine]:
        for proof in label_gap.proofs(self._desk.workspace, dialogue.id)[:_MOST_LABELS]:
            show = self._show_which(proof.items)
            if self._stands_apart(proof):
                said = self._texts.count("proof.apart", len(proof.items), label=proof.label.name)
                yield CheckLine(said, Tone.OK, (show,))
                continue
            gap = (self._texts("proof.ask-gap"), partial(self._ask_gap, proof))
            yield CheckLine(proof_text(proof, self._texts), Tone.INFO, (show if self._desk.frozen else gap,))

    def _stands_apart(self, proof: Proof) -> bool:
        sections = self._desk.form.sections if self._desk.form else ()
        titled = next((each for each in sections if each.title == gap_title(proof, self._texts)), None)
        return titled is not None and set(proof.items) <= {item.id for item in titled.items}

    def _ask_gap(self, proof: Proof) -> None:
        title = gap_title(proof, self._texts)
        if self._desk.change(lambda file, told: label_gap.ask_only_the_gap(file, told, proof.label.id, title)):
            self._view.mark(proof.items)
            self._offer_certificate(proof)

    def _offer_certificate(self, proof: Proof) -> None:
        """Say that nothing asks for the certificate yet, and offer the question that does."""
        dialogue = self._desk.workspace.dialogue(self._desk.dialogue_id)
        question = _CERTIFICATE[dialogue.kind]
        if proof.label.kind != _PRODUCT_LABEL or self._desk.asked((question,)):
            return
        way = WayOut(self._texts("proof.add-question", question=question), partial(self._add, question))
        self._desk.session.say("proof.no-certificate", Tone.INFO, (way,))

    def _add(self, question_id: str) -> None:
        self._desk.change(lambda file, told: assembling.add_questions(file, told, (question_id,)))
        self._view.mark(self._desk.asked((question_id,)))

    def _take_translations(self) -> None:
        self._desk.change(translating.take_translations)

    def _show_which(self, item_ids: tuple[str, ...]) -> tuple[str, Callable[[], object]]:
        return self._texts("assemble.help-show"), partial(self._mark, item_ids)

    def _mark(self, item_ids: tuple[str, ...]) -> None:
        self._view.mark(item_ids)
        self._view.setFocus()
