"""What labels prove, in words: of a whole questionnaire, and of one question."""

from dialogue_app.domain.label_proof import Proof
from dialogue_app.texts import Texts
from question_bank import Coverage, Label


def label_name(label: Label, version: str) -> str:
    """Return a label with its version, unless its name says it already."""
    return label.name if not version or version in label.name else f"{label.name}, {version}"


def proof_text(proof: Proof, texts: Texts) -> str:
    """Return how many questions a label proves whole and how many in part."""
    kind = "both" if proof.whole and proof.part else "whole" if proof.whole else "part"
    numbers = {"whole": len(proof.whole), "part": len(proof.part)}
    said = texts.count(
        f"proof.{kind}", numbers.get(kind, len(proof.items)), label=label_name(proof.label, proof.version), **numbers
    )
    site = texts("proof.site") if proof.about_sites else ""
    check = texts("proof.check-first") if proof.check_first else ""
    return " ".join(part for part in (said, site, check) if part)


def gap_title(proof: Proof, texts: Texts) -> str:
    """Return the title of the section that suppliers read: the certificate answers what it covers."""
    key = "proof.section-site" if proof.about_sites else "proof.section"
    return texts(key, label=label_name(proof.label, proof.version))[:200]


def line_text(label: Label, line: Coverage, texts: Texts) -> str:
    """Return what a label proves of one question, and what is left to ask."""
    key = "proof.line-whole" if line.extent.answers else "proof.line-part"
    said = texts(key, label=label_name(label, line.version), reason=line.reason)
    return f"{said} {texts('proof.check-first')}" if line.uncertain else said
