"""The grammar of time as data: one pattern a notion, with the example it is for.

Every pattern is matched on folded text (simplified characters, ASCII digits, （）“” for
all brackets and quotes).  No repeat is unbounded, so none can run away.  The engine that
matches them is in ``grammar.py``; a rule that begins with new words needs its beginning there.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from huiyao.core import lexicon
from huiyao.core.time.calendar import events

_CN = "一二三四五六七八九十两"
_N = rf"(?:[0-9]{{1,4}}|[{_CN}百]{{1,4}})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|(?:二?十|廿)?[一二三四五六七八九]|二?十|廿)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)"
# A year told by its number, in words that point at it from today, or behind 公元 and 民国.
_YEAR_NUMBERED = (r"(?P<y4>(?:1[89]|20|21)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年"
                  r"|(?<![0-9])(?P<roc_bare>1[01][0-9])年(?=[0-9]{1,2}月|底|度)"
                  rf"|(?<![0-9])(?P<y2>[0-9]{{2}})年(?={_MONTH}月|底|末|初|上半年|下半年|第?[一二三四]季)")
_YEAR_WORDED = (r"公元(?P<y4>(?:1[89]|20|21)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年"
                r"|民国(?P<roc>[0-9]{2,3}|[一二三四五六七八九十百]{1,5})年"
                r"|(?P<ry>今年|本年|当年|去年|上年|明年|来年|次年|翌年|后年|前年|同年|大前年|大后年|新的一年|上一年|下一年|这一年)(?!来)")


class Rule(NamedTuple):
    """A notion of time: its name, what it matches, one example, and what may stand before it.

    Rules that follow one another with the same ``prefix`` share it, so that it is matched once.
    ``opens`` says what a match may begin with: a numeral that 月 stands behind (``month``), any
    other numeral or 第 (``number``), or something else (``word``).
    """

    name: str
    pattern: str
    example: str
    prefix: str = ""
    opens: tuple[str, ...] = ("number", "word")


# 明年“开门红”: the year of a nickname.
_NICKNAME_YEAR = r"(?:(?P<nick_year>明年|来年|今年|20[0-9]{2}年)“?)?"


def _words(section: str) -> str:
    entries = sorted(lexicon.groups("time_words.txt")[section], key=len, reverse=True)
    return "|".join(entries)


def _quoted(section: str) -> str:
    """Nicknames with quotes anywhere inside: 首季“开门红”."""
    return "|".join("“?" + "”?“?".join((word[:2], word[2:])) if word.startswith("首") and len(word) > 3 else word
                    for word in sorted(lexicon.groups("time_words.txt")[section], key=len, reverse=True))


def _event_names() -> str:
    return "|".join(map(re.escape, sorted(events(), key=len, reverse=True)))


_CLOCK = (r"(?:(?:上午|下午|中午|晚上?|凌晨|早上|傍晚|夜间|早|当晚)?(?:[0-9]{1,2}|[零一二三四五六七八九十]{1,3})(?:时|点|:[0-5][0-9]时?)(?:[0-9]{1,2}分|整|半|一刻)?"
          r"|上午|下午|中午|晚上|凌晨|傍晚|早上|晚间|晚)")
_WEEKDAY_NOTE = r"(?:（(?:周|星期|礼拜)[一二三四五六日天]）)?"



def rules(opens: str) -> tuple[Rule, ...]:
    """The rules for what opens so (see ``Rule``), in order of precedence: at one place the first that matches wins."""
    dated = "" if opens == "month" else rf"(?P<year>(?:{_YEAR_NUMBERED if opens == 'number' else _YEAR_WORDED})度?的?)?"
    every = (
        Rule("numeric_date", r"(?<![0-9.])(?P<ny>(?:19|20)[0-9]{2})[-/.](?P<nm>1[0-2]|0?[1-9])[-/.](?P<nd>3[01]|[12][0-9]|0?[1-9])(?![0-9])", "2024-03-22", opens=("number",)),
        Rule("compact_date", r"(?<![0-9])(?P<cy>20[0-9]{2})(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12][0-9]|3[01])(?![0-9])", "20240307", opens=("number",)),
        Rule("year_span", r"(?<![0-9])(?P<ys1>(?:19|20)[0-9]{2})(?:年)?[-~至到]{1,2}(?P<ys2>(?:19|20)[0-9]{2})年", "2023—2025年", opens=("number",)),
        Rule("recurring", rf"每(?:隔)?(?:逢)?(?:个)?(?P<rn>{_N}|半)?个?(?:(?:日|天|周(?:[一二三四五六日天])?|星期[一二三四五六日天]?|月|季度?|年|学期|旬|工作日)(?![镇乡村县区市]))"
             rf"(?:(?:(?P<em>(?<=年){_MONTH})月(?:份)?(?:(?P<emd>{_DAY})[日号]|(?P<eml>底|末))?|{_DAY}[日号]|月?底|月?末|初|中旬|上旬|下旬)?(?:之?前(?![后期列])|内)?)|逐[日周月季年](?![步渐])|按[日周旬月季年](?:度)?(?=调度|通报|报|考核|分析|开展|进行|组织|统计|上|汇总|推进|督)"
             r"|(?<![本上下一二两三四五六七八九十0-9每全当首])[日周旬月季年](?=(?:调度|通报|考核|报告|例会|点评|排名|会商|研判|清零|结算|汇总|小结|督查)(?!机制|制度|平台|系统|会议))", "每月5日前", opens=("word",)),
        Rule("plan_period", r"“?(?P<plan>十[一二三四五六七八九]?|[六七八九])五”?(?P<pp>规划期末|期末|时期末|末期|末|规划期间|规划时期|计划时期|计划期间|时期|期间|收官之年|开局之年|初期|中期|前(?![期后]))", "“十四五”末"),
        Rule("lunar", r"(?:(?P<ly>(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})年)?(?:农历|阴历|旧历)?(?:(?:(?<=农历)|(?<=阴历)|(?<=旧历))(?P<lm1>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]|正|冬|腊)|(?P<lm2>正|腊|冬))月(?P<ld>初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|[0-9]{1,2})(?:日|号)?", "正月十五前"),
        Rule("nickname_first_quarter", rf"(?:第?一季度|首季度?)?“?(?:{_quoted('nickname_first_quarter')})", "开门红", _NICKNAME_YEAR),
        Rule("nickname_half", rf"(?:{_words('nickname_half')})", "双过半", _NICKNAME_YEAR),
        Rule("nickname_year", rf"(?:{_words('nickname_year')})", "全年红", _NICKNAME_YEAR),
        Rule("two_years", r"今明两年|今明后三年|明后两年", "今明两年", opens=("word",)),
        Rule("winter_spring", r"岁末年初|年末岁初|年终岁尾|今冬明春|今冬|今春|今夏|今秋|明春|去冬今春|去冬|去年冬天|冬春季节", "今冬明春", opens=("word",)),
        Rule("month_end", r"(?<![0-9一二三四五六七八九十本当个上下每])(?P<me>月底|月末|月初|月中(?![国央]))", "月底前", opens=("word",)),
        Rule("month_span", r"(?<![0-9])(?P<ms1>1[0-2]|[1-9]|[一二三四五六七八九])[月]?(?:-{1,2}|~|至|到|、)(?P<ms2>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?(?![0-9]{1,2}[日号])(?P<msp>底|末|中旬|上旬|下旬)?", "1—8月", dated, opens=("month", "number", "word")),
        Rule("day_span", rf"(?P<dsm>{_MONTH})月(?P<ds1>{_DAY})(?:-{{1,2}}|~|至|到|、)(?P<ds2>{_DAY})[日号]{_WEEKDAY_NOTE}", "7月27—28日", dated, opens=("month", "number", "word")),
        Rule("quarter", r"(?:(?<![0-9一二三四两])第?(?P<q>[一二三四1-4])(?:(?=季)|(?<=第.)(?=个季))个?季度|(?P<qs>首)季度?(?!节)|前(?P<fq>[两二三23])个?季度|(?P<rq>本|这个|下一?个?|上一?个?|当)季度?(?!节)|(?P<qe>季度?末))(?P<qp>末|底|初)?", "第三季度末", dated),
        Rule("half", r"(?P<h>上|下)半年(?P<hp>末|底)?", "下半年", dated),
        Rule("calendar", rf"(?:(?P<m>{_MONTH})月(?!亮|球|饼|票|薪|嫂|季)(?:份)?|(?P<rm>本月|这个月|当月|上个?月|下个?月|次月|同月)(?:份)?)"
             rf"(?:(?P<d>{_DAY})[日号](?:（(?:周|星期|礼拜)(?P<cw>[一二三四五六日天])）)?|(?P<mp>上旬|中旬|下旬|上半月|下半月|初|中(?![国央心小学等型共])|底|末))?(?P<clock>{_CLOCK})?", "8月15日18时前", dated, opens=("month", "number", "word")),
        Rule("event", rf"(?P<name>{_event_names()})”?(?:假期|长假|假日|连假|小长假|黄金周|佳节|召开|开幕|到来|来临)?(?=之?前(?![后期沿列])|以前|前夕|前后|期间|后(?![续勤备])|当天|当日|前,|到来)", "国庆节前", dated),
        Rule("year_part", r"(?(year)年?(?P<yp1>底|末|初|终|中(?![国央心小学等型共])|内(?!容|部|外|在|涵)|前后)|(?P<yp2>年底|年末|岁末|岁末年初|年终(?!奖)|年初|年中(?![国央])|年内|本年度内|年度内))", "2025年年底", dated),
        Rule("whole_year", r"(?(year)(?:全年)?|(?P<wy>全年)(?!龄|轻|级))", "全年", dated),
        Rule("coming", rf"(?:未来|今后|接下来的?|再用|用|利用|通过|经过|力争用)(?P<cn>{_N}|几)(?:到|至|-)?(?P<cn2>{_N})?个?(?P<cu>年|月|周|星期|天|季度)(?:左右)?(?:的)?(?:时间)?(?:内|里)?", "未来三年", opens=("word",)),
        Rule("last_months", rf"(?:最后|后|剩余|剩下的?|余下的?)(?P<ln>{_N})个(?P<lu>月|季度)", "后五个月", opens=("word",)),
        Rule("duration", rf"(?:(?P<dn>{_N}|半|[0-9]{{1,3}}\.[0-9])(?:到|至|-)?(?P<dn2>{_N})?(?:(?P<dh>年半|个半月)|个?(?P<du>年|月|周|星期|季度|学期|工作日|天|日|小时|钟头|分钟|秒)))(?:左右)?(?:的)?(?:时间)?(?:之内|以内|内(?!容|部|外|在|涵|地)|里(?!程))", "三年内", opens=("month", "number", "word")),
        Rule("relative_day", rf"(?P<rd>即日起?|今天|今日|今晚|今晨|昨天|昨日|昨晚|前天|明天|明日|后天|当天|当日|次日|日前|近日)(?:（(?:(?P<rdm>{_MONTH})月)?(?P<rdd>{_DAY})[日号]?）)?(?P<rclock>{_CLOCK})?|昨（(?P<rdd2>{_DAY})[日号]?）[日天]?", "昨天上午", opens=("word",)),
        Rule("weekday", r"(?P<wp>本周|这周|下周|下下周|上周|当周|本星期|下星期|上星期)(?P<wd>[一二三四五六日天])?(?P<we>末|内|之内)?|(?<![每一二两三四五六七八九十0-9])(?:周|星期)(?P<wd2>[一二三四五六日天])(?=之?前|上午|下午|晚)", "下周五前", opens=("word",)),
        Rule("century", r"(?:到|至)?(?:本世纪中叶|本世纪末|新中国成立一百年|新中国成立100年)", "到本世纪中叶", opens=("word",)),
        Rule("bare_day", rf"(?<![0-9.月第百千万初])(?P<bd>{_DAY})[日号]{_WEEKDAY_NOTE}(?P<bclock>{_CLOCK})?(?![线楼院文报本子元]|之[计长功])", "15日前", opens=("number",)),
        Rule("vague", rf"(?:{_words('vague')})", "尽快"),
    )
    return tuple(rule for rule in every if opens in rule.opens)
