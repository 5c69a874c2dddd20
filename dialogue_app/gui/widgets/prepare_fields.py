"""The fields in which a dialogue is described, without their places: what is read from them and shown in them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from dialogue_app.domain.dialogue import LONGEST_TITLE, Dialogue, DialogueKind
from dialogue_app.gui.models.begun_dialogue import EMPTY, SUGGESTED, Begun
from dialogue_app.gui.models.dialogue_words import profile_words
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.hypothesis_panel import HypothesisPanel
from dialogue_app.gui.widgets.prepare_invited import InvitedPanel
from dialogue_app.gui.widgets.still import SpinBox
from dialogue_app.gui.widgets.text import label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts
from question_bank import Level, Release

_LONGEST_LINE = 300
_LINES = ("title", "procurement", "day", "place", "due", "contact")
_BOXES = ("kind", "baseline", "source", "level", "profile")
_TICKS = ("products", "themes", "languages")


class _Minutes(SpinBox):
    def __init__(self, unit: str) -> None:
        super().__init__(minimum=1, maximum=24 * 60, value=60, singleStep=5)
        self.setSuffix(f" {unit}")


class DialogueFields(QObject):
    """All fields; each is an attribute of its name, so that whoever lays them out can ask for them by name.

    Signals:
        changed(str, bool): the user changed this field; True if the change is complete in itself, False while typing.

    Args:
        texts: words of the window.
        release: where products, themes, sets, languages and national profiles come from.
    """

    changed = Signal(str, bool)

    def __init__(self, texts: Texts, release: Release, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._release = texts, release
        self._showing = False
        self.title = QLineEdit(maxLength=LONGEST_TITLE + 1)
        self.procurement, self.place, self.contact = (QLineEdit(maxLength=_LONGEST_LINE) for _ in range(3))
        self.day, self.due = (QLineEdit(maxLength=_LONGEST_LINE) for _ in range(2))
        for line in (self.day, self.due):
            line.setPlaceholderText(texts("new-dialogue.day-pattern"))
        self.purpose, self.buyers = TextArea(3, paragraphs=False), TextArea(3)
        self.hypotheses = HypothesisPanel(texts, release)
        self.suppliers = InvitedPanel(texts)
        self.slot = _Minutes(texts("new-dialogue.minutes"))
        self._make_boxes()
        self._make_ticks()
        self.rules = label("", wrap=True, muted=True)
        self._connect()
        self.show_begun(Begun())

    # What is in them -----------------------------------------------------------------------------------------

    def read(self) -> Begun:
        """Return what stands in the fields."""
        return Begun(
            kind=self.kind.code,
            title=self.title.text(),
            purpose=self.purpose.said,
            procurement=self.procurement.text(),
            baseline=self.baseline.code,
            products=self.products.codes,
            source=self.source.code,
            level=self.level.code,
            themes=self.themes.codes,
            buyers=tuple(line.strip() for line in self.buyers.said.splitlines() if line.strip()),
            day=self.day.text(),
            place=self.place.text(),
            slot=self.slot.value(),
            due=self.due.text(),
            contact=self.contact.text(),
            languages=self.languages.codes,
            profile=self.profile.code,
            hypotheses=self.hypotheses.hypotheses,
            invited=self.suppliers.invited,
        )

    def show_begun(self, begun: Begun) -> None:
        """Show something else in all fields. Nobody is told; a field that holds the same already is left alone."""
        self._showing = True
        for name in _LINES:
            if getattr(self, name).text() != getattr(begun, name):
                getattr(self, name).setText(getattr(begun, name))
        self.purpose.show_text(begun.purpose)
        self.buyers.show_text("\n".join(begun.buyers))
        self.kind.choose(begun.kind)
        self._offer_sources()
        for name in _BOXES:
            getattr(self, name).choose(getattr(begun, name))
        for name in _TICKS:
            getattr(self, name).tick(getattr(begun, name))
        self.slot.setValue(begun.slot)
        self.hypotheses.show_hypotheses(begun.hypotheses)
        self.suppliers.invite(begun.invited)
        self._say_rules()
        self._showing = False

    def take_pending(self) -> None:
        """Put a hypothesis into the list that was typed but not taken yet."""
        self.hypotheses.take()

    # What can be chosen --------------------------------------------------------------------------------------

    def offer_baselines(self, dialogues: Iterable[Dialogue]) -> None:
        """Offer earlier dialogues that this one may follow up."""
        none = ("", self._texts("new-dialogue.no-baseline"))
        self.baseline.offer([none, *((dialogue.id, dialogue.title) for dialogue in dialogues)])

    def follow_look(self) -> None:
        """Fit heights to the present text size."""
        for part in (self.products, self.themes, self.languages, self.hypotheses, self.suppliers):
            part.follow_look()
        for text in (self.purpose, self.buyers, self.hypotheses.fields.outcome):
            text.follow_look()

    # Inside --------------------------------------------------------------------------------------------------

    def _make_boxes(self) -> None:
        texts, release = self._texts, self._release
        self.kind = ChoiceBox("", [(kind.value, texts(f"dialogue-kind.{kind}")) for kind in DialogueKind])
        self.baseline = ChoiceBox("", [("", texts("new-dialogue.no-baseline"))])
        self.source = ChoiceBox("")
        self.level = ChoiceBox("", [(level.value, release.vocabulary[f"level.{level}"]) for level in Level])
        self.profile = ChoiceBox("", [(each.id, each.name) for each in release.profiles])
        for name in _BOXES:
            getattr(self, name).setAccessibleName("")  # their labels name them

    def _make_ticks(self) -> None:
        release = self._release
        self.products = ChoiceList([(each.code, each.name) for each in release.products], rows=6)
        self.themes = ChoiceList([(each.code, each.name) for each in release.themes], rows=6)
        named = [(code, language_name(code, self._texts)) for code in release.bank.languages]
        self.languages = ChoiceList(named, rows=4)

    def _offer_sources(self) -> None:
        sets = [each for each in self._release.sets if each.phase.serves(self.kind.code)]
        self.source.offer(
            [
                *((each.id, self._texts("new-dialogue.set", name=each.name)) for each in sets),
                (SUGGESTED, self._texts("new-dialogue.suggested")),
                (EMPTY, self._texts("new-dialogue.empty")),
            ]
        )

    def _say_rules(self) -> None:
        chosen = next((each for each in self._release.profiles if each.id == self.profile.code), None)
        self.rules.setText(profile_words(chosen, self._release, self._texts) if chosen else "")

    def _connect(self) -> None:
        for name in _LINES:
            self._pass_on(getattr(self, name).textEdited, name, complete=False)
        for name in ("purpose", "buyers"):
            self._pass_on(getattr(self, name).typed, name, complete=False)
        for name in _BOXES:
            self._pass_on(getattr(self, name).chosen, name)
        for name in _TICKS:
            self._pass_on(getattr(self, name).changed, name)
        self._pass_on(self.suppliers.changed, "suppliers")
        self._pass_on(self.slot.valueChanged, "slot")
        self.hypotheses.changed.connect(lambda complete: self._tell("hypotheses", complete))
        self.kind.chosen.connect(lambda _: self._offer_sources())
        self.profile.chosen.connect(lambda _: self._say_rules())

    def _pass_on(self, signal: SignalInstance, name: str, *, complete: bool = True) -> None:
        signal.connect(lambda *_: self._tell(name, complete))

    def _tell(self, name: str, complete: bool) -> None:
        if not self._showing:
            self.changed.emit(name, complete)


def field_of(fields: DialogueFields, name: str) -> QWidget:
    """Return the field of this name."""
    found = getattr(fields, name)
    assert isinstance(found, QWidget)
    return found
