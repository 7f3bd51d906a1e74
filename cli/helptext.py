"""What --help says beside the options: examples by task, and Chinese for typer's own words."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from huiyao.cli import language
from typer.core import TyperCommand

EXAMPLES = {
    "": ("""
Read one bulletin:

  huiyao bulletin.txt                                   tables on the screen
  huiyao saved-page.html                                a saved page; .docx and .pdf too
  huiyao bulletin.txt --brief                           half a page for a busy reader
  huiyao bulletin.txt --evidence                        the text itself, with what was found marked in it
  huiyao bulletin.txt --date 2024-03-22                 the day of publication fixes the year

Make a task sheet (任务分解表):

  huiyao bulletin.txt --format xlsx -o tasks.xlsx       csv and md too
  huiyao bulletin.txt --format ics -o due.ics           dated deadlines as calendar to-dos
  huiyao bulletin.txt --format html -o page.html        a page to look through, print or send

Feed other programs:

  huiyao bulletin.txt --format json | jq .deadlines     JSON
  huiyao *.txt --format ndjson > all.ndjson             one JSON document a line
  huiyao a.txt --only speakers,deadlines -f json        two sections alone
  curl -s URL | huiyao -                                from standard input

Work through an archive:

  huiyao batch folder/ -o all.ndjson                    every file, on all cores, resumable
  huiyao regions folder/*.txt                           which region took part how often

Other commands: huiyao schema (the JSON Schema of a report), huiyao explain FILE (why each thing was taken),
huiyao text FILE (the text that offsets count in), huiyao lexicon (what the parser knows).
""", """
读一篇报道：

  huiyao 报道.txt                                       屏幕表格
  huiyao 网页.html                                      保存的网页；也可以是 .docx、.pdf
  huiyao 报道.txt --brief                               半页摘要
  huiyao 报道.txt --evidence                            原文，标出依据
  huiyao 报道.txt --date 2024-03-22                     给出发布日期以定年份

做任务分解表：

  huiyao 报道.txt --format xlsx -o 任务.xlsx            也可以是 csv、md
  huiyao 报道.txt --format ics -o 时限.ics              时限成为日历待办
  huiyao 报道.txt --format html -o 页面.html            可浏览、打印、转发的网页

供其他程序使用：

  huiyao 报道.txt --format json | jq .deadlines         JSON
  huiyao *.txt --format ndjson > all.ndjson             每行一个 JSON
  huiyao a.txt --only speakers,deadlines -f json        只要两个部分
  curl -s URL | huiyao -                                从标准输入读取

处理大量文件：

  huiyao batch 文件夹/ -o all.ndjson                    全部文件，多核并行，可续做
  huiyao regions 文件夹/*.txt                           各地区参加次数

其他命令：huiyao schema（报告的 JSON Schema）、huiyao explain FILE（每条的依据）、
huiyao text FILE（位置所依据的文本）、huiyao lexicon（解析器所知的词）。
"""),
    "batch": ("""
Examples:

  huiyao batch bulletins/ -o all.ndjson                          a folder, recursively
  huiyao batch crawl.ndjson --text-field body --date-field day --id-field url -o all.ndjson
  huiyao batch bulletins/ -o tables/                             Parquet: meetings, speakers, directives, deadlines, regions
  huiyao batch bulletins/ -o all.ndjson --resume                 after a kill or a power cut
  huiyao batch bulletins/ -o all.ndjson --scheduler tcp://host:8786
""", """
例子：

  huiyao batch 报道/ -o all.ndjson                               文件夹，含子文件夹
  huiyao batch crawl.ndjson --text-field body --date-field day --id-field url -o all.ndjson
  huiyao batch 报道/ -o tables/                                  Parquet 表：会议、讲话人、要求、时限、地区
  huiyao batch 报道/ -o all.ndjson --resume                      中断或断电之后
  huiyao batch 报道/ -o all.ndjson --scheduler tcp://host:8786
"""),
}

_CHINESE = (("Usage:", "用法："), ("Options:", "选项："), ("Arguments:", "参数："), ("[OPTIONS]", "[选项]"), ("Show this message and exit.", "显示本帮助并退出。"),
            ("Install completion for the current shell.", "为当前 shell 安装补全。"),
            ("Show completion for the current shell, to copy it or customize the installation.", "显示当前 shell 的补全脚本，供复制或自定义。"),
            ("[default: ", "[默认："), ("[required]", "[必填]"))


def chooser(chosen: str) -> Callable[[str, str], str]:
    """A function that takes the English or the Chinese of two texts."""
    return (lambda en, zh: zh) if chosen == "zh" else (lambda en, zh: en)


class Command(TyperCommand):
    """A command whose help is wholly in the language asked for."""

    def get_help(self, ctx: Any) -> str:
        """The help text, typer's own words in Chinese where that is asked for."""
        text = super().get_help(ctx)
        if language.asked() == "zh":
            for english, chinese in _CHINESE:
                text = text.replace(english, chinese)
        return text
