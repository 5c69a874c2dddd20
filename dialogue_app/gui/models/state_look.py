"""How a state looks: an icon and a tone beside its word, the same in every list. Never colour alone."""

from dialogue_app.domain.answers import State
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import Role

STATE_ICONS: dict[State, str] = {state: f"state-{state}" for state in State}
"""The icon of each state: a ring with a different sign in it."""

_TONES: dict[State, Tone] = {
    State.ANSWERED: Tone.OK,
    State.PARTLY: Tone.WARN,
    State.WILL_SEND: Tone.WARN,
    State.NO_ANSWER: Tone.WARN,
    State.NOT_KNOWN: Tone.WARN,
    State.DECLINED: Tone.BAD,
}


def state_tone(state: State) -> Tone:
    """Return the tone in which a state is shown."""
    return _TONES.get(state, Tone.INFO)


def state_role(state: State) -> Role:
    """Return the colour role of a state's icon and word."""
    return Role.MUTED if state is State.NOT_ASKED else Role(state_tone(state).value)
