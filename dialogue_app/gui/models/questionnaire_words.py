"""A questionnaire and what was found about it, in words. The same findings may stand in a report one day."""

from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire
from dialogue_app.domain.questionnaire_checks import Finding
from dialogue_app.gui.models.languages import language_name
from dialogue_app.texts import Texts
from question_bank import QuestionSet, Release, effort


def totals_text(form: Questionnaire, texts: Texts) -> str:
    """Return how many questions there are, how many of them are musts, and what time they take."""
    items = list(form.items())
    parts = [texts.count("assemble.total-questions", len(items))]
    if items:
        musts = sum(item.must for item in items)
        parts += [
            texts("assemble.total-must", must=musts, nice=len(items) - musts),
            texts("assemble.total-live", time=time_text(form.live_minutes(), texts)),
            texts("assemble.total-supplier", time=time_text(form.supplier_minutes(), texts)),
        ]
    return " · ".join(parts)


def set_words(chosen: QuestionSet, release: Release, texts: Texts) -> str:
    """Return what a ready-made set is for, and what it costs."""
    cost = effort(release, chosen)
    parts = (
        texts.count("assemble.total-questions", cost.questions),
        texts("assemble.total-live", time=time_text(cost.live, texts)),
        texts("assemble.total-supplier", time=time_text(cost.supplier, texts)),
    )
    return f"{chosen.purpose}\n{' · '.join(parts)}"


def finding_text(finding: Finding, texts: Texts) -> str:
    """Return the sentence of a finding."""
    numbers: dict[str, object] = dict(finding.numbers)
    key = f"assemble.check.{finding.code}" + ("" if finding.good else "-bad")
    if finding.code == "effort":
        return texts(key, **{name: time_text(int(minutes), texts) for name, minutes in finding.numbers.items()})
    if "language" in numbers:
        codes = str(numbers["language"]).split(",")
        numbers["language"] = ", ".join(language_name(code, texts) for code in codes)
    counted = numbers.pop("questions", numbers.pop("n", None))
    return texts.count(key, counted, **numbers) if isinstance(counted, int) else texts(key, **numbers)


def time_text(minutes: int, texts: Texts) -> str:
    """Return a length of time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return texts("assemble.minutes", n=rest)
    return texts("assemble.hours-minutes", h=hours, n=rest) if rest else texts("assemble.hours", h=hours)


def condition_text(item: Item, form: Questionnaire, texts: Texts) -> str:
    """Return when an item is asked, such as "Only if TRN-101-K: Yes or Partly"; empty for always."""
    condition = item.condition
    if condition is None:
        return ""
    lead = _lead(condition, form)
    if lead is None:
        return texts("arrange.condition-broken")
    options = (lead.snapshot.option_text(option, texts.language) for option in condition.options)
    return texts("arrange.only-if", lead=lead.code, options=texts("arrange.or").join(options))


def _lead(condition: Condition, form: Questionnaire) -> Item | None:
    return next((each for each in form.items() if each.id == condition.item_id), None)
