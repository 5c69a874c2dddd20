"""Items with options in an XLSForm: one, several, or a ranking of them."""

from dialogue_app.exchange.xlsform_asked import Asked, filled, place_names, ranks_all
from dialogue_app.exchange.xlsform_names import reference
from dialogue_app.exchange.xlsform_sheets import SILENT, Option, Part, Row, Said


def options_of(asked: Asked) -> tuple[Option, ...]:
    """Return the options that can be chosen."""
    snapshot = asked.item.snapshot
    return tuple(
        Option(asked.list_name, option.id, asked.wording.option(snapshot, option.id))
        for option in asked.spec.options
        if not option.retired
    )


def single_part(asked: Asked) -> Part:
    """Return the question for one option."""
    row = Row(f"select_one {asked.list_name}", asked.name, asked.prompt(), asked.hint())
    return Part((row,), options_of(asked))


def several_part(asked: Asked) -> Part:
    """Return the question for several options, with the rules for them together."""
    rules = _several_rules(asked)
    row = Row(
        f"select_multiple {asked.list_name}",
        asked.name,
        asked.prompt(),
        asked.hint(),
        constraint=" and ".join(rule for rule, _ in rules),
        constraint_message=asked.wording.lines(*(said for _, said in rules)),
    )
    return Part((row,), options_of(asked))


def _several_rules(asked: Asked) -> list[tuple[str, Said]]:
    spec, say = asked.spec, asked.wording.say
    exclusive = [option.id for option in spec.options if option.exclusive and not option.retired]
    alone = "".join(f" or selected(., '{option}')" for option in exclusive)
    rules = []
    if spec.fewest > 1:
        rules.append((f"(count-selected(.) >= {spec.fewest}{alone})", say("xlsform.fewest", fewest=spec.fewest)))
    if spec.most:
        rules.append((f"count-selected(.) <= {spec.most}", say("xlsform.most", most=spec.most)))
    for option in exclusive:
        words = asked.wording.option(asked.item.snapshot, option)
        rule = f"not(selected(., '{option}') and count-selected(.) > 1)"
        rules.append((rule, say("xlsform.exclusive", option=words)))
    return rules


def rank_part(asked: Asked) -> Part:
    """Return the ranking: XLSForm's own, or one question for each place."""
    if ranks_all(asked.spec):
        row = Row(f"rank {asked.list_name}", asked.name, asked.prompt(), asked.hint())
        return Part((row,), options_of(asked))
    head = Row("note", asked.name, asked.prompt(), asked.hint())
    places = range(1, len(place_names(asked)) + 1)
    return Part((head, *(_place(asked, place) for place in places)), options_of(asked))


def _place(asked: Asked, place: int) -> Row:
    """One place of a ranking: comes after the one before is taken, and takes no option twice."""
    before = place_names(asked)[: place - 1]
    exclusive = [option.id for option in asked.spec.options if option.exclusive and not option.retired]
    open_ = [filled(before[-1]), *(f"{reference(before[0])} != '{option}'" for option in exclusive)] if before else []
    free = [f". != {reference(name)}" for name in before] + [f". != '{option}'" for option in exclusive if before]
    return Row(
        f"select_one {asked.list_name}",
        asked.part(f"place_{place}"),
        asked.wording.say("xlsform.place", place=place),
        relevant=" and ".join(open_),
        constraint=" and ".join(free),
        constraint_message=asked.wording.say("xlsform.place-taken") if free else SILENT,
    )
