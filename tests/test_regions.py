"""Places: names to paths, collectives to members, the home region."""
from __future__ import annotations

import pytest
from conftest import cases
from huiyao.core import parse
from huiyao.core.fold import fold
from huiyao.core.regions import collectives, gazetteer, places


def _code(path: str) -> str | None:
    if path == "-":
        return None
    name = path.rsplit("/", 1)[-1]
    return next(area.code for area in gazetteer.lookup(name) if gazetteer.path(area) == path)


@pytest.mark.parametrize(("name", "home", "path"), cases("regions", 3))
def test_path(name: str, home: str, path: str) -> None:
    if path == "none":
        assert not places.is_area_name(fold(name))
        return
    assert places.is_area_name(fold(name))
    place = places.resolve(fold(name), _code(home))
    assert (place.path or "-") == path


def test_an_ambiguous_place_is_not_guessed() -> None:
    report = parse("3月5日，工作会议召开。会上，鼓楼区作交流发言。")
    assert [(r.text, r.path) for r in report.regions] == [("鼓楼区", None)]
    warning = next(w for w in report.warnings if w.code == "ambiguous_region")
    assert "江苏省/南京市/鼓楼区" in warning.message and "福建省/福州市/鼓楼区" in warning.message


@pytest.mark.parametrize(("text", "found"), [
    ("各设区市设分会场", ["各设区市"]), ("各县（市、区）、乡镇（街道）设分会场", ["各县（市、区）", "乡镇（街道）"]), ("各区、县国土局领导", ["各区、县"]),
    ("全省11个设区市", ["全省11个设区市"]), ("19个援疆省市", ["19个援疆省市"]), ("部分县（市、区）负责人", []), ("各级各部门", []), ("各区域、各市场主体", [])])
def test_collectives(text: str, found: list[str]) -> None:
    assert [text[c.start:c.end] for c in collectives.find(text, 0, len(text))] == found


def test_members_of_a_collective() -> None:
    assert len(collectives.members("pref", "330000")) == 11
    assert collectives.members("county", "330300") == gazetteer.children("330300", "county")
    assert collectives.members("town", "330300") == ()


def test_a_collective_of_another_area() -> None:
    report = parse("3月5日，省水利厅在漳州市召开全省推进会。领导小组成员及漳州市各县（市、区）水利局负责人参加了会议。")
    found = next(region for region in report.regions if region.group)
    assert (found.text, found.path) == ("漳州市各县（市、区）", "福建省/漳州市")


def test_areas_heard_run_into_what_they_reported() -> None:
    report = parse("3月5日，全州现场推进会在维西县召开。会议听取了德钦县、永春乡脱贫攻坚工作汇报。")
    assert [(r.text, r.role) for r in report.regions] == [("维西县", "main_venue"), ("德钦县", "report"), ("永春乡", "report")]


@pytest.mark.parametrize(("text", "home"), cases("homes", 2))
def test_home_region(text: str, home: str) -> None:
    found = parse(text.replace("⏎", "\n")).meeting.home_region
    assert (found.path if found else "-") == home


def test_roles() -> None:
    text = ("3月5日，全省水利工作会议在宜昌市召开。会议以视频形式召开，各市（州）设分会场。会上，襄阳市作交流发言，荆门市作表态发言。"
            "会前，与会人员观摩了远安县。各县（市、区）水利局负责人参加会议。")
    assert [(r.text, r.role, r.group) for r in parse(text).regions] == [
        ("宜昌市", "main_venue", False), ("各市（州）", "branch_venue", True), ("襄阳市", "exchange", False), ("荆门市", "pledge", False), ("各县（市、区）", "attend", True)]


@pytest.mark.parametrize(("name", "year", "path", "former"), [
    ("巢湖市", 2008, "安徽省/巢湖市", "巢湖市"), ("巢湖市", 2023, "安徽省/合肥市/巢湖市", None), ("巢湖市", None, "安徽省/合肥市/巢湖市", None),
    ("萧山市", 1998, "浙江省/杭州市/萧山区", "萧山市"), ("萧山市", 2023, "浙江省/杭州市/萧山区", "萧山市"), ("郫县", 2010, "四川省/成都市/郫都区", "郫县")])
def test_the_unit_of_its_day(name: str, year: int | None, path: str, former: str | None) -> None:
    place = places.resolve(name, None, (), year)
    assert (place.path, place.former) == (path, former)


@pytest.mark.parametrize(("text", "count"), [("沿黄九省区", 9), ("长三角三省一市", 4), ("长江经济带11省市", 11), ("中部六省", 6), ("19个援疆省市", 18)])
def test_collectives_with_a_name(text: str, count: int) -> None:
    members = collectives.fixed_members(text)
    assert len(members) == count and all(gazetteer.official_name(code) for code in members)
    report = parse(f"3月5日，全国合作会议在合肥市召开。{text}有关部门负责同志参加会议。")
    assert [(r.text, r.path, len(r.members)) for r in report.regions if r.group] == [(text, "全国", count)]


def test_the_main_venue_is_set_in_a_place() -> None:
    report = parse("3月5日，全市集中开工活动举行，主会场设在高新区，其他县市区分别设立分会场。")
    assert ("高新区", "main_venue") in [(r.text, r.role) for r in report.regions]
    assert not [r for r in report.regions if "设" in r.text]


@pytest.mark.parametrize(("text", "regions"), [("会议听取并审议了县政府关于环境状况的报告。", []), ("各镇、横山公共服务中心主要负责同志参加会议。", ["各镇"])])
def test_what_is_no_region(text: str, regions: list[str]) -> None:
    report = parse("3月5日，县人大常委会召开会议。" + text)
    assert [r.text for r in report.regions] == regions
