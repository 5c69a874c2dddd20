"""Opens and closes the window for the room and says what it shows; it hands over nothing but an AudienceView."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.audience import RULES, languages_of, question_view, rules_view
from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.audience_window import AudienceWindow
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.texts import Texts


class AudienceDesk(QObject):
    """What the room sees during one session.

    Args:
        session: says what happened.
        page: the page whose question is shown.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._item: Item | None = None
        self._rules_first = True
        self.language = session.texts.language
        self.window: AudienceWindow | None = None

    @property
    def is_open(self) -> bool:
        """Whether the room sees anything."""
        return self.window is not None and self.window.isVisible()

    def toggle(self) -> None:
        """Open the window on the second screen, or beside the program; close it when it is open."""
        if self.is_open:
            self.close()
            return
        self.window = self.window or AudienceWindow(self._session.texts)
        self.window.set_blank(False)
        self._draw()
        other = second_screen(self._page.screen())
        if other:
            self.window.setScreen(other)
            self.window.setGeometry(other.geometry())
            self.window.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask for the keys
        self.window.show()
        if not other:
            self._session.say("room.audience-open")

    def blank(self) -> None:
        """Show the room nothing, or the picture again."""
        if self.window and self.is_open:
            self.window.set_blank(not self.window.blank)
            self._session.say("room.audience-blank" if self.window.blank else "room.audience-shown")

    def show_item(self, item: Item | None) -> None:
        """Show another question."""
        if self._item and item and item.id != self._item.id:
            self._rules_first = False
        self._item = item
        self._draw()

    def rules_read(self, read: bool) -> None:
        """Show the house rules until they have been read, then the question."""
        self._rules_first = not read
        self._draw()

    def offer_languages(self, box: ChoiceBox, dialogue: Dialogue, items: tuple[Item, ...]) -> None:
        """Offer the languages in which this dialogue can be read, and speak the one chosen last."""
        texts = self._session.texts
        codes = languages_of(items, dialogue.languages, texts.language)
        box.offer([(code, language_name(code, texts)) for code in codes])
        box.choose(self._session.settings.value(f"live/room/{dialogue.id}", codes[0]))
        self.speak(box.code)

    def choose_language(self, language: str) -> None:
        """Speak to the room of the present dialogue in another language from now on."""
        self._session.settings.keep_value(f"live/room/{self._session.dialogue_id}", language)
        self.speak(language)

    def speak(self, language: str) -> None:
        """Speak to the room in another language."""
        self.language = language
        self._draw()

    def close(self) -> None:
        """Close the window and keep nothing of it."""
        self._item, self._rules_first = None, True
        if self.window:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _draw(self) -> None:
        if self.window is None:
            return
        rules = tuple(Texts(self.language)(f"room.rule.{name}") for name in RULES)
        if self._item is None or self._rules_first:
            self.window.show_view(rules_view(rules, self.language))
        else:
            self.window.show_view(question_view(self._item, rules, self.language))


def second_screen(present: QScreen) -> QScreen | None:
    """Return a screen that does not show the program; None when there is only one."""
    return next((each for each in QGuiApplication.screens() if each is not present), None)
