"""The commands as typer sees them, with their help in English and Chinese."""
from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn, Optional

import typer
from huiyao.cli import helptext, language
from huiyao.cli.formats import Colour, CountFormat, Format, Language, Script

_ = helptext.chooser(language.asked())


def _day(value: str | None) -> str | None:
    if value is not None:
        from datetime import date

        try:
            date.fromisoformat(value)
        except ValueError:
            raise typer.BadParameter(_(f"{value!r} is no day; write it as 2024-03-22", f"{value!r} 不是日期，请写作 2024-03-22")) from None
    return value


def _sections(value: str | None) -> str | None:
    if value is not None:
        from huiyao.cli.sections import choose

        try:
            choose(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    return value


def _complete_sections(incomplete: str) -> list[str]:
    from huiyao.cli.sections import SECTIONS

    done, comma, last = incomplete.rpartition(",")
    return [done + comma + name for name in SECTIONS if name.startswith(last)]


def _version(asked: bool) -> None:
    if asked:
        from huiyao.core import __version__

        print(f"huiyao {__version__}")
        raise typer.Exit


def _end(function: Callable[..., int], *arguments: Any) -> NoReturn:
    """Run a command and leave with its exit code; a reader that has gone (| head) is no failure, which typer would make of it."""
    from huiyao.cli.main import silenced

    try:
        code = function(*arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = silenced()
    raise typer.Exit(code)


_File = Annotated[list[Path], typer.Argument(metavar="FILE…", path_type=str, help=_("Bulletins to read; - is standard input.", "要读取的会议报道；- 表示标准输入。"), show_default=False)]
_Date = Annotated[Optional[str], typer.Option(metavar="DAY", callback=_day, help=_("Day of publication, as 2024-03-22; gives days without a year their year.", "发布日期，如 2024-03-22；没有年份的日期据此定年。"))]  # noqa: UP045 - typer on 3.10
_Lang = Annotated[Optional[Language], typer.Option(help=_("Language of headings, messages and help; by default that of the locale.", "表头、提示和帮助的语言；默认随系统语言。"))]  # noqa: UP045
_Own = Annotated[Optional[list[Path]], typer.Option("--lexicon", metavar="FILE", path_type=str, help=_("Your own titles, act verbs, events, bodies, regions and people (TOML); besides huiyao.toml.", "自备词表（TOML）：职务、动词、事件日期、机构、地区、人员；另见 huiyao.toml。"))]  # noqa: UP045
_MaxSize = Annotated[float, typer.Option("--max-size", metavar="MB", min=0.001, help=_("The most megabytes to read of one file, also unpacked.", "单个文件（含解压后）最多读取的兆字节数。"))]


def parse_command(
    files: Annotated[Optional[list[Path]], typer.Argument(metavar="FILE…", path_type=str, help=_("Bulletins to read (.txt .html .docx .pdf); - is standard input.", "要读取的会议报道（.txt .html .docx .pdf）；- 表示标准输入。"), show_default=False)] = None,  # noqa: UP045
    format: Annotated[Format, typer.Option("--format", "-f", help=_("table for people; json, ndjson for programs (the same at a terminal and in a pipe); csv, md, xlsx: the task sheet; ics: deadlines as to-dos; html: a page with the evidence marked.",
                                                                   "table 供阅读；json、ndjson 供程序（终端与管道相同）；csv、md、xlsx 任务分解表；ics 时限待办；html 标注依据的网页。"))] = Format.table,
    only: Annotated[Optional[str], typer.Option(help=_("Sections, by commas: meeting, speakers, attendees, directives, deadlines, regions, warnings.", "只要这些部分，逗号分隔：meeting, speakers, attendees, directives, deadlines, regions, warnings。"), callback=_sections, autocompletion=_complete_sections, metavar="NAMES")] = None,  # noqa: UP045
    date: _Date = None,
    script: Annotated[Script, typer.Option(help=_("Script of the output; offsets stay those of the source.", "输出用字：原文、简体或繁体；位置仍按原文。"))] = Script.source,
    lang: _Lang = None,
    output: Annotated[Optional[Path], typer.Option("--output", "-o", path_type=str, help=_("Write to this file instead of standard output.", "写入文件，不写标准输出。"), metavar="FILE")] = None,  # noqa: UP045
    brief: Annotated[bool, typer.Option("--brief", help=_("Half a page: the meeting, each leader's points, what falls due first, who took part.", "半页摘要：会议、各领导要点、最先到期的任务、参会者。"))] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help=_("Print the source with speakers, directives, terms and regions marked in it.", "打印原文，并标出讲话人、要求、时限和地区。"))] = False,
    color: Annotated[Colour, typer.Option("--color", help=_("Colours: auto on a terminal, always, never.", "颜色：auto 仅终端，always 总是，never 从不。"))] = Colour.auto,
    lexicon: _Own = None,
    whole: Annotated[bool, typer.Option("--whole", help=_("Read each file as one bulletin, even where several stand in it under their headlines.", "每个文件按一篇处理，即使其中有多篇各带标题的报道。"))] = False,
    max_size: _MaxSize = 32,
    version: Annotated[Optional[bool], typer.Option("--version", help=_("Print the version and leave.", "显示版本并退出。"), callback=_version, is_eager=True)] = None,  # noqa: UP045
) -> None:
    from huiyao.cli import run as runner

    if not files and sys.stdin.isatty():
        print(_("huiyao: no file given; try huiyao --help", "huiyao: 没有给出文件；请看 huiyao --help"), file=sys.stderr)
        raise typer.Exit(2)
    options = runner.Options(format.value, only, date, script.value, lang.value if lang else language.of_locale(), str(output) if output else None, brief,
                             evidence, color.value, tuple(map(str, lexicon or ())), whole, max_size)
    _end(runner.run, [str(file) for file in files or [Path("-")]], options)


