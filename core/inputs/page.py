"""A saved web page: its main text, title and day of publication, found by trafilatura (Apache-2.0)."""
from __future__ import annotations

import re
from datetime import date
from typing import Any

from huiyao.core.inputs import Loaded, MissingExtraError, UnreadableError
from huiyao.core.inputs.text import Decoded

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# gb2312 on a page means what browsers read it as: GB18030 (WHATWG Encoding, 4.2).
_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}
# Entities that a document type defines could grow without end: none of them is kept.
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,400}\[.{0,100000}?\]\s*>|<!ENTITY[^>]{0,10000}>", re.IGNORECASE | re.DOTALL)
# What government sites write into a page's head: the day a text was put out.
_PUBLISHED = re.compile(r"<meta[^>]{0,80}?name\s*=\s*[\"'](?:PubDate|publishdate|pubtime|createDate|others)[\"'][^>]{0,40}?content\s*=\s*[\"']\D{0,8}(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", re.IGNORECASE)
_SHOWN = re.compile(r"(?:发布|发文|发表|更新|创建|录入)(?:时间|日期)[:：\s]{0,4}(?:<[^>]{0,80}>\s*){0,3}(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


def read(data: bytes, decoded: Decoded) -> Loaded:
    """Main text with its title above it, and the day of publication; raises UnreadableError where a page holds no text."""
    try:
        import trafilatura
    except ImportError:
        raise MissingExtraError("a saved web page", "trafilatura", "html") from None
    html, encoding = _declared(data, decoded)
    html = _DOCTYPE.sub("", html)
    found: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, include_images=False, include_links=False, with_metadata=True, favor_recall=True)
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise UnreadableError("a web page without a main text")
    title = (found.title or "").strip() if found is not None else ""
    head = _headline(title)
    if head and head not in body[:400]:
        body = f"{head}\n{body}"
    return Loaded(body, encoding, _day(html) or _iso(found.date if found is not None else None))


def _declared(data: bytes, decoded: Decoded) -> Decoded:
    """The text by the encoding the page declares, where its bytes bear it out; else by what they look like."""
    match = _CHARSET.search(data[:4096])
    if match is None:
        return decoded
    label = match[1].decode("ascii").lower()
    encoding = _LABELS.get(label, label)
    try:
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeDecodeError):
        return decoded


def _headline(title: str) -> str:
    """The title of the text without the name of the site behind it: 全县会议召开_某县人民政府."""
    return re.split(r"\s*[_|]\s*|\s+[-–—]\s+|-(?=[^-]{2,20}(?:政府|网|局|委|厅|门户)$)", title)[0].strip()


def _day(html: str) -> str | None:
    for pattern in (_PUBLISHED, _SHOWN):
        if match := pattern.search(html):
            return _iso("-".join(part.zfill(2) for part in match.groups()))
    return None


def _iso(text: str | None) -> str | None:
    try:
        return str(date.fromisoformat((text or "")[:10]))
    except ValueError:
        return None
