"""Pages, Word files and PDFs; several bulletins in one file; files that lie about what they hold."""
from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from huiyao.core import parse_all, parse_file
from huiyao.core.inputs import LIMIT, MissingExtraError, UnreadableError, load, load_file, several

PAGE = ROOT / "samples" / "page.html"
BODY = (ROOT / "samples" / "water.txt").read_text(encoding="utf-8")


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines() if line)
    return (f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>全县防汛工作会议召开_桃江县人民政府</title>{head}</head><body>'
            f"<div class=nav><a href=/>首页</a> <a href=/a>政务公开</a></div><div class=article><h1>全县防汛工作会议召开</h1>{paragraphs}</div>"
            f"<div class=foot>版权所有 桃江县人民政府</div></body></html>").encode(charset, "replace")


def docx(lines: list[str], table: list[list[str]] | None = None) -> bytes:
    document = pytest.importorskip("docx").Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_saved_page_gives_text_title_and_day() -> None:
    pytest.importorskip("trafilatura")
    report = parse_file(PAGE)
    assert report.meeting.title is not None and report.meeting.title.text == "全县春季森林防火工作会议召开"
    assert report.meeting.dates is not None and (report.meeting.dates.start_date, report.meeting.dates.year_from) == ("2024-03-12", "page")
    assert [item.due_date for item in report.deadlines if item.due_date] == ["2024-03-31", "2024-04-30"]
    text = load_file(PAGE).text
    assert "首页" not in text and "版权所有" not in text


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "big5"])
def test_the_declared_encoding_of_a_page(charset: str) -> None:
    pytest.importorskip("trafilatura")
    text = "3月5日，縣長方予寧主持召開縣政府常務會議。會議要求，各鄉鎮要在4月底前完成排查。" if charset == "big5" else "3月5日，县长方予宁主持召开县政府常务会议。会议要求，各乡镇要在4月底前完成排查。"
    loaded = load(page(text * 3, charset=charset))
    assert text in loaded.text


@pytest.mark.parametrize("head", ['<meta name="PubDate" content="2024-03-13 09:20">', '<meta name="publishdate" content="2024/3/13">', '<meta content="x" name="k"><span>发布时间：</span><b>2024年3月13日</b>'])
def test_the_day_of_a_page(head: str) -> None:
    pytest.importorskip("trafilatura")
    assert load(page(BODY, head)).date == "2024-03-13"


def test_entities_of_a_page_do_not_grow() -> None:
    pytest.importorskip("trafilatura")
    bomb = "".join(f'<!ENTITY l{n} "{("&l" + str(n - 1) + ";") * 10 if n else "ha" * 10}">' for n in range(12))
    data = page(BODY).replace(b"<!DOCTYPE html>", f"<!DOCTYPE html [{bomb}]>".encode()).replace("4月15日".encode(), "4月15日&l11;".encode())
    assert len(load(data).text) < 4 * len(BODY)


def test_a_page_without_text_and_mark_up_left_in_a_text() -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(UnreadableError, match="without a main text"):
        load(b"<html><head><title>x</title></head><body></body></html>")
    left_over = "<p>3月5日，县长方予宁主持召开会议。</p>"
    assert load(left_over.encode()).text == left_over


def test_a_word_file_with_a_table() -> None:
    data = docx(["3月5日，县长方予宁主持召开会议。", "会议要求，各乡镇要在4月底前完成排查。"], [["单位", "时限"], ["财政局", "6月底前"]])
    loaded = load(data)
    assert loaded.encoding == "docx"
    assert loaded.text.splitlines()[-1] == "财政局\t6月底前"


def test_a_pdf_with_a_text_layer() -> None:
    pytest.importorskip("pypdf")
    report = parse_file(ROOT / "samples" / "water.pdf")
    plain = parse_file(ROOT / "samples" / "water.txt")
    assert [speaker.name for speaker in report.speakers] == [speaker.name for speaker in plain.speakers]
    assert [item.due_date for item in report.deadlines] == [item.due_date for item in plain.deadlines]


def test_a_scan_says_so() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match="without a text layer"):
        load(out.getvalue())
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableError, match=r"password|damaged"):
        load(out.getvalue())


