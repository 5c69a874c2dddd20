"""What is known of the dialogue marked in the list, its next step, and who takes part."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue import DialogueKind, DialogueState
from dialogue_app.gui import theme
from dialogue_app.gui.models.dialogue_list import STEP_ICONS, step_of
from dialogue_app.gui.models.hypothesis_words import hypotheses_words
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import menu_button, plain, secondary_button
from dialogue_app.gui.widgets.chip import chip
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.participants_panel import ParticipantsPanel
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from dialogue_app.workspace.preparing import Overview

_FIRST_FACTS = ("purpose", "event", "buyers")
_MORE_FACTS = ("heard", "wants", "reply", "procurement", "products", "languages", "profile", "baseline")
_FACTS = (*_FIRST_FACTS, *_MORE_FACTS)


class DialogueInspector(QScrollArea):
    """The pane beside the list of dialogues.

    Signals:
        open_wanted(): the user takes the next step.
        archive_wanted(): the user archives the dialogue or brings it back.
        change_wanted(): the user changes what is said of it.
        next_round_wanted(): the user starts the next round.
        hand_on_wanted(): the user hands the dialogue on as a file.
        contract_wanted(): the user looks at the clauses and what is delivered.
        notices_wanted(): the user writes the letters that are due about findings.

    Args:
        session: the window's session, with a workspace open.
    """

    open_wanted = Signal()
    archive_wanted = Signal()
    change_wanted = Signal()
    next_round_wanted = Signal()
    contract_wanted = Signal()
    notices_wanted = Signal()
    hand_on_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, session.texts
        self.setAccessibleName(self._texts("inspector.name"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = label("", strong=True, wrap=True, selectable=True)
        self.kind, self.state, self.present = chip(""), chip(""), chip(self._texts("inspector.present"), Tone.OK)
        self.facts: dict[str, QLabel] = {name: label("", wrap=True, selectable=True) for name in _FACTS}
        self._names: dict[str, QLabel] = {}
        self.open_button = secondary_button("", self.open_wanted.emit)
        self.change_button = secondary_button(self._texts("inspector.change"), self.change_wanted.emit, "edit")
        self.contract_button = secondary_button(self._texts("contract.open"), self.contract_wanted.emit, "note")
        self.round_action = self._in_menu("redo", self.next_round_wanted, "action.next-round")
        self.notices_action = self._in_menu("export", self.notices_wanted, "action.notices")
        self.hand_on_action = self._in_menu("export", self.hand_on_wanted, "action.hand-on")
        self.archive_action = self._in_menu("archive", self.archive_wanted)
        actions = (self.round_action, self.notices_action, self.hand_on_action, self.archive_action)
        self.more_button = menu_button(self._texts("inspector.more"), actions)
        self.participants = ParticipantsPanel(session)
        self.locked = label(self._texts("inspector.locked"), muted=True, wrap=True)
        self._none = empty_state("dialogues", self._texts("inspector.none"))
        self._all = self._lay_out()
        self.participants.opened.connect(self._bring_into_view)
        self.follow_look()

    def show_overview(self, overview: Overview | None) -> None:
        """Show a dialogue; None when none is marked."""
        self._all.setVisible(overview is not None)
        self._none.setVisible(overview is None)
        if overview is None:
            return
        dialogue, texts = overview.dialogue, self._texts
        self.title.setText(dialogue.title)
        self.kind.say(texts(f"dialogue-kind.{dialogue.kind}"), Tone.INFO, "dialogues")
        state = "dialogues.archived" if dialogue.archived else f"dialogue-state.{dialogue.state}"
        self.state.say(texts(state), Tone.INFO, "archive" if dialogue.archived else "clock")
        self.present.setVisible(dialogue.id == self._session.dialogue_id)
        self._show_facts(overview)
        step = step_of(overview)
        self.open_button.setText(texts(f"next.{step}"))
        self.open_button.setIcon(theme.icon(STEP_ICONS[step]))
        self.archive_action.setText(texts("dialogues.bring-back" if dialogue.archived else "dialogues.archive"))
        self.round_action.setVisible(_may_follow(overview) and not self._session.live_supplier)
        during = dialogue.kind is DialogueKind.IN_CONTRACT
        for each in (self.contract_button, self.notices_action):
            each.setVisible(during and not self._session.live_supplier)
        self.hand_on_action.setVisible(not self._session.live_supplier)
        self._show_participants(dialogue.id)

    def _in_menu(self, icon: str, wanted: SignalInstance, key: str = "") -> QAction:
        made = QAction(theme.icon(icon), plain(self._texts(key)) if key else "", self)
        made.triggered.connect(lambda _checked=False: wanted.emit())
        return made

    def _bring_into_view(self, part: QWidget) -> None:
        # Its place is known only after the layout has run; at large text the whole page scrolls too.
        QTimer.singleShot(0, part, lambda: _scroll_to(part))

    def follow_look(self) -> None:
        """Take the heights of the present text size."""
        self.participants.follow_look()
        for long in (self.title, *self.facts.values()):
            long.setMinimumWidth(theme.pixels(160))  # a very long word must not widen the pane
        self.setMinimumHeight(theme.pixels(240))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the width at which nothing is cut; the height scrolls."""
        content = self.widget()
        inside = content.minimumSizeHint().width() if content else 0
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(inside + bar + 2 * self.frameWidth(), theme.pixels(240))

    def _show_participants(self, dialogue_id: str) -> None:
        # Clean desk: while one supplier is in the room, the names of the others are not on the screen.
        live = bool(self._session.live_supplier)
        self.locked.setVisible(live)
        self.participants.setVisible(not live)
        if live:
            self.participants.forget()
        else:
            self.participants.show_dialogue(dialogue_id)

    def _show_facts(self, overview: Overview) -> None:
        dialogue, texts = overview.dialogue, self._texts
        assert self._session.workspace is not None
        event, workspace = dialogue.event, self._session.workspace
        names = {product.code: product.name for product in workspace.release.products}
        when = [date_text(event.day, texts) if event.day else texts("dialogues.no-day"), event.place]
        when += [texts.count("inspector.slot", event.slot_minutes)]
        said = {
            "purpose": dialogue.purpose,
            "buyers": _buyers(dialogue.buyers, texts),
            "event": ", ".join(part for part in when if part),
            "procurement": dialogue.procurement,
            "products": ", ".join(names.get(code, code) for code in dialogue.products),
            "languages": ", ".join(language_name(code, texts) for code in dialogue.languages),
            "heard": self._heard(dialogue.id),
            "wants": hypotheses_words(dialogue.hypotheses, texts),
            "reply": ", ".join(filter(None, (date_text(dialogue.reply.due, texts), dialogue.reply.contact))),
            "profile": next((each.name for each in workspace.release.profiles if each.id == dialogue.profile), ""),
            "baseline": workspace.dialogue(dialogue.baseline_id).title if dialogue.baseline_id else "",
        }
        for name, words in said.items():
            self.facts[name].setText(words)
            self.facts[name].setVisible(bool(words))
            self._names[name].setVisible(bool(words))

    def _heard(self, dialogue_id: str) -> str:
        """Return which suppliers were heard by several; no names while one of them is in the room."""
        from dialogue_app.workspace import hearing  # noqa: PLC0415 - the first picture does without

        workspace = self._session.workspace
        if workspace is None or self._session.live_supplier:
            return ""
        told = (*hearing.several(workspace, dialogue_id, self._texts),
                *hearing.taken_in(workspace, dialogue_id, self._texts))  # fmt: skip
        return "\n".join(told)

    def _lay_out(self) -> QWidget:
        chips = QHBoxLayout()
        chips.setSpacing(GRID // 2)
        for part in (self.kind, self.state):
            chips.addWidget(part)
        chips.addStretch()
        buttons = Flow(GRID)
        for button in (self.open_button, self.contract_button, self.change_button, self.more_button):
            buttons.add(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID + GRID // 2)
        column.addWidget(self.title)
        column.addLayout(chips)
        column.addWidget(self.present)
        column.addWidget(buttons)
        column.addLayout(self._fact_rows(_FIRST_FACTS))
        column.addWidget(self.locked)
        column.addWidget(self.participants)
        column.addLayout(self._fact_rows(_MORE_FACTS))
        column.addStretch()
        outer = QWidget()
        both = QVBoxLayout(outer)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(whole)
        both.addWidget(self._none)
        self.setWidget(outer)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        return whole

    def _fact_rows(self, names: tuple[str, ...]) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for name in names:
            self._names[name] = label(self._texts(f"inspector.{name}"), size=Size.SMALL, muted=True)
            self._names[name].setContentsMargins(0, GRID // 2, 0, 0)
            rows.addWidget(self._names[name])
            rows.addWidget(self.facts[name])
        return rows


def _may_follow(overview: Overview) -> bool:
    """Whether a next round makes sense: something was asked, and it was answered or the talks are over."""
    over = overview.dialogue.state in (DialogueState.IN_REVIEW, DialogueState.CLOSED)
    return bool(overview.questions) and (over or bool(overview.answered)) and not overview.dialogue.archived


def _scroll_to(part: QWidget) -> None:
    """Scroll all panes around a widget until it is seen."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


def _buyers(names: tuple[str, ...], texts: Texts) -> str:
    """One line for each; with several the first one is said to lead."""
    if len(names) < 2:
        return "".join(names)
    return "\n".join((texts("inspector.lead-buyer", name=names[0]), *names[1:]))
