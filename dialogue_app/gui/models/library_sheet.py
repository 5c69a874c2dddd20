"""Entries of the bank's registries as lines to read: a label with what it proves, a national profile.

Pure: a release, an entry, the day and texts in, lines out. Knows nothing of how lines are drawn.
"""

from collections.abc import Iterator

from dialogue_app.domain.dates import date_text
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.problems import Tone
from dialogue_app.texts import Texts
from question_bank import Extent, Label, LabelVersion, Profile, Release, label_rules

Lines = Iterator[Line]

_SAID_OF_LABELS = ("pitfall", "proof_to_ask", "covers_social", "covers_environment", "products", "verification")


def label_sheet(label: Label, release: Release, today: str, texts: Texts) -> Lines:
    """Yield a label in full: how to use it, what to ask for, its versions, and what it proves of which question."""
    names = release.vocabulary
    yield Line(Style.TITLE, label.name)
    yield Line(Style.SMALL, " · ".join((names.get(f"label_kind.{label.kind}", label.kind), label.owner)))
    if label_rules.to_check(label, today):
        yield Line(Style.SMALL, texts("guide.label-check", day=date_text(label.check_by, texts)), tone=Tone.WARN)
    yield Line(Style.HEAD, texts("guide.label-use"))
    for field in ("use_art43", "use_art44"):
        code = getattr(label, field)
        yield Line(Style.BODY, names.get(f"{field}.{code}", code), lead=texts(f"guide.label-{field}"))
    for field in _SAID_OF_LABELS:
        if said := getattr(label, field):
            yield Line(Style.HEAD, texts(f"guide.label-{field}"))
            yield Line(Style.BODY, said)
    yield from _versions(label, texts)
    yield from _proven(label, release, texts)
    yield Line(Style.HEAD, texts("guide.source"))
    confidence = names.get(f"confidence.{label.confidence}", label.confidence)
    day = date_text(label.checked_on, texts)
    yield Line(Style.SMALL, texts("guide.label-checked", day=day, confidence=confidence))
    if label.source_note:
        yield Line(Style.SMALL, label.source_note)


def profile_sheet(profile: Profile, release: Release, texts: Texts) -> Lines:
    """Yield what a country calls the talk, what its rules change, and how sure that is."""
    names = release.vocabulary
    yield Line(Style.TITLE, profile.name)
    yield Line(Style.SMALL, profile.provision)
    if profile.uncertain:
        yield Line(Style.SMALL, texts("sheet.check-before-use"), tone=Tone.WARN)
    yield Line(Style.BODY, profile.note)
    yield Line(Style.HEAD, texts("guide.profile-terms"))
    for language, term in profile.terms.items():
        yield Line(Style.ITEM, term, lead=language_name(language, texts))
    yield Line(Style.HEAD, texts("guide.profile-publication"))
    yield Line(Style.BODY, names.get(f"publication.{profile.publication}", profile.publication))
    if profile.rules:
        yield Line(Style.HEAD, texts("guide.profile-rules"))
    for rule in profile.rules:
        yield Line(Style.ITEM, names.get(f"profile_rule.{rule}", rule))
    yield Line(Style.HEAD, texts("guide.source"))
    yield Line(Style.SMALL, f"{profile.source} · {date_text(profile.checked_on, texts)}")
    yield Line(Style.SMALL, texts("guide.no-advice"))


def _versions(label: Label, texts: Texts) -> Lines:
    if not (label.versions or label.validity):
        return
    yield Line(Style.HEAD, texts("guide.label-versions"))
    for version in label.versions:
        yield Line(Style.ITEM, _period(version, texts), lead=version.name)
    if label.validity:
        yield Line(Style.BODY, label.validity, lead=texts("guide.label-validity"))
    yield Line(Style.BODY, texts("guide.label-listed" if label.public_list else "guide.label-not-listed"))


def _period(version: LabelVersion, texts: Texts) -> str:
    days = {name: date_text(getattr(version, name), texts) for name in ("since", "until")}
    said = [texts(f"guide.label-{name}", day=day) for name, day in days.items() if day]
    said += [texts("sheet.check-before-use")] if version.uncertain else []
    return " · ".join(said)


def _proven(label: Label, release: Release, texts: Texts) -> Lines:
    lines = [line for line in release.coverage if line.label == label.id]
    if lines:
        yield Line(Style.HEAD, texts("guide.label-proves"))
    for line in sorted(lines, key=lambda each: list(Extent).index(each.extent)):
        said = release.vocabulary.get(f"extent.{line.extent}", line.extent.value)
        lead = " ".join(filter(None, (line.question, line.version)))
        yield Line(Style.ITEM, f"{said}. {line.reason}", lead=lead)
