"""What a travelling dialogue brings or leaves out, in words: the same in the window and on the command line."""

from collections.abc import Iterator
from typing import Any

from dialogue_app.domain.cells import Cell
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.dialogue_merge import Counting, Thread, What
from dialogue_app.domain.ledgers import ANSWERS, Columns
from dialogue_app.domain.packed_dialogue import PackedDialogue, Readers
from dialogue_app.domain.phrases import state_text
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.review_phrases import said_text
from dialogue_app.texts import Texts
from dialogue_app.workspace.taking_in import Preview

_MOST_NAMES = 8


def sent_lines(sent: PackedDialogue, texts: Texts) -> Iterator[str]:
    """Yield what is in a file that was written, and what is not."""
    answers = len({ANSWERS.about(each.columns) for each in sent.entries[ANSWERS.name]})
    yield texts.count("travel.holds", answers, suppliers=len(sent.participants), files=len(sent.files))
    if sent.readers is Readers.GROUP:
        yield texts("travel.group-leaves-out")
    for why, number in sent.left_out.items():
        yield texts.count(f"travel.left-out-{why}", number)
    if any(not form.frozen_at for form in sent.questionnaires[-1:]):
        yield texts("travel.still-open")


def seen_lines(seen: Preview, texts: Texts, *, alike: bool = True) -> Iterator[str]:
    """Yield what a file is and what it would do here, without single answers; ``alike`` names suppliers to match."""
    sent = seen.incoming.packed
    who = sent.sender.name or texts("travel.somebody")
    key = "travel.from" if sent.readers is Readers.INTERNAL else "travel.from-for-group"
    yield texts(key, title=sent.dialogue.title, who=who, day=date_text(sent.made_at[:10], texts))
    yield texts("travel.new" if seen.new else "travel.comes-back" if seen.back else "travel.known")
    yield counts_text(seen, texts)
    yield from _more_lines(seen, texts)
    for theirs, mine in seen.alike if alike else ():
        key = "travel.same" if seen.same.get(theirs.id) == mine.id else "travel.alike"
        yield texts(key, theirs=theirs.name, mine=mine.name)
    yield from _form_lines(seen, texts)
    if seen.nothing_new:
        yield texts("travel.nothing-new")


def counts_text(seen: Preview, texts: Texts) -> str:
    """Return how many answers are new, the same, and so on."""
    counted = seen.counts()
    named = [texts.count(f"travel.count-{what}", counted[what]) for what in What if counted[what]]
    return " · ".join(named) or texts("travel.count-none")


def _more_lines(seen: Preview, texts: Texts) -> Iterator[str]:
    for name, number in seen.added().items():
        if number and name != ANSWERS.name:
            yield texts.count(f"travel.added-{name}", number)
    if seen.suppliers:
        names = ", ".join(each.name for each in seen.suppliers[:_MOST_NAMES])
        yield texts.count("travel.suppliers", len(seen.suppliers), names=names)
    if seen.criteria:
        yield texts.count("travel.criteria", len(seen.criteria))
    if seen.files:
        yield texts.count("travel.files", seen.files)


def _form_lines(seen: Preview, texts: Texts) -> Iterator[str]:
    for form in seen.forms.added if not seen.new else ():
        yield texts("travel.version-added", version=form.version)
    for form in seen.forms.frozen:
        yield texts("travel.version-frozen", version=form.version)
    if seen.forms.moved:
        yield texts("travel.version-moved", version=seen.forms.moved.version)
    if seen.forms.left:
        yield texts.count("travel.version-left", seen.forms.left)


def item_of(seen: Preview, thread: Thread) -> Item:
    """Return the question of an answer, as it was asked."""
    wanted = {thread.theirs["questionnaire_id"], (thread.mine or {}).get("questionnaire_id")}
    forms = sorted(seen.forms.theirs, key=lambda form: form.id not in wanted)
    return next(item for form in forms for item in form.items() if item.id == thread.subject[0])


def code_of(seen: Preview, thread: Thread) -> str:
    """Return the code of the question of an answer."""
    return item_of(seen, thread).code


def supplier_of(seen: Preview, thread: Thread) -> str:
    """Return the name of the supplier of an answer, as the file has it."""
    wanted = thread.subject[1]
    found = (each.name for each in seen.incoming.packed.suppliers if seen.same.get(each.id, each.id) == wanted)
    return next(found, "")


def side_text(seen: Preview, thread: Thread, side: Counting, texts: Texts) -> str:
    """Return what one side says of an answer, and when and by whom that was recorded."""
    columns = thread.mine if side is Counting.MINE else thread.theirs
    if columns is None:
        return state_text("not-asked", texts)
    said = " · ".join(answer_text(item_of(seen, thread), columns, texts).split("\n"))
    who = str(columns["recorded_by"]) or texts("travel.somebody")
    return texts("travel.said", words=said, who=who, at=moment_text(columns, texts))


def answer_text(item: Item, columns: Columns, texts: Texts) -> str:
    """Return all that an entry says."""
    stored: dict[str, Any] = {name: columns[name] for name in Cell._fields[:-1]}
    return said_text(item, Cell(**stored).answer(item.snapshot.answer.kind), texts)


def moment_text(columns: Columns, texts: Texts) -> str:
    """Return when an entry was recorded: day, and time in UTC."""
    at = str(columns["at"])
    return texts("travel.moment", day=date_text(at[:10], texts), time=at[11:16])
