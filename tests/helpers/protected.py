"""What tests of passphrases share: where they can run, and a process in which nobody has said one."""

import pytest

from dialogue_app.storage import engine, passphrases

needs_cipher = pytest.mark.skipif(not engine.can_encrypt(), reason="dialogue-app[encrypted] is not installed")

SECRET, OTHER = "correct horse' ü", "battery staple; -- " * 4


@pytest.fixture
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test begin as a program does: no passphrase is known."""
    monkeypatch.setattr(passphrases, "_said", [])
    monkeypatch.delenv(passphrases.VARIABLE, raising=False)
