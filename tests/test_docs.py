"""Docs that cannot fall behind: options, commands, warnings and the README's claims, read against the code."""
from __future__ import annotations

import re

import pytest
from conftest import ROOT
from huiyao.cli.commands import _COMMANDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
WARNINGS = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")


def test_every_warning_code_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "core").rglob("*.py"))
    used = set(re.findall(r"model\.Warning\(\s*\"(\w+)\"", source))
    assert used == set(re.findall(r"^\| `(\w+)`", WARNINGS, re.MULTILINE))


def test_every_command_is_in_the_readme() -> None:
    for name in _COMMANDS:
        assert f"huiyao {name}" in README


def test_every_option_is_in_the_readme() -> None:
    source = (ROOT / "cli" / "main.py").read_text(encoding="utf-8")
    declared = set(re.findall(r"^    (format|only|date|script|brief): Annotated", source, re.MULTILINE))
    assert declared == {"format", "only", "date", "script", "brief"}
    for name in declared:
        assert f"--{name}" in README


@pytest.mark.parametrize("name", ["install", "test"])
def test_the_two_commands_stand_between_their_marks(name: str) -> None:
    block = re.search(rf"<!-- {name} -->\n```\n(.+)\n```\n<!-- end -->", README)
    assert block and "\n" not in block[1]


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(r"```python\n(.+?)```", README, re.DOTALL)
    assert code
    exec(code[1], {})
    assert "2024-05-10 完成病险水库" in capsys.readouterr().out


def test_doctests() -> None:
    import doctest

    import huiyao.core
    import huiyao.core.time

    for module in (huiyao.core, huiyao.core.time):
        result = doctest.testmod(module)
        assert result.attempted > 0 and result.failed == 0


def test_tables_name_their_source() -> None:
    for path in (ROOT / "core" / "lexicon").glob("*.t*"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
