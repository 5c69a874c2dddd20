"""What is worth knowing about one question of a questionnaire: when, where, in which languages, where else."""

from collections.abc import Iterator, Sequence

from dialogue_app.domain.dates import date_text
from dialogue_app.domain.item_languages import LanguageState, Wording
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.questionnaire_words import condition_text
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts
from dialogue_app.workspace.tracing import Use
from question_bank import Room

MOST_USES = 5
"""Other dialogues named one by one."""

Said = tuple[str, Tone]
"""A sentence, and how it is meant."""


def when_text(item: Item, form: Questionnaire, texts: Texts) -> Said:
    """Return when an item is asked."""
    said = condition_text(item, form, texts)
    known = {each.id for each in form.items()}
    broken = item.condition is not None and item.condition.item_id not in known
    return said or texts("item.always"), Tone.WARN if broken else Tone.INFO


def room_text(item: Item, texts: Texts) -> Said:
    """Return where an item may be asked, and why not elsewhere."""
    shot = item.snapshot
    said = [texts(f"item.room.{shot.room.value}")]
    if shot.sensitivity != "none":
        said.insert(0, texts(f"item.sensitive.{shot.sensitivity}"))
    shared = shot.sensitivity == "competition" and shot.room is Room.PLENARY
    return " ".join(said), Tone.WARN if shared or shot.sensitivity == "competition" else Tone.INFO


def language_texts(item: Item, states: Sequence[LanguageState], texts: Texts) -> Iterator[Said]:
    """Yield one sentence for all languages that are there, and one for each that is not."""
    if item.local_wording and states:
        names = ", ".join(language_name(state.language, texts) for state in states)
        yield texts("item.language.own", languages=names), Tone.WARN
        return
    there = [state for state in states if state.wording is Wording.APPROVED]
    if there:
        names = ", ".join(language_name(state.language, texts) for state in there)
        yield texts("item.language.there", languages=names), Tone.OK
    for state in states:
        if state.wording is not Wording.APPROVED:
            name = language_name(state.language, texts)
            yield texts.count(f"item.language.{state.wording}", state.missing, language=name), Tone.WARN


def use_texts(item: Item, uses: Sequence[Use], texts: Texts) -> Iterator[Said]:
    """Yield where else a question was asked, newest first."""
    if not uses:
        yield texts("item.used-nowhere"), Tone.INFO
    for use in uses[:MOST_USES]:
        yield _use(item, use, texts), Tone.INFO
    if len(uses) > MOST_USES:
        yield texts.count("item.used-more", len(uses) - MOST_USES), Tone.INFO


def is_own(item: Item) -> bool:
    """Whether a question is of the buyer's own bank."""
    return item.snapshot.bank_id == OWN_BANK


def _use(item: Item, use: Use, texts: Texts) -> str:
    day = date_text(use.day, texts) or texts("item.no-day")
    same = "same" if use.hash == item.asked_hash else "other"
    return texts(f"item.used-{same}", title=use.title, day=day, version=use.version, rev=use.rev)
