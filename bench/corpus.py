"""Bulletins by the thousand, written by a small grammar with invented people; the same seed writes the same.

Usage: python bench/corpus.py FOLDER COUNT [SEED]     COUNT files of about 1 kB each
       python bench/corpus.py FILE.ndjson COUNT       one line each, with id, day and text
"""
from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

PLACES = ("永嘉县", "临洮县", "桃江县", "霍山县", "盐池县", "蕲春县", "罗源县", "乐亭县", "普洱市", "衢州市", "曲靖市", "鹰潭市")
FAMILIES, GIVEN = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧", ("明远", "建川", "若谷", "怀瑾", "清源", "闻笙", "予宁", "立群", "海棠", "知秋", "松年", "景行")
WORKS = ("防汛备汛", "安全生产", "春耕生产", "项目建设", "招商引资", "乡村振兴", "营商环境", "森林防火", "污染防治", "教育教学", "稳就业", "粮食安全")
BODIES = ("发展改革局", "财政局", "水利局", "农业农村局", "应急管理局", "生态环境局", "教育局", "自然资源局", "各乡镇", "各部门", "各村（社区）")
VERBS = ("完成排查", "建立台账", "制定方案", "落实责任", "开展督查", "全面完成整改", "健全机制", "形成闭环")
WHEN = ("4月底前", "6月30日前", "年底前", "9月中旬前", "三季度", "一周内", "国庆节前", "尽快", "每月5日前", "上半年")


def bulletin(random_: random.Random) -> tuple[str, str]:
    """The day of publication and the text of one bulletin."""
    place, work = random_.choice(PLACES), random_.choice(WORKS)
    year, month, day = random_.randint(2019, 2025), random_.randint(1, 12), random_.randint(1, 27)
    people = [random_.choice(FAMILIES) + random_.choice(GIVEN) for _ in range(4)]
    level = place[-1]
    leader, chair, deputy, other = people
    lines = [f"{place}召开{work}工作推进会", f"{month}月{day}日，{place}召开{work}工作推进会。{level}委书记{leader}出席会议并讲话，{level}长{chair}主持会议，副{level}长{deputy}通报有关情况。"]
    points = []
    for numeral in "一二三四五"[:random_.randint(2, 5)]:
        points.append(f"{numeral}要{random_.choice(('压实责任', '突出重点', '强化统筹', '细化举措', '补齐短板'))}。{random_.choice(BODIES)}要在{random_.choice(WHEN)}{random_.choice(VERBS)}，{random_.choice(VERBS)}。")
    lines.append(f"{leader}强调，要充分认识{work}工作的重要性。" + "".join(points))
    lines.append(f"{chair}要求，{random_.choice(BODIES)}要{random_.choice(WHEN)}{random_.choice(VERBS)}，{random_.choice(BODIES)}要积极配合。会上，{random_.choice(PLACES)}作交流发言。{other}等{level}领导参加会议。")
    return f"{year}-{month:02d}-{day + 1:02d}", "\n".join(lines) + "\n"


def bulletins(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Day and text of so many bulletins."""
    random_ = random.Random(seed)
    return (bulletin(random_) for _ in range(count))


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    target, count = Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if target.suffix == ".ndjson":
        with target.open("w", encoding="utf-8") as out:
            for number, (day, text) in enumerate(bulletins(count, seed), 1):
                out.write(json.dumps({"id": f"b{number}", "day": day, "text": text}, ensure_ascii=False) + "\n")
        return
    for number, (_, text) in enumerate(bulletins(count, seed), 1):
        folder = target / f"{number // 1000:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
