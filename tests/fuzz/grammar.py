"""Pieces of the genre, from which fuzzers put bulletins together; people and words are invented."""
from __future__ import annotations

from collections.abc import Callable, Sequence

NAMES = ("方予宁", "段闻笙", "欧阳知秋", "卓玛次仁", "林", "王勇", "万里", "海来木呷", "阿卜杜拉·买买提")
TITLES = ("县委书记", "副县长", "市委常委、秘书长", "局党组书记、局长", "党组成员", "代表", "领导", "各乡镇负责人", "省气象局副局长")
PLACES = ("桃江县", "普洱市", "浙江省", "各县（市、区）", "高新区", "兵团第七师", "南通市海门区", "吴江", "朝阳", "天桥镇", "113年", "省区市")
VERBS = ("主持会议", "出席会议并讲话", "强调，", "指出：", "要求", "作表态发言", "通报情况", "传达学习", "听取汇报", "参加会议", "设分会场", "会同", "牵头")
TIMES = ("4月底前", "“十四五”末", "三季度", "2月29日", "每月5日前", "正月十五前", "国庆节前", "7月27日至28日", "1—8月", "5个工作日内", "尽快", "113年6月", "今明两年", "截至6月30日", "腊月三十", "99年13月45日")
DUTIES = ("要完成排查", "务必落实责任", "不得推诿", "加强督查", "建立台账", "确保安全", "是硬道理", "取得明显成效", "全面推进", "责令整改")
MARKS = ("，", "。", "、", "；", "：", "\n", "\n\n", "“", "”", "（", "）", "《", "》", "！", "？", ",", " ", "\u3000", "\r\n", "一要", "二是", "（三）", "第四，", "一、", "1.", "首先，")
NOISE = ("會(huì)", "&nbsp;", "<p>", "</p>", "\x1b[31m", "\u200b", "\ufeff", "\ud800", "[bold]", "🙂", "𠮷", "\x00", "ａｂｃ", "干部幹部", "%", "\u202e", "٣", "e\u0301")
PIECES: tuple[Sequence[str], ...] = (NAMES, TITLES, PLACES, VERBS, TIMES, DUTIES, MARKS, NOISE)
FRAMES = ("{p}召开{d}会议，{t}{n}{v}。", "{n}{v}{d}。", "会议强调，{d}，{p}{d}。", "{t}{n}、{t}{n}{v}。", "一要{d}。{p}{w}{d}，{p}{d}。", "会上，{p}、{p}作交流发言。", "由{p}牵头，{p}配合，{w}{d}。", "{w}，{t}{n}主持召开会议，{d}。")


def sentence(choose: Callable[[Sequence[str]], str]) -> str:
    """One sentence by a frame; ``choose`` picks from a sequence."""
    frame = choose(FRAMES)
    for key, words in (("{p}", PLACES), ("{d}", DUTIES), ("{t}", TITLES), ("{n}", NAMES), ("{v}", VERBS), ("{w}", TIMES)):
        while key in frame:
            frame = frame.replace(key, choose(words), 1)
    return frame


def mixed(choose: Callable[[Sequence[str]], str], number: Callable[[int, int], int], free: Callable[[int], str]) -> str:
    """A text of sentences, loose pieces and free characters; ``number`` gives a number in a range, ``free`` a string of at most so many."""
    parts: list[str] = []
    for _ in range(number(0, 12)):
        kind = number(0, 9)
        if kind < 5:
            parts.append(sentence(choose))
        elif kind < 9:
            parts.append(choose(PIECES[number(0, len(PIECES) - 1)]))
        else:
            parts.append(free(8))
    text = "".join(parts)
    if text and number(0, 3) == 0:  # cut it somewhere and turn it round
        at = number(0, len(text))
        text = text[at:] + text[:at]
    return text
