"""Flat tables of many reports, as Parquet: meetings, speakers, directives, deadlines, regions; ``document`` joins them."""
from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

_ROWS = 50_000  # of a row group
_S, _I, _B, _L = "string", "int64", "bool", "list<string>"
# Table to columns: name and type.  A date is a string in ISO 8601, as in the report, for it may lack its year.
COLUMNS: dict[str, dict[str, str]] = {
    "meetings": {"document": _S, "title": _S, "name": _S, "organizer": _S, "start_date": _S, "end_date": _S, "year_from": _S, "format": _S, "home_path": _S, "home_code": _S,
                 "chairs": _L, "characters": _I, "script": _S, "sha256": _S, "warnings": _L},
    "speakers": {"document": _S, "id": _S, "kind": _S, "name": _S, "title": _S, "organization": _S, "acts": _L, "start": _I, "end": _I},
    "directives": {"document": _S, "id": _S, "speaker": _S, "speaker_name": _S, "text": _S, "topic": _S, "number": _I, "level": _I, "parent": _S, "addressees": _L, "due_date": _S, "start": _I, "end": _I},
    "deadlines": {"document": _S, "id": _S, "kind": _S, "text": _S, "start_date": _S, "due_date": _S, "task": _S, "directive": _S, "speaker": _S, "speaker_name": _S, "start": _I, "end": _I},
    "regions": {"document": _S, "id": _S, "text": _S, "role": _S, "name": _S, "path": _S, "code": _S, "level": _S, "group": _B, "members": _L, "start": _I, "end": _I}}


def flat(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of one report, by table; sections that are not there give none."""
    document = report["source"]["name"]
    names = {speaker["id"]: speaker["name"] for speaker in report.get("speakers", ())}
    due = {deadline["id"]: deadline["due_date"] for deadline in report.get("deadlines", ())}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    if "meeting" in report:
        meeting, source = report["meeting"], report["source"]
        dates, home = meeting["dates"] or {}, meeting["home_region"] or {}
        rows["meetings"].append({
            **{key: meeting[key]["text"] if meeting[key] else None for key in ("title", "name", "organizer")}, "format": meeting["format"],
            **{key: dates.get(key) for key in ("start_date", "end_date", "year_from")}, "home_path": home.get("path"), "home_code": home.get("code"),
            "chairs": [names.get(chair, chair) for chair in meeting["chair"]], **{key: source[key] for key in ("characters", "script", "sha256")},
            "warnings": [warning["code"] for warning in report.get("warnings", ())]})
    rows["speakers"] = [{**speaker, "acts": [act["act"] for act in speaker["acts"]]} for speaker in report.get("speakers", ())]
    rows["directives"] = [{**item, "speaker_name": names.get(item["speaker"]), "addressees": [who["text"] for who in item["addressees"]],
                           "due_date": min((due[term] for term in item["deadlines"] if due.get(term)), default=None)} for item in report.get("directives", ())]
    rows["deadlines"] = [{**item, "speaker_name": names.get(item["speaker"])} for item in report.get("deadlines", ())]
    rows["regions"] = list(report.get("regions", ()))
    for table, columns in COLUMNS.items():
        rows[table] = [{name: document if name == "document" else row.get(name) for name in columns} for row in rows[table]]
    return rows


def write(folder: str, lines: Iterator[bytes]) -> None:
    """Write the tables of reports, given as lines of JSON, into a folder; raises ImportError without pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {_S: pa.string(), _I: pa.int64(), _B: pa.bool_(), _L: pa.list_(pa.string())}
    schemas = {table: pa.schema([(name, kinds[kind]) for name, kind in columns.items()]) for table, columns in COLUMNS.items()}
    os.makedirs(folder, exist_ok=True)
    writers = {table: pq.ParquetWriter(os.path.join(folder, f"{table}.parquet"), schema, compression="zstd") for table, schema in schemas.items()}
    held: dict[str, list[dict[str, Any]]] = {table: [] for table in COLUMNS}

    def flush(least: int) -> None:
        for table, rows in held.items():
            if len(rows) >= least and (rows or least == 0):
                if rows:
                    writers[table].write_table(pa.Table.from_pylist(rows, schema=schemas[table]))
                rows.clear()

    try:
        for block in lines:
            for line in block.splitlines():
                for table, rows in flat(json.loads(line)).items():
                    held[table] += rows
            flush(_ROWS)
        flush(0)
    finally:
        for writer in writers.values():
            writer.close()
