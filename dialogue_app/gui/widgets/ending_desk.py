"""Ends a talk: reads back what is open, closes it, or leaves it for later; opens a closed one again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.gui.models.remark_words import promise_words
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.guest_desk import GuestDesk
from dialogue_app.gui.widgets.talk_desk import TalkDesk
from dialogue_app.gui.widgets.talk_face import TalkFace


class EndingDesk(QObject):
    """Joins the closing panel and the bar of a closed talk with the talk.

    Signals:
        left(): the supplier has left the room.
        back(): the user wants to go on.

    Args:
        session: says who is in the room.
        face: shows the end.
        talks: closes the talk and opens it again.
        guests: know the name.
        page: where this happens.
    """

    left = Signal()
    back = Signal()

    def __init__(self, session: Session, face: TalkFace, talks: TalkDesk, guests: GuestDesk, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._face, self._talks, self._guests = session, face, talks, guests
        face.closing.closed.connect(self.close)
        face.closing.paused.connect(self.leave)
        face.closing.back.connect(self._go_back)
        face.closed.reopened.connect(self.reopen)

    def begin(self) -> None:
        """Read back what is open before the talk ends; where nothing was begun, or all is closed, just leave."""
        talks = self._talks
        if talks.talk is None or talks.locked:
            self.leave()
            return
        promises = [promise_words(each, self._session.texts) for each in talks.open_ones(RemarkKind.PROMISE)]
        self._face.closing.show_end(self._guests.name(), promises, self._open_points())
        self._face.show_closing()

    def close(self) -> None:
        """Close the talk and leave; undo opens it again."""
        session, name = self._session, self._guests.name()
        if self._talks.close():
            self.leave()
            session.say(
                "room.closed-said", Tone.OK, [WayOut(session.texts("action.undo"), session.undo)], supplier=name
            )

    def leave(self) -> None:
        """Let the supplier out of the room."""
        self._face.show_desk()
        self._session.set_live("")
        self.left.emit()

    def reopen(self, reason: str, note: str) -> None:
        """Open a closed talk again."""
        bar = self._face.closed
        if self._talks.reopen(reason, note, lambda problem: bar.say_error(self._session.sentence(problem))):
            self.back.emit()

    def _go_back(self) -> None:
        self._face.show_desk()
        self.back.emit()

    def _open_points(self) -> list[str]:
        texts, talks, questions = self._session.texts, self._talks, self._face.desk.questions
        points = [each.text for each in talks.open_ones(RemarkKind.PARKED)]
        points += [texts("room.point-question", text=each.text) for each in talks.open_ones(RemarkKind.QUESTION)]
        left = questions.rowCount() - questions.answered()
        points += [texts.count("room.point-unanswered", left)] if left else []
        return points + ([] if talks.rules_read_at else [texts("room.point-rules")])
