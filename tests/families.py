"""Texts that make careless parsers slow, each by a function of its length in characters."""
from __future__ import annotations

from collections.abc import Callable


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _said(piece: str) -> Callable[[int], str]:
    """The piece again and again in the meeting's mouth, so that it is looked at for demands and terms."""
    return lambda length: ("会议强调，要" + _repeat(piece)(length))[:length]


FAMILIES: dict[str, Callable[[int], str]] = {
    "one_character": _repeat("要"), "one_numeral": _repeat("一"), "one_surname": _repeat("王"), "one_place_character": _repeat("县"),
    "opening_quotes": _repeat("“"), "nested_quotes": lambda n: "“" * (n // 2) + "”" * (n // 2), "nested_brackets": lambda n: "（" * (n // 2) + "）" * (n // 2), "book_marks": _repeat("《"),
    "enumeration_commas": _repeat("、"), "commas": _repeat("，"), "colons": _repeat("："), "full_stops": _repeat("。"), "semicolons": _repeat("；"),
    "items_of_a_list": _repeat("财政局、"), "names_of_a_list": _repeat("王勇、"), "areas_of_a_list": _repeat("桃江县、"), "joined_by_he": _repeat("和"), "bodies_joined": _repeat("市财政局和"),
    "must_must_must": _repeat("要"), "digits": _repeat("7"), "dates": _repeat("7月"), "days": _repeat("7日"), "years": _repeat("2023年"), "numerals": _repeat("一二三四五六七八九十"), "spans_of_days": _repeat("7月1日至"),
    "titles_without_names": _repeat("书记市长局长"), "title_and_comma": _repeat("副市长、"), "first_point": _repeat("一要"), "first_points_cut": _repeat("，一要"), "headings": _repeat("一、"), "points": _repeat("要加强工作，"),
    "no_punctuation": _repeat("会议强调各级各部门要加强组织领导落实工作责任确保完成任务"), "meeting_says": _repeat("会议强调，"), "held": _repeat("召开会议"), "chaired": _repeat("主持召开"), "speaks": _repeat("作了讲话"),
    "sentences": _repeat("会议要求，各乡镇要在4月底前完成排查。"), "attending": _repeat("参加会议"), "branch_venues": _repeat("在分会场"), "heard": _repeat("会议听取了"), "jointly": _repeat("会同"), "led_by": _repeat("由牵头"),
    "newlines": _repeat("\n"), "blanks": _repeat(" "), "wide_blanks": _repeat("\u3000"), "lines": _repeat("会\n"), "pinyin_noise": _repeat("会(huì)"), "toneless_noise": _repeat("会(hui)"), "tags": _repeat("<p>"), "open_tags": _repeat("<a "), "entities": _repeat("&nbsp"),
    "escapes": _repeat("\x1b["), "zero_width": _repeat("\u200b"), "straight_quotes": _repeat('"'), "dots": _repeat("."), "dashes": _repeat("-"), "middle_dots": _repeat("王·"), "traditional": _repeat("會議強調，"), "ascii": _repeat("abc "), "emoji": _repeat("🙂"),
    "sessions": _repeat("十四五"), "anniversaries": _repeat("周年"), "each": _repeat("各"), "of": _repeat("的"), "at": _repeat("在"), "person_speaks": _repeat("王勇强调，"),
    "terms_unbroken": _repeat("各乡镇要在4月底前完成排查"), "terms_in_clauses": _repeat("各乡镇要在4月底前完成排查，"), "terms_quoted": _repeat("“4月底前”完成，"), "leaders": _repeat("由财政局牵头，"),
    "of_late_said": _said("近期"), "terms_said": _said("8月15日前"), "arrived_said": _said("现在已到了8月"), "offices_speak": _repeat("县长强调，"), "quoted_meetings": _repeat("召开“，"), "credits": _repeat("。作者"), "leaders_and_others": _repeat("王勇等市领导及"),
    "people_said": lambda n: ("会议要求，" + _repeat("王勇强调要加强")(n))[:n], "same_name": _repeat("市长王勇，"), "reported": _repeat("县长王勇、书记李明作交流发言。"),
}
