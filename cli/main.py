"""The command line: `huiyao FILE…` and its sub-commands.

`huiyao` is one command with files for arguments; the few other commands (`huiyao schema`)
are taken when the first word is the name of one.  A file of such a name is read as ./schema.
"""
from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Optional

import typer


class Format(str, Enum):
    """What the report is written as."""

    table = "table"
    json = "json"
    ndjson = "ndjson"
    csv = "csv"
    md = "md"
    xlsx = "xlsx"
    ics = "ics"


class CountFormat(str, Enum):
    """What a count is written as."""

    table = "table"
    csv = "csv"
    json = "json"


class Script(str, Enum):
    """The script of the output."""

    source = "source"
    simplified = "simplified"
    traditional = "traditional"


class Language(str, Enum):
    """The language of headings and messages."""

    en = "en"
    zh = "zh"


_EXAMPLES = """
Examples:

  huiyao bulletin.txt                                   tables on the screen
  huiyao bulletin.txt --format json | jq .deadlines     JSON for other programs
  huiyao *.txt --format ndjson > all.ndjson             one JSON document a line
  huiyao a.txt --only speakers,deadlines                two sections alone
  huiyao a.txt --format xlsx -o tasks.xlsx              the task sheet (任务分解表); csv and md too
  huiyao a.txt --format ics -o due.ics                  dated deadlines as calendar to-dos
  huiyao a.txt --brief                                  half a page for a busy reader
  huiyao a.txt --date 2024-03-22                        the day of publication fixes the year
  curl -s URL | huiyao -                                from standard input

Other commands: huiyao schema (the JSON Schema of a report), huiyao explain FILE (why each thing was taken),
huiyao regions FILE… (which region took part how often, by role).
"""


def _version(asked: bool) -> None:
    if asked:
        from huiyao.core import __version__

        print(f"huiyao {__version__}")
        raise typer.Exit


def _day(value: str | None) -> str | None:
    if value is not None:
        from datetime import date

        try:
            date.fromisoformat(value)
        except ValueError:
            raise typer.BadParameter(f"{value!r} is no day; write it as 2024-03-22") from None
    return value


def _sections(value: str | None) -> str | None:
    if value is not None:
        from huiyao.cli.sections import choose

        try:
            choose(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return value


def parse_command(
    files: Annotated[Optional[list[str]], typer.Argument(metavar="FILE…", help="Bulletins to read; - is standard input.", show_default=False)] = None,  # noqa: UP045 - typer on 3.10
    format: Annotated[Format, typer.Option("--format", "-f", help="table for people; json, ndjson for programs (the same at a terminal and in a pipe); csv, md, xlsx: the task sheet; ics: deadlines as to-dos.")] = Format.table,
    only: Annotated[Optional[str], typer.Option(help="Sections, by commas: meeting, speakers, attendees, directives, deadlines, regions, warnings.", callback=_sections, metavar="NAMES")] = None,  # noqa: UP045
    date: Annotated[Optional[str], typer.Option(help="Day of publication, as 2024-03-22; gives days without a year their year.", callback=_day, metavar="DAY")] = None,  # noqa: UP045
    script: Annotated[Script, typer.Option(help="Script of the output; offsets stay those of the source.")] = Script.source,
    lang: Annotated[Optional[Language], typer.Option(help="Language of headings; by default that of the locale.")] = None,  # noqa: UP045
    output: Annotated[Optional[str], typer.Option("--output", "-o", help="Write to this file instead of standard output.", metavar="FILE")] = None,  # noqa: UP045
    brief: Annotated[bool, typer.Option("--brief", help="Half a page: the meeting, each leader's points, what falls due first, who took part.")] = False,
    version: Annotated[Optional[bool], typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)] = None,  # noqa: UP045
) -> None:
    """Read Chinese government meeting bulletins: the meeting, who spoke, what they told whom to do, by when, and which regions took part."""
    from huiyao.cli import run as runner

    if not files and sys.stdin.isatty():
        print("huiyao: no file given; try huiyao --help", file=sys.stderr)
        raise typer.Exit(2)
    options = runner.Options(format.value, only, date, script.value, (lang.value if lang else _locale()), output, brief)
    raise typer.Exit(runner.run(files or ["-"], options))


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.startswith("zh") else "en"
    return "en"


def schema_command() -> None:
    """Print the JSON Schema that every report satisfies."""
    import json

    from huiyao.core.report_schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


def explain_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Bulletins to explain; - is standard input.")],
    date: Annotated[Optional[str], typer.Option(help="Day of publication, as 2024-03-22.", callback=_day, metavar="DAY")] = None,  # noqa: UP045
) -> None:
    """Say for each speaker, act and directive which rule took it and on which words."""
    from huiyao.cli import run as runner

    raise typer.Exit(runner.explain(files, date))


def regions_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Bulletins to count over; - is standard input.")],
    date: Annotated[Optional[str], typer.Option(help="Day of publication, as 2024-03-22.", callback=_day, metavar="DAY")] = None,  # noqa: UP045
    format: Annotated[CountFormat, typer.Option("--format", "-f", help="table for people, csv or json for programs.")] = CountFormat.table,
) -> None:
    """Count over many bulletins which region took part in which role."""
    from huiyao.cli import run as runner

    raise typer.Exit(runner.count_regions(files, date, format.value))


_COMMANDS: dict[str, Callable[..., None]] = {"schema": schema_command, "explain": explain_command, "regions": regions_command}


def run() -> None:
    """Entry point of the console script; ends the process."""
    arguments = sys.argv[1:]
    name = arguments[0] if arguments and arguments[0] in _COMMANDS else None
    app = typer.Typer(add_completion=name is None, pretty_exceptions_enable=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
    app.command(epilog=None if name else _paragraphs(_EXAMPLES))(_COMMANDS[name] if name else parse_command)
    try:
        app(args=arguments[1:] if name else arguments, prog_name=f"huiyao {name}" if name else "huiyao", standalone_mode=True)
    except BrokenPipeError:
        # The reader has gone (huiyao f | head -1): nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def _paragraphs(text: str) -> str:
    """Keep the line breaks of an epilog: the mark that tells the help formatter not to wrap a paragraph."""
    return "\n\n".join("\b\n" + paragraph for paragraph in text.strip().split("\n\n"))
