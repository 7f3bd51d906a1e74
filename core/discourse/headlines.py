"""Lines that belong to nobody's account: headlines, by-lines, what a web page leaves around a text."""
from __future__ import annotations

import re

from huiyao.core import lexicon
from huiyao.core.document import Document, Unit

_BYLINE = re.compile(r"[■●◆（\- ]*(?:\w{0,10}?)(?:记者|通讯员|责任编辑|编辑|责编|作者|摄影|供稿|来源|信息来源|发布时间|发布日期|发布者|日期：|时间：[0-9]|点击：|浏览|字号|审核|校对|撰稿|文/|图/|初审|复审|终审)[^，。]{0,60}$")
# Buttons and notices of a page: 扫一扫在手机打开, 打印本页, 上一篇：….
_PAGE = re.compile(r"[【\[（|> ]*(?:扫一扫|扫码|分享(?:到|至)|打印(?:本页|此页|$|】)|关闭(?:窗口|本页|$|】)|上一[篇条页]|下一[篇条页]|标题：|返回(?:顶部|列表|首页)|展开(?:详细|全文)|收起$|Produced By|Copyright|技术支持|转载请|\w?ICP备|点击(?:查看|进入|下载)|阅读原文|查看原文|字体|主办单位|版权所有|标签：|留言|验证码|发表评论|网友评论|相关(?:链接|阅读|附件|新闻)|附件(?:下载)?[：0-9]|跳到主|当前位置)[^，。]{0,60}$")
_SIGNED_OFF = re.compile(r"编辑|作者|责编|审核|签发|终审|校对|扫一扫|打印本页")
_ENDS = "。；！？：，、”）"
_SENTENCE_END = re.compile(r"[。；！？：]”?$")
_DATED_LEAD = re.compile(r"(?:\w{0,6}讯 ?)?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日[^，。]{0,8}，[^。]{2,24}(?:召开|举行)")  # 3月5日，某镇召开…: a lead, be its full stop lost
_HAN = re.compile(r"[\u3400-\u9fff]")


@lexicon.cached()
def _credit() -> re.Pattern[str]:
    """What stands behind the last sentence of a line: 。作者：李巧."""
    words = "|".join([*lexicon.groups("titles.txt")["byline"], "文", "图"])
    return re.compile(rf"（?\w{{0,4}}?(?:{words})[：/][^，。]{{2,40}}$")


def title_unit(document: Document, headlines: set[int]) -> Unit | None:
    """The first line above the body that is no by-line and no notice of a page; None where the body comes first."""
    for unit in document.units:
        if unit.index not in headlines:
            return None
        text = document.unit_text(unit)
        if _HAN.search(text) and not _BYLINE.match(text) and not _PAGE.match(text):
            return unit
    return None


def headline_units(document: Document) -> set[int]:
    """Indexes of the units of lines above the body, of by-lines and page notices anywhere, and of units without a Chinese character."""
    found: set[int] = set()
    body = signed = False
    lines: dict[int, list[Unit]] = {}
    for unit in document.units:
        lines.setdefault(unit.paragraph, []).append(unit)
    for units in lines.values():
        line = document.clean[units[0].start:units[-1].end]
        if len(line) < 60 and (_BYLINE.match(line) or _PAGE.match(line)):
            found.update(unit.index for unit in units)
            signed = signed or (body and bool(_SIGNED_OFF.search(line)))
            continue
        if signed and len(line) < 30 and not re.search("[。；！]", line):
            found.update(unit.index for unit in units)  # 立即注册: below the names of the editors a page has only buttons
            continue
        if len(units) > 1 and line[-1] not in _ENDS and _credit().match(line, units[-1].start - units[0].start):
            found.add(units[-1].index)
        if not body and ((_SENTENCE_END.search(line) and len(line) > 20 and len(_HAN.findall(line)) > 8) or ("，" in line and (len(line) > 60 or _DATED_LEAD.match(line)))):
            body = True
        if not body:
            found.update(unit.index for unit in units)
    if not body:  # a text of one unpunctuated line is a body all the same
        found.clear()
    found.update(unit.index for unit in document.units if not _HAN.search(document.clean, unit.start, unit.end))
    return found


def lead_units(document: Document, headlines: set[int], count: int = 6) -> list[Unit]:
    """The first units of the body."""
    return [unit for unit in document.units if unit.index not in headlines][:count]
