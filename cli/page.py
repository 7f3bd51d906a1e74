"""One self-contained page: the source with its evidence marked, the tasks, the terms on a time line, speakers and regions.

Everything stands in the page: no network, no script from elsewhere, and a content
security policy that lets nothing else in.  Every text of a source goes through ``_text``
or ``_attribute``; nothing of it is ever markup.
"""
from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import date
from functools import partial
from html import escape
from importlib.resources import files

from huiyao.cli.clean import control_free
from huiyao.cli.evidence import Mark, marks
from huiyao.cli.labels import label
from huiyao.core.model import Deadline, Report
from huiyao.core.tasks import tasks

KINDS = ("speaker", "act", "directive", "addressee", "deadline", "region")


def to_html(pairs: Iterable[tuple[Report, str]], language: str) -> bytes:
    """A page of one or more reports, each with the text its offsets count in, as UTF-8."""
    say = partial(label, language=language)
    style, script = (files("huiyao.cli").joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    articles = [_article(report, text, number, say) for number, (report, text) in enumerate(pairs, 1)]
    titles = [title for title, _ in articles]
    index = "" if len(articles) < 2 else f"<nav><ol>{''.join(f'<li><a href=#a{n}>{_text(title)}</a></li>' for n, title in enumerate(titles, 1))}</ol></nav>"
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    page = (f"<!DOCTYPE html>\n<html lang={'zh' if language == 'zh' else 'en'}>\n<head>\n<meta charset=utf-8>\n"
            f"<meta http-equiv=Content-Security-Policy content=\"{policy}\">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n"
            f"<title>{_text(titles[0] if titles else 'huiyao')}</title>\n<style>{style}</style>\n</head>\n<body>\n{_toolbar(say)}\n{index}\n"
            f"{''.join(body for _, body in articles)}\n<script>{script}</script>\n</body>\n</html>\n")
    return page.encode("utf-8", "replace")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _text(value: str) -> str:
    """A text of the source as character data."""
    return escape(control_free(value), quote=False)


def _attribute(value: str) -> str:
    """A text of the source as the value of an attribute, quotes and all."""
    return '"' + escape(control_free(value).replace("\n", " "), quote=True) + '"'


def _toolbar(say: partial[str]) -> str:
    boxes = "".join(f"<label class={kind}><input type=checkbox data-kind={kind} checked>{_text(say(kind if kind not in ('speaker', 'region') else kind + 's'))}</label>" for kind in KINDS)
    return f"<div class=bar role=toolbar aria-label={_attribute(say('show'))}>{boxes}</div>"


def _article(report: Report, text: str, number: int, say: partial[str]) -> tuple[str, str]:
    meeting = report.meeting
    head = meeting.title or meeting.name
    title = head.text if head else report.source.name
    parts = [_tasks(report, number, say), _timeline(report, number, say), _speakers(report, number, say), _regions(report, say), _warnings(report, say)]
    return title, (f"<article id=a{number}>\n<header><h1>{_text(title)}</h1>{_facts(report, say)}</header>\n<div class=columns>\n"
                   f"<section class=source aria-label={_attribute(say('source'))}><h2>{_text(say('source'))}</h2><div class=text lang=zh>{_marked(report, text, number, say)}</div></section>\n"
                   f"<div class=found>{''.join(parts)}</div>\n</div>\n</article>\n")


def _facts(report: Report, say: partial[str]) -> str:
    meeting = report.meeting
    names = {speaker.id: speaker.name for speaker in report.speakers}
    rows = []
    if meeting.name:
        rows.append((say("meeting"), meeting.name.text))
    if meeting.dates:
        days = meeting.dates.start_date if meeting.dates.start_date == meeting.dates.end_date else f"{meeting.dates.start_date} – {meeting.dates.end_date}"
        rows.append((say("dates"), days))
    if meeting.home_region:
        rows.append((say("home"), meeting.home_region.path))
    if meeting.organizer:
        rows.append((say("organizer"), meeting.organizer.text))
    if meeting.chair:
        rows.append((say("chair"), "、".join(names[chair] for chair in meeting.chair)))
    return "<dl class=facts>" + "".join(f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in rows) + "</dl>"


def _marked(report: Report, text: str, number: int, say: partial[str]) -> str:
    """The text cut where any mark begins or ends; each piece bears the kinds of all marks over it and what they stand for."""
    found = [mark for mark in marks(report) if mark.kind in KINDS]
    cuts = sorted({0, len(text), *(mark.start for mark in found), *(mark.end for mark in found)})
    begins: dict[int, list[Mark]] = {}
    for mark in found:
        begins.setdefault(mark.start, []).append(mark)
    anchors = {directive.start: directive.id for directive in report.directives}
    out: list[str] = []
    over: list[Mark] = []
    for start, end in zip(cuts, cuts[1:]):
        over = [mark for mark in over if mark.end > start] + begins.get(start, [])
        piece = _text(text[start:end])
        if not over:
            out.append(piece)
            continue
        kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
        value = "; ".join(dict.fromkeys(f"{say(mark.kind)}: {mark.value}" for mark in reversed(over) if mark.value))
        opening = start in begins
        anchor = f" id={number}-{anchors[start]}" if start in anchors else ""
        focus = " tabindex=0" if opening else ""
        out.append(f"<span class=\"m {kinds}\"{anchor}{focus} data-v={_attribute(value)}>{piece}</span>")
    return "".join(out)


def _tasks(report: Report, number: int, say: partial[str]) -> str:
    rows = tasks(report)
    if not rows:
        return ""
    heads = (("number", "number"), ("task", "task"), ("addressees", "addressees"), ("due", "due"), ("speaker", "speaker"))
    header = "".join(f"<th scope=col aria-sort=none><button type=button>{_text(say(name))}</button></th>" for _, name in heads)
    body = []
    for row in rows:
        whom = "、".join(row.responsible) + (f" ({say('support')}: {'、'.join(row.supporting)})" if row.supporting else "")
        due = row.due_date or row.time
        body.append(f"<tr><td data-s={row.number:05d}><a href=#{number}-{row.directive}>{row.number}</a></td><td lang=zh>{_text(row.task)}</td><td lang=zh>{_text(whom)}</td>"
                    f"<td data-s={_attribute(row.due_date or '9999')}>{_text(due)}</td><td lang=zh>{_text(row.speaker)}</td></tr>")
    return (f"<section class=tasks><h2>{_text(say('tasks'))} ({len(rows)})</h2><p class=filter><label>{_text(say('filter'))} <input type=search data-filter></label></p>"
            f"<div class=scroll><table><thead><tr>{header}</tr></thead><tbody>{''.join(body)}</tbody></table></div></section>")


_WIDTH, _ROW, _LEFT, _RIGHT = 640, 22, 20, 20


def _timeline(report: Report, number: int, say: partial[str]) -> str:
    """Dated terms on an axis; each is a link to the directive it limits."""
    dated = [(day, item) for item in report.deadlines if (day := _day(item)) is not None]
    if not dated:
        return ""
    dated.sort(key=lambda pair: (pair[0], pair[1].start))
    met = report.meeting.dates.end_date if report.meeting.dates and not report.meeting.dates.end_date.startswith("--") else None
    first = min([dated[0][0], *([date.fromisoformat(met)] if met else [])])
    span = max((dated[-1][0] - first).days, 1)
    height = _ROW * (len(dated) + 2)
    usable = _WIDTH - _LEFT - _RIGHT

    def at(day: date) -> float:
        return round(_LEFT + usable * (day - first).days / span, 1)

    parts = [f"<line x1={_LEFT} y1={height - _ROW} x2={_WIDTH - _RIGHT} y2={height - _ROW} class=axis />"]
    years = range(first.year + 1, dated[-1][0].year + 1)
    step = max(1, len(years) // 8)
    for year in list(years)[::step]:
        x = at(date(year, 1, 1))
        parts.append(f"<line x1={x} y1=4 x2={x} y2={height - _ROW} class=year /><text x={x} y={height - 6} text-anchor=middle>{year}</text>")
    for index, (day, item) in enumerate(dated):
        x, y = at(day), _ROW * (index + 1)
        right = x > _WIDTH / 2
        words = item.task if len(item.task) <= 16 else item.task[:15] + "…"
        parts.append(f"<a href=#{number}-{item.directive}><circle cx={x} cy={y} r=5 /><text x={x - 9 if right else x + 9} y={y + 4} text-anchor={'end' if right else 'start'}>{day} {_text(words)}</text>"
                     f"<title>{_text(f'{item.text}: {item.task}')}</title></a>")
    return (f"<section class=timeline><h2>{_text(say('timeline'))}</h2><div class=scroll><svg viewBox=\"0 0 {_WIDTH} {height}\" role=img aria-label={_attribute(say('timeline'))}>"
            f"{''.join(parts)}</svg></div></section>")


def _day(item: Deadline) -> date | None:
    return date.fromisoformat(item.due_date) if item.due_date and not item.due_date.startswith("--") else None


def _speakers(report: Report, number: int, say: partial[str]) -> str:
    blocks = []
    for speaker in report.speakers:
        own = [item for item in report.directives if item.speaker == speaker.id]
        acts = ", ".join(dict.fromkeys(say("chair_act" if act.act == "chair" else act.act) for act in speaker.acts))
        head = f"<span class=name lang=zh>{_text(speaker.name)}</span> <span class=title lang=zh>{_text(speaker.title)}</span> <span class=acts>{_text(acts)}</span>"
        if not own:
            blocks.append(f"<li class=silent>{head}</li>")
            continue
        points = "".join(f"<li value={item.number or index}><a href=#{number}-{item.id} lang=zh>{_text(item.text)}</a></li>" for index, item in enumerate(own, 1) if item.level == 1 or not item.parent)
        blocks.append(f"<li><details><summary>{head} <span class=count>{len(own)}</span></summary><ol>{points}</ol></details></li>")
    return f"<section class=speakers><h2>{_text(say('speakers'))} ({len(blocks)})</h2><ul>{''.join(blocks)}</ul></section>" if blocks else ""


def _regions(report: Report, say: partial[str]) -> str:
    """Regions by province: paths as nested lists, the role behind the name."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    roles: dict[tuple[str, ...], list[str]] = {}
    for region in report.regions:
        path = tuple((region.path or f"{region.name} ({say('unresolved')})").split("/")) + ((region.text,) if region.group else ())
        node = tree
        for part in path:
            node = node.setdefault(part, {})
        roles.setdefault(path, []).append(say(region.role))

    def items(node: dict[str, dict], above: tuple[str, ...]) -> str:  # type: ignore[type-arg]
        out = []
        for name, below in node.items():
            path = (*above, name)
            role = f" <span class=role>{_text(', '.join(dict.fromkeys(roles[path])))}</span>" if path in roles else ""
            head = f"<span lang=zh>{_text(name)}</span>{role}"
            out.append(f"<li><details open><summary>{head}</summary><ul>{items(below, path)}</ul></details></li>" if below else f"<li>{head}</li>")
        return "".join(out)

    return f"<section class=regions><h2>{_text(say('regions'))} ({len(report.regions)})</h2><ul>{items(tree, ())}</ul></section>" if tree else ""


def _warnings(report: Report, say: partial[str]) -> str:
    rows = "".join(f"<li><code>{_text(item.code)}</code> {_text(item.message)}</li>" for item in report.warnings)
    return f"<section class=warnings><h2>{_text(say('warnings'))}</h2><ul>{rows}</ul></section>" if rows else ""
