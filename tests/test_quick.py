"""The plain call without typer means what it means with it."""
from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import ROOT
from huiyao.cli import commands, quick

PLAIN = [["a.txt"], ["a.txt", "b.txt"], ["-"], ["a.txt", "--format", "json"], ["-f", "csv", "a.txt"], ["a.txt", "--format=md"], ["a.txt", "--only", "speakers,deadlines"], ["a.txt", "--date", "2024-03-22"],
         ["a.txt", "--script", "traditional", "--lang", "zh"], ["a.txt", "-o", "out.txt"], ["a.txt", "--color", "never"], ["--brief", "a.txt"], ["a.txt", "--evidence", "--whole"], ["a.txt", "schema"]]
NOT_PLAIN = [[], ["--help"], ["a.txt", "--help"], ["--version", "a.txt"], ["schema"], ["batch", "a"], ["lexicon"], ["a.txt", "--format"], ["a.txt", "--format", "jsn"], ["a.txt", "--format="], ["a.txt", "--date", "22 March"],
             ["a.txt", "--only", "speekers"], ["a.txt", "--brief", "--brief"], ["a.txt", "-fjson"], ["a.txt", "--format", "json", "--format", "md"], ["--", "-a.txt"], ["a.txt", "--lexicon", "x.toml"], ["-x"], ["a.txt", "-o", "-f"]]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_both_readers_ask_for_the_same_run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from huiyao.cli import run as runner

    seen: list[object] = []
    monkeypatch.setattr(runner, "run", lambda files, options: seen.append((files, options)) or 0)
    monkeypatch.setattr(sys, "argv", ["huiyao", *arguments])
    from huiyao.cli import main

    assert main._plain(arguments) == 0
    with pytest.raises(SystemExit):
        commands.typed(arguments)
    assert len(seen) == 2 and seen[0] == seen[1]


@pytest.mark.parametrize("arguments", NOT_PLAIN, ids=" ".join)
def test_the_rest_is_left_to_typer(arguments: list[str]) -> None:
    assert quick.read(arguments) is None


def test_every_command_is_known_to_both() -> None:
    assert set(commands._COMMANDS) == quick.COMMANDS


def test_a_plain_run_does_not_load_typer() -> None:
    code = "import sys; sys.argv = ['huiyao', 'samples/water.txt', '-f', 'json']\nfrom huiyao.cli.main import run\ntry:\n run()\nfinally:\n print([name for name in ('typer', 'rich', 'jieba', 'opencc', 'pydantic') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})
    assert done.stderr.strip() == "[]"
