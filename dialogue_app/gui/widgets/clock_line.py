"""How much of the time is spent: of the talk, of this question, and what the minute plan says now. It never blocks."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction

from dialogue_app.domain.minute_plans import Pressure, Step, pressure, step_at
from dialogue_app.gui.models.talk_clock import TalkClock
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts

_TICK_MS = 1000
_FORGOTTEN = 4
"""Times the slot; a talk that is open for longer was not closed when it ended."""

_TONES = {Pressure.FINE: Tone.INFO, Pressure.SOON: Tone.WARN, Pressure.OVER: Tone.WARN}
_ICONS = {Pressure.FINE: "clock", Pressure.SOON: "warning", Pressure.OVER: "warning"}


class ClockLine(Flow):
    """Two chips, the present step of the plan, and a button that lets the clock stand still.

    Signals:
        step_changed(): another step of the plan runs now.
    """

    step_changed = Signal()

    def __init__(self, texts: Texts, clock: TalkClock, pause: QAction) -> None:
        super().__init__(GRID)
        self._texts, self._clock = texts, clock
        self._slot, self._cell = 0, 0
        self.steps: tuple[Step, ...] = ()
        self._step: Step | None = None
        self.setAccessibleName(texts("room.clock"))
        self.talk, self.question = Chip("", Tone.INFO, "clock"), Chip("", Tone.INFO, "clock")
        self.plan = label(muted=True)
        self._pause = icon_button("clock", pause.text(), pause.trigger)
        for part in (self.talk, self.question, self.plan, self._pause):
            self.add(part)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def step(self) -> Step | None:
        """The step of the plan that runs now, None before the talk."""
        return self._step

    def measure(self, slot_minutes: int, cell_minutes: int, steps: tuple[Step, ...]) -> None:
        """Measure against these minutes and this plan from now on."""
        self._slot, self._cell, self.steps = slot_minutes, cell_minutes, steps
        self.tick()

    def tick(self) -> None:
        """Say the time now."""
        clock, texts = self._clock, self._texts
        if not clock.begun:
            _say(self.talk, texts("room.not-begun", minutes=self._slot), Pressure.FINE)
        elif self._left_open:
            _say(self.talk, texts("room.left-open", hours=int(clock.seconds // 3600)), Pressure.OVER)
        else:
            spent = clock.seconds
            self._say("talk", self.talk, int(spent // 60), pressure(spent, self._slot), self._slot)
        spent = clock.cell_seconds
        ten = int(spent // 10) * 10
        pressed = pressure(spent, max(1, self._cell))
        shown = "question" if self._cell else "free-question"  # a question for writing has no minutes in a talk
        self._say(
            shown, self.question, f"{ten // 60}:{ten % 60:02}", pressed if self._cell else Pressure.FINE, self._cell
        )
        self._say_step()

    def run(self, running: bool) -> None:
        """Tick while a talk is shown."""
        (self._timer.start if running else self._timer.stop)()

    @property
    def _left_open(self) -> bool:
        """Whether the talk was forgotten: minutes and plan say nothing any more."""
        return self._clock.seconds > _FORGOTTEN * self._slot * 60

    def _say(self, name: str, chip: Chip, spent: object, pressed: Pressure, minutes: int) -> None:
        pressed = Pressure.FINE if self._clock.paused else pressed
        words = self._texts(f"room.{name}-time", spent=spent, minutes=minutes)
        mark = "paused" if self._clock.paused else pressed.value
        _say(chip, words if mark == "fine" else self._texts(f"room.time-{mark}", time=words), pressed)

    def _say_step(self) -> None:
        runs = self.steps and self._clock.begun and not self._left_open
        step = step_at(self.steps, self._clock.seconds) if runs else None
        if step == self._step:
            return
        self._step = step
        words = self._texts("room.step", what=self._texts(f"run.{step.key}.short"), minute=step.end) if step else ""
        self.plan.setText(words)
        self.plan.setVisible(bool(words))
        self.step_changed.emit()


def _say(chip: Chip, words: str, pressed: Pressure) -> None:
    if chip.text != words:
        chip.say(words, _TONES[pressed], _ICONS[pressed])
