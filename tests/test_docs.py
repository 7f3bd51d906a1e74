"""Docs that cannot fall behind: options, commands, warnings, fields, and every command and example in them, read against the code."""
from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from huiyao.cli.commands import _COMMANDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
WARNINGS = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")


def test_every_warning_code_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "core").rglob("*.py"))
    used = set(re.findall(r"model\.Warning\(\s*\"(\w+)\"", source))
    assert used == set(re.findall(r"^\| `(\w+)`", WARNINGS, re.MULTILINE))


def test_every_command_is_in_the_readme() -> None:
    for name in _COMMANDS:
        assert f"huiyao {name}" in README


def test_every_option_is_in_the_docs() -> None:
    everything = README + "".join(path.read_text(encoding="utf-8") for path in DOCS)
    source = (ROOT / "cli" / "commands.py").read_text(encoding="utf-8")
    declared = set(re.findall(r'"(--[a-z-]+)"', source)) | {f"--{name.replace('_', '-')}" for name in re.findall(r"^    (\w+): (?:Annotated\[(?!list\[Path\]|Optional\[list\[Path\]\], typer.Argument)|_)", source, re.MULTILINE)}
    declared -= {"--files", "--paths", "--kind", "--lexicons", "--colour"}
    assert len(declared) > 20
    for name in sorted(declared):
        assert name in everything, name


@pytest.mark.parametrize("name", ["install", "test"])
def test_the_two_commands_stand_between_their_marks(name: str) -> None:
    block = re.search(rf"<!-- {name} -->\n```\n(.+)\n```\n<!-- end -->", README)
    assert block and "\n" not in block[1]


def test_the_readme_is_one_page() -> None:
    assert len(README.splitlines()) <= 110


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(r"```python\n(.+?)```", README, re.DOTALL)
    assert code
    exec(code[1], {})
    assert "2024-05-10 完成病险水库" in capsys.readouterr().out


def test_doctests(monkeypatch: pytest.MonkeyPatch) -> None:
    import huiyao.core
    import huiyao.core.time

    for module in (huiyao.core, huiyao.core.time):
        result = doctest.testmod(module)
        assert result.attempted > 0 and result.failed == 0
    pytest.importorskip("trafilatura")
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 12 and result.failed == 0


def _marked() -> list:
    found = []
    for path in DOCS:
        for number, block in enumerate(re.findall(r"<!-- run -->\n```sh\n(.+?)```", path.read_text(encoding="utf-8"), re.DOTALL)):
            found.append(pytest.param(block, id=f"{path.stem}_{number}"))
    return found


@pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("block", _marked())
def test_the_commands_of_the_guides_run_as_written(block: str, tmp_path: Path) -> None:
    if "jq" in block and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    for library in ("trafilatura", "openpyxl", "icalendar"):
        pytest.importorskip(library)
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    before = set(tmp_path.rglob("*"))
    command = tmp_path / "bin" / "huiyao"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nfrom huiyao.cli.main import run\nrun()\n", encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=tmp_path, capture_output=True, env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    made = [path for path in tmp_path.rglob("*") if path not in before and path.is_file() and path != command]
    assert done.stdout or (made and all(path.stat().st_size > 100 for path in made))


def test_the_field_reference_is_that_of_the_schema() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import build_fields

    assert (ROOT / "docs" / "fields.md").read_text(encoding="utf-8") == build_fields.text()


@pytest.mark.parametrize("path", [ROOT / "README.md", *DOCS], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_tables_name_their_source() -> None:
    for path in (ROOT / "core" / "lexicon").glob("*.t*"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
