"""Headings of tables, in English and Chinese."""
from __future__ import annotations

_LABELS = {
    "meeting": ("Meeting", "会议"), "speakers": ("Speakers", "发言与主持"), "attendees": ("Also present", "参会"),
    "directives": ("Directives", "工作要求"), "deadlines": ("Deadlines", "时限"), "regions": ("Regions", "参会地区"), "warnings": ("Warnings", "提示"),
    "dates": ("Dates", "时间"), "home": ("Region", "地区"), "organizer": ("Held by", "主办"), "format": ("Form", "形式"), "chair": ("Chair", "主持"),
    "name": ("Name", "姓名"), "title": ("Title", "职务"), "acts": ("Acts", "行为"), "number": ("No.", "序号"), "text": ("Directive", "要求"),
    "addressees": ("To whom", "责任单位"), "due": ("Due", "到期"), "as_written": ("As written", "原文"), "task": ("Task", "任务"), "speaker": ("Speaker", "提出人"),
    "role": ("Role", "角色"), "region": ("Region", "地区"), "path": ("Path", "区划"), "code": ("Code", "代码"), "year_from": ("year from", "年份依据"),
    "chair_act": ("chair", "主持"), "speech": ("speech", "讲话"), "deploy": ("deploy", "部署"), "report": ("report", "汇报"), "convey": ("convey", "传达"),
    "exchange": ("exchange", "交流发言"), "pledge": ("pledge", "表态发言"), "address": ("address", "致辞"), "instruct": ("instruct", "指示批示"),
    "branch_venue": ("branch venue", "分会场"), "main_venue": ("main venue", "主会场"), "attend": ("attend", "参会"), "observe": ("observe", "列席"),
    "in_person": ("in person", "现场"), "video": ("video", "视频"), "telephone": ("telephone", "电话"), "hybrid": ("hybrid", "线上线下"),
    "directive": ("directive", "要求"), "act": ("act", "行为"), "addressee": ("to whom", "责任单位"), "deadline": ("term", "时限"),
    "responsible": ("responsible", "责任"), "timeline": ("Timeline", "时间轴"), "source": ("Source", "原文"), "tasks": ("Tasks", "任务分解"),
    "show": ("Show", "显示"), "filter": ("Filter", "筛选"), "points": ("Points", "要点"), "none_dated": ("No dated term.", "没有定期的时限。"), "unresolved": ("unresolved", "未定"),
    "year_from_text": ("the text", "正文"), "year_from_option": ("--date", "--date"), "year_from_page": ("the page", "网页"), "year_from_anniversary": ("an anniversary", "周年"),
    "year_from_document_number": ("a document number", "文号"), "year_from_work_year": ("the year of the work", "工作年度"),
    "year_from_plan_period": ("a plan period", "规划期"), "year_from_party_congress": ("a party congress", "党代会"),
    "nothing": ("nothing found", "未发现"), "lead": ("lead", "牵头"), "support": ("support", "配合"), "recurring": ("recurring", "周期"),
    "vague": ("no date", "未定期"), "event": ("event", "视情"), "duration": ("duration", "期限"), "members": ("areas", "个"),
}


def label(name: str, language: str) -> str:
    """The heading for a name in ``en`` or ``zh``; the name itself where there is none."""
    pair = _LABELS.get(name)
    return name if pair is None else pair[1 if language == "zh" else 0]
