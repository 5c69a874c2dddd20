"""Turns what the send panel says into files, in the background, from one frozen parcel."""

from pathlib import Path

from PySide6.QtCore import QObject

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.send_panel import ALL, EACH, SendPanel
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.texts import Texts
from dialogue_app.workspace import letters, sending
from dialogue_app.workspace.sending import PLANS, Parcel, Sent, SentForm


class SendDesk(QObject):
    """Writes the present dialogue's questionnaire and papers.

    Args:
        session: runs the work and says how it ended.
        panel: where the user says what is wanted.
    """

    def __init__(self, session: Session, panel: SendPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._targets = Targets(session, panel, "sending")
        panel.wanted.connect(self._send)
        panel.pack_wanted.connect(self._pack)
        session.dialogue_changed.connect(self._close)
        session.live_changed.connect(self._close)

    def open_panel(self) -> None:
        """Offer what the present dialogue can send; not while a session is live: the papers name all suppliers."""
        session = self._session
        if session.workspace is None or not session.dialogue_id or session.live_supplier:
            return
        dialogue = session.workspace.dialogue(session.dialogue_id)
        suppliers = letters.recipients(session.workspace, dialogue.id)
        self._panel.offer(suppliers, sending.languages(dialogue), PLANS[dialogue.kind])
        self._panel.open_panel()

    def _close(self, _changed: str) -> None:
        self._panel.hide()
        self._panel.forget()

    def _send(self) -> None:
        form = SentForm(self._panel.form.currentData())
        parcel = self._parcel(self._session.texts)
        if parcel is None:
            return
        if form in (SentForm.WORKBOOK, SentForm.XLSFORM) and not parcel.form.frozen_at:
            self._session.report(Problem("send-not-frozen"))
            return
        chosen = self._panel.whom.currentData() if self._panel.whom.isEnabled() else ALL
        whom = tuple(each.id for each in parcel.suppliers) if chosen == EACH else (chosen,)
        target = self._ask_folder() if len(whom) > 1 else self._ask_file(parcel, form, whom[0])
        if target:
            work = _sending(parcel, form, self._panel.language.currentData(), target, whom)
            self._session.start(self._session.texts("sending.writing"), work, self._sent)

    def _pack(self) -> None:
        parcel = self._parcel(Texts(self._panel.language.currentData()))  # letters are filled in with the rest
        folder = self._ask_folder() if parcel else None
        if parcel and folder:
            panel = self._panel
            start = panel.start.time().toString("HH:mm")
            work = _packing(parcel, panel.plan.currentData(), panel.language.currentData(), folder, start)
            self._session.start(self._session.texts("sending.writing"), work, self._written)

    def _parcel(self, texts: Texts) -> Parcel | None:
        session = self._session
        if session.workspace is None:
            return None
        try:
            return sending.parcel(session.workspace, session.dialogue_id, texts)
        except Problem as problem:
            session.report(problem)
            return None

    def _ask_file(self, parcel: Parcel, form: SentForm, supplier_id: str) -> Path | None:
        texts = self._session.texts
        proposed = sending.file_name(parcel, form, parcel.supplier(supplier_id))
        return self._targets.ask_file(texts("sending.title"), proposed, {form.ending: texts(f"sending.form.{form}")})

    def _ask_folder(self) -> Path | None:
        return self._targets.ask_folder(self._session.texts("sending.choose-folder"))

    def _sent(self, made: object) -> None:
        assert isinstance(made, Sent)
        self._written(made.files)
        self._panel.tell(made.notes(self._session.texts))

    def _written(self, made: object) -> None:
        assert isinstance(made, tuple)
        if self._session.live_supplier:
            self._session.say("room.written-meanwhile", Tone.OK)  # the names of the files may be somebody's
            return
        _file, folder = self._targets.ways_to(made[0])
        self._panel.hide()
        texts = self._session.texts
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=made[0].parent.name)
        self._session.messages.show(Message(sentence, Tone.OK, (folder,)))


def _sending(parcel: Parcel, form: SentForm, language: str, target: Path, whom: tuple[str, ...]) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Sent:
        return sending.send(parcel, form, language, target, whom, tell=progress.say)

    return work


def _packing(parcel: Parcel, plan: str, language: str, folder: Path, start: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return sending.event_pack(parcel, plan, language, folder, start=start, tell=progress.say)

    return work
