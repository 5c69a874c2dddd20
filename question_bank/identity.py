"""Identity of questions: content hash, and the texts of a question by role.

Two questions with the same hash ask the same thing: kind, option ids, unit, denominator and prompt are
hashed; guidance and translations are not.
"""

from question_bank.hashing import digest, text_hash
from question_bank.model import PIVOT, AnswerSpec, LocalText, Question, TextState


def content_hash(answer: AnswerSpec, prompt: str) -> str:
    """Return the hash of what is asked: kind, option ids, unit, denominator and the prompt in the pivot language."""
    return digest(
        {
            "kind": answer.kind.value,
            "options": [option.id for option in answer.options if not option.retired],
            "unit": answer.unit,
            "per": answer.per,
            "denominator": answer.denominator,
            "prompt": prompt,
        }
    )


def pivot_texts(question: Question) -> dict[str, str]:
    """Return every translatable text of a question in the pivot language, by role.

    Roles: prompt, help, why, good, weak, kernel, trigger, denominator, option.<id>, probe.<n>.when,
    probe.<n>.ask, anchor.<n>. Empty texts are left out.
    """
    texts = {
        "prompt": question.prompt,
        "help": question.help,
        "why": question.why,
        "good": question.good,
        "weak": question.weak,
        "kernel": question.kernel,
        "trigger": question.trigger,
        "denominator": question.answer.denominator,
    }
    texts |= {f"option.{option.id}": option.text for option in question.answer.options}
    texts |= {f"anchor.{number}": text for number, text in enumerate(question.anchors)}
    for number, probe in enumerate(question.probes):
        texts |= {f"probe.{number}.when": probe.when, f"probe.{number}.ask": probe.ask}
    return {role: text for role, text in texts.items() if text}


def local_text(question: Question, role: str, language: str) -> LocalText:
    """Return one text of a question in ``language``, or the pivot text when that language has a gap.

    Raises:
        KeyError: the question has no text of this role in the pivot language.
    """
    pivot = pivot_texts(question)[role]
    translation = question.translations.get(language)
    if translation is None or not translation.texts.get(role):
        return LocalText(pivot, PIVOT, _pivot_state(question))
    stale = translation.sources.get(role) != text_hash(pivot)
    return LocalText(translation.texts[role], language, translation.state, stale)


def _pivot_state(question: Question) -> TextState:
    states = {"draft": TextState.DRAFT, "reviewed": TextState.REVIEWED}
    return states.get(question.status.value, TextState.APPROVED)