parse_command.__doc__ = _("Read Chinese government meeting bulletins: the meeting, who spoke, what they told whom to do, by when, and which regions took part.",
                          "读取政府会议报道：会议、谁讲了话、要求谁做什么、何时完成、哪些地区参加。")


def schema_command() -> None:
    import json

    from huiyao.core.report_schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


schema_command.__doc__ = _("Print the JSON Schema that every report satisfies.", "打印报告遵循的 JSON Schema。")


def text_command(files: _File, max_size: _MaxSize = 32) -> None:
    from huiyao.cli import run as runner

    _end(runner.show_text, [str(file) for file in files], max_size)


text_command.__doc__ = _("Print the text that offsets count in: of a page, a Word file or a PDF what was read of it.", "打印位置所依据的文本：网页、Word、PDF 实际读取到的正文。")


def explain_command(files: _File, date: _Date = None, lexicon: _Own = None) -> None:
    from huiyao.cli import run as runner

    _end(runner.explain, [str(file) for file in files], date, tuple(map(str, lexicon or ())))


explain_command.__doc__ = _("Say for each speaker, act and directive which rule took it and on which words.", "逐条说明依据哪条规则、哪些词得出讲话人、行为和要求。")


def regions_command(
    files: _File, date: _Date = None,
    format: Annotated[CountFormat, typer.Option("--format", "-f", help=_("table for people, csv or json for programs.", "table 供阅读，csv、json 供程序。"))] = CountFormat.table,
) -> None:
    from huiyao.cli import run as runner

    _end(runner.count_regions, [str(file) for file in files], date, format.value)


regions_command.__doc__ = _("Count over many bulletins which region took part in which role.", "统计多篇报道中各地区以何种角色参加。")


def lexicon_command(
    kind: Annotated[Optional[str], typer.Argument(metavar="KIND", help=_("One kind of words: titles, acts, events, bodies, regions, people, …; all are counted without it.", "一类词：titles、acts、events、bodies、regions、people 等；不写则列出各类数目。"), show_default=False)] = None,  # noqa: UP045
    check: Annotated[bool, typer.Option("--check", help=_("Say how old calendar and administrative facts are, and whether they reach today.", "说明日历与区划数据的日期，以及是否覆盖今天。"))] = False,
    lexicon: _Own = None,
) -> None:
    from huiyao.cli import words

    _end(words.check) if check else _end(words.show, kind, tuple(map(str, lexicon or ())))