def bomb(name: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>")
        archive.writestr(name, b"0" * size)
    return out.getvalue()


@pytest.mark.parametrize(("data", "cause"), [
    (bomb("word/big.xml", LIMIT + 1), "larger than"), (bomb("word/big.xml", LIMIT // 2), "zip bomb"), (b"PK\x03\x04word/" + b"\0" * 60, "damaged"), (b"%PDF-1.7\nnot one", "damaged PDF|without a text layer"),
    (b"%PDF-1.4\n" + b"1 0 obj<</Type/Pages/Kids[1 0 R]/Count 999999>>endobj trailer<</Root<</Pages 1 0 R>>>>", "damaged|text layer|pages"), (b"x" * (LIMIT + 1), "larger than")],
    ids=["unpacks_too_large", "ratio", "no_archive", "no_pdf", "pages_that_lie", "too_large"])
def test_files_that_lie(data: bytes, cause: str) -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(UnreadableError, match=cause):
        load(data)


def test_an_entry_that_unpacks_to_more_than_it_says() -> None:
    pytest.importorskip("docx")
    data = bytearray(docx(["3月5日，县长方予宁主持召开会议。"]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24:at + 28] = (1).to_bytes(4, "little")  # the size the central directory tells
    try:
        load(bytes(data))
    except UnreadableError as error:
        assert "damaged" in str(error)


@pytest.mark.parametrize(("module", "data", "extra"), [("trafilatura", page("会议"), "html"), ("docx", None, "docx"), ("pypdf", b"%PDF-1.7", "pdf")])
def test_a_missing_library_is_named(module: str, data: bytes | None, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(["会议"]) if data is None else data
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"huiyao\[{extra}\]"):
        load(data)


TWO = ("全县防汛工作会议召开\n3月5日，全县防汛工作会议召开。县长方予宁主持会议并强调，各乡镇要在4月底前完成水库排查，备足物料，落实包保责任，确保安全度汛。\n（记者 简默）\n\n"
       "县委常委会召开会议\n3月6日，县委书记段闻笙主持召开县委常委会会议。会议要求，县教育局要在5月底前完成校园安全整治，对查出的问题逐项销号。\n")


def test_several_bulletins_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    reports = parse_all(tmp_path / "two.txt", date="2024-03-07")
    assert [report.source.name.rpartition("/")[2] for report in reports] == ["two.txt", "two.txt#2"]
    assert [[speaker.name for speaker in report.speakers if speaker.kind == "person"] for report in reports] == [["方予宁"], ["段闻笙"]]
    assert [[item.due_date for item in report.deadlines] for report in reports] == [["2024-04-30"], ["2024-05-31"]]
    assert len(parse_all(tmp_path / "two.txt")) == 2 and parse_file(tmp_path / "two.txt").source.characters == len(TWO)


@pytest.mark.parametrize("mark", ["-----", "======", "* * *".replace(" ", ""), "——————"])
def test_rules_between_bulletins_belong_to_none(mark: str) -> None:
    text = TWO.replace("（记者 简默）\n\n", f"（记者 简默）\n{mark}\n")
    parts = several.split(text)
    assert len(parts) == 2 and mark not in text[parts[0].start:parts[0].end]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_one_bulletin_is_not_cut(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert several.split(text) == [(0, len(text))]


@pytest.mark.parametrize("text", ["", "\n\n", "全县会议召开", "一、总体要求\n3月5日，会议召开，会议要求各乡镇各部门要认真落实各项工作任务，确保取得实效，不断提升水平，切实加强组织领导。\n二、工作任务\n3月6日，会议召开，会议要求各乡镇各部门要认真落实各项工作任务，确保取得实效，不断提升水平。"])
def test_headings_do_not_cut(text: str) -> None:
    assert several.split(text) == [(0, len(text))]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig", "big5hkscs"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_copies_in_other_encodings_give_the_same_report(sample: Path, encoding: str, tmp_path: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip(f"{sample.name} has characters that {encoding} lacks")
    (tmp_path / "copy.txt").write_bytes(data)
    (tmp_path / "utf8.txt").write_text(text, encoding="utf-8")
    one, other = (parse_file(tmp_path / name).to_dict() for name in ("copy.txt", "utf8.txt"))
    one.pop("source")
    other.pop("source")
    assert one == other
