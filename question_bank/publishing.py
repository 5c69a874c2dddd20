"""Publishes a release: writes its manifest beside the content, once, when nothing is wrong with it."""

from pathlib import Path

from question_bank.checks import check
from question_bank.findings import ERROR, ContentError
from question_bank.loader import load
from question_bank.manifest import Manifest, manifest_text


def publish(folder: Path) -> Path:
    """Write ``releases/<number>.toml`` for the content in ``folder`` and return its path.

    Raises:
        ContentError: the content has an error, or the release is published already.
    """
    for finding in check(folder):
        if finding.level == ERROR:
            raise ContentError(finding.file, finding.place, finding.sentence)
    release = load(folder)
    target = folder / "releases" / f"{release.number}.toml"
    if target.exists():
        raise ContentError(f"releases/{target.name}", "", "The release is published already.")
    target.parent.mkdir(exist_ok=True)
    text = manifest_text(Manifest(release.number, release.published_at, release.manifest))
    target.write_text(text, encoding="utf-8", newline="\n")
    return target