lexicon_command.__doc__ = _("List the words the parser knows and where each table comes from.", "列出解析器所知的词及各表来源。")


def batch_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", path_type=str, help=_("Files, folders, .ndjson or .parquet with a column of text; - reads NDJSON from standard input.", "文件、文件夹、含正文列的 .ndjson 或 .parquet；- 从标准输入读 NDJSON。"))],
    output: Annotated[Path, typer.Option("--output", "-o", path_type=str, metavar="OUT", help=_("all.ndjson, or a folder for Parquet tables; - is standard output.", "all.ndjson，或存放 Parquet 表的文件夹；- 表示标准输出。"))],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help=_("Worker processes; 0 is one a core, 1 works in this process.", "工作进程数；0 为每核一个，1 在本进程内。"))] = 0,
    pattern: Annotated[Optional[list[str]], typer.Option(help=_("Names to take from folders, as '*.txt'; may be given again.", "文件夹中要取的文件名，如 '*.txt'；可重复。"))] = None,  # noqa: UP045
    text_field: Annotated[str, typer.Option(help=_("Column or key of the text.", "正文所在的列或键。"))] = "text",
    date_field: Annotated[Optional[str], typer.Option(help=_("Column or key of the day of publication.", "发布日期所在的列或键。"))] = None,  # noqa: UP045
    id_field: Annotated[Optional[str], typer.Option(help=_("Column or key that names a document.", "文档标识所在的列或键。"))] = None,  # noqa: UP045
    only: Annotated[Optional[str], typer.Option(help=_("Sections, by commas.", "只要这些部分，逗号分隔。"), callback=_sections, autocompletion=_complete_sections, metavar="NAMES")] = None,  # noqa: UP045
    date: _Date = None,
    resume: Annotated[bool, typer.Option("--resume", help=_("Go on with a run that was stopped.", "接着做被中断的任务。"))] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help=_("Replace OUT where it exists, and throw away an unfinished run.", "覆盖已有的 OUT，丢弃未完成的任务。"))] = False,
    scheduler: Annotated[Optional[str], typer.Option(metavar="ADDRESS", help=_("A Dask scheduler, as tcp://host:8786, whose workers do the work.", "Dask 调度器地址，如 tcp://host:8786。"))] = None,  # noqa: UP045
    lexicon: _Own = None,
    whole: Annotated[bool, typer.Option("--whole", help=_("Read each document as one bulletin.", "每个文件按一篇处理。"))] = False,
    max_size: _MaxSize = 32,
) -> None:
    from huiyao.cli.batch import command

    _end(command.run, command.Request(
        [str(path) for path in paths], str(output), jobs, tuple(pattern or ()), text_field, date_field, id_field, only, date, resume, overwrite, scheduler,
        tuple(map(str, lexicon or ())), whole, max_size))


batch_command.__doc__ = _("Parse an archive: folders, NDJSON or Parquet in; NDJSON or Parquet tables out.", "批量解析：文件夹、NDJSON 或 Parquet 输入，NDJSON 或 Parquet 表输出。")

_COMMANDS: dict[str, Callable[..., None]] = {"schema": schema_command, "explain": explain_command, "regions": regions_command, "text": text_command,
                                             "lexicon": lexicon_command, "batch": batch_command}


def typed(arguments: list[str]) -> None:
    """Let typer read the arguments and run what they ask for; ends the process."""
    name = arguments[0] if arguments and arguments[0] in _COMMANDS else None
    app = typer.Typer(add_completion=name is None, pretty_exceptions_enable=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
    epilog = helptext.EXAMPLES.get(name or "")
    app.command(epilog=_paragraphs(_(*epilog)) if epilog else None, cls=helptext.Command)(_COMMANDS[name] if name else parse_command)
    app(args=arguments[1:] if name else arguments, prog_name=f"huiyao {name}" if name else "huiyao", standalone_mode=True)


def _paragraphs(text: str) -> str:
    """Keep the line breaks of an epilog: the mark that tells the help formatter not to wrap a paragraph."""
    return "\n\n".join("\b\n" + paragraph for paragraph in text.strip().split("\n\n"))
