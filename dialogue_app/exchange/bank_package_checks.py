"""Whether a package that reads well is also true: hashes, ids, order and references of its questions and releases."""

import re
from collections.abc import Iterable
from itertools import pairwise

from dialogue_app.domain.bank_package import Package, PackedRelease, Story
from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.errors import Problem
from question_bank import Question, content_hash, manifest_hash

_BANK = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,7}", re.ASCII)
_ID = re.compile(r"[A-Z][A-Z0-9]{0,15}(-[A-Z0-9]{1,15}){1,5}", re.ASCII)
_PROPOSAL = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
LONGEST_NAME = 80
"""Characters of an id; letters that only look like Latin ones are refused by the patterns."""


def refuse_untrue(package: Package, name: str) -> None:
    """Refuse a package that says two things, or something that can't be.

    Raises:
        Problem: an id is unfit or there twice, a hash does not fit its content, revisions are out of order, questions
            replace each other in a circle, or a release promises something else.
    """
    _refuse_name(_BANK, package.bank.id, name)
    seen: set[tuple[str, str]] = set()
    for story in package.stories:
        _refuse_names(story, name)
        if story.key in seen:
            raise Problem("package-id-twice", file=name, question=story.key[1])
        seen.add(story.key)
        _refuse_revisions(story, name)
    _refuse_circles(package.stories, name)
    _refuse_proposals(package, name)
    for release in package.releases:
        _refuse_release(release, package, name)


def _refuse_name(pattern: re.Pattern[str], stated: str, name: str) -> None:
    # the name that every own bank has at home would make the questions of others one's own
    if len(stated) > LONGEST_NAME or not pattern.fullmatch(stated) or stated == OWN_BANK:
        raise Problem("package-unfit-id", file=name, id=ascii(stated[:LONGEST_NAME])[1:-1])


def _refuse_names(story: Story, name: str) -> None:
    _refuse_name(_BANK, story.key[0], name)
    _refuse_name(_ID, story.key[1], name)
    for revision in story.revisions:
        for language, translation in revision.translations.items():
            _refuse_name(_LANGUAGE, language, name)
            if translation.language != language:
                raise Problem("package-unfit-id", file=name, id=ascii(translation.language[:LONGEST_NAME])[1:-1])


def _refuse_proposals(package: Package, name: str) -> None:
    seen: set[str] = set()
    for each in package.proposals:
        story = Story((each.question,))
        _refuse_name(_PROPOSAL, each.id, name)
        _refuse_names(story, name)
        _refuse_revisions(story, name)
        if each.id in seen:
            raise Problem("package-id-twice", file=name, question=each.key[1])
        seen.add(each.id)


def _refuse_revisions(story: Story, name: str) -> None:
    for revision in story.revisions:
        _refuse_options(revision, name)
        if revision.content_hash != content_hash(revision.answer, revision.prompt):
            raise Problem("package-hash", file=name, question=revision.id, rev=revision.rev)
    if any(after.rev <= before.rev for before, after in pairwise(story.revisions)) or story.revisions[0].rev < 1:
        raise Problem("package-revisions", file=name, question=story.key[1])


def _refuse_options(question: Question, name: str) -> None:
    ids = [option.id for option in question.answer.options]
    if len(set(ids)) < len(ids) or not question.prompt.strip():
        raise Problem("package-question-unfit", file=name, question=question.id)


def _refuse_circles(stories: Iterable[Story], name: str) -> None:
    follows = {story.key: (story.key[0], story.newest.replaced_by) for story in stories}
    done: set[tuple[str, str]] = set()
    for start in follows:
        way: set[tuple[str, str]] = set()
        here = start
        while here in follows and here not in done:
            if here in way:
                raise Problem("package-circle", file=name, question=here[1])
            way.add(here)
            here = follows[here]
        done |= way


def _refuse_release(release: PackedRelease, package: Package, name: str) -> None:
    if release.manifest_hash != manifest_hash(release.manifest):
        raise Problem("package-release", file=name, number=release.number[:20])
    known = {
        (revision.id, revision.rev): revision.content_hash
        for story in package.stories
        if story.key[0] == package.bank.id
        for revision in story.revisions
    }
    for question_id, entry in release.manifest.items():
        if known.get((question_id, entry.rev), entry.content_hash) != entry.content_hash:
            raise Problem("package-release", file=name, number=release.number[:20])
