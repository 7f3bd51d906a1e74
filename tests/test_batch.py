"""Archives: the same rows from every engine, whatever dies on the way; nothing lost, nothing twice."""
from __future__ import annotations

import errno
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT
from huiyao.cli.batch import command, engines, journal, sources, work

sys.path.insert(0, str(ROOT / "bench"))
from corpus import bulletins

HUIYAO = [sys.executable, "-c", "from huiyao.cli.main import run; run()", "batch"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    for number, (_, text) in enumerate(bulletins(60, 7)):
        place = folder / f"{number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def batch(*paths: Path, output: Path, **settings: object) -> int:
    return command.run(command.Request([str(path) for path in paths], str(output), **{"jobs": 1, **settings}))  # type: ignore[arg-type]


def test_rows_come_in_order_and_the_same_from_every_engine(archive: Path, tmp_path: Path) -> None:
    assert batch(archive, output=tmp_path / "one.ndjson") == 0
    assert batch(archive, output=tmp_path / "two.ndjson", jobs=2) == 0
    rows = [json.loads(line) for line in (tmp_path / "one.ndjson").read_text(encoding="utf-8").splitlines()]
    names = [row["source"]["name"] for row in rows]
    assert len(names) == 60 and names == sorted(names)
    assert (tmp_path / "one.ndjson").read_bytes() == (tmp_path / "two.ndjson").read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_what_fails_is_recorded_and_the_run_goes_on(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "0" / "broken.pdf").write_bytes(b"%PDF-1.7")
    (archive / "0" / "empty.txt").write_bytes(b"")
    (archive / "0" / "tale.txt").write_text("从前有座山，山里有座庙。", encoding="utf-8")
    (archive / "0" / "nowhere.txt").symlink_to(tmp_path / "gone")
    assert batch(archive, output=tmp_path / "all.ndjson") == 1
    errors = {json.loads(line)["name"].rpartition("/")[2]: json.loads(line)["error"] for line in (tmp_path / "all.ndjson.errors.ndjson").read_text(encoding="utf-8").splitlines()}
    assert set(errors) == {"broken.pdf", "empty.txt", "nowhere.txt"}
    assert "empty" in errors["empty.txt"]
    assert "64 documents: 61 done, 3 failed, 1 with no meeting in them" in capsys.readouterr().err


def test_links_devices_and_odd_names_in_folders(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    text = "3月5日，县长方予宁主持召开会议。"
    for name in ("-f.txt", "a\nb.txt", "=1.txt", "会议 纪要.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    with open(os.fsencode(folder) + b"/\xff\xfe.txt", "w", encoding="utf-8") as file:
        file.write(text)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "linked.txt").symlink_to(folder / "-f.txt")
    assert batch(folder, output=tmp_path / "odd.ndjson") == 0
    names = [json.loads(line)["source"]["name"] for line in (tmp_path / "odd.ndjson").read_text(encoding="utf-8").splitlines()]
    assert len(names) == 6 and not any("loop" in name or "pipe" in name for name in names)


def test_ndjson_with_fields_and_a_line_that_is_none(tmp_path: Path) -> None:
    lines = [json.dumps({"url": f"u{n}", "day": day, "body": text}, ensure_ascii=False) for n, (day, text) in enumerate(bulletins(5))]
    lines[2] = "{broken"
    lines.append(json.dumps({"url": "none", "day": "2024-01-01"}))
    lines.append(json.dumps({"url": "badday", "day": "sometime", "body": "会议"}))
    (tmp_path / "crawl.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert batch(tmp_path / "crawl.ndjson", output=tmp_path / "out.ndjson", text_field="body", date_field="day", id_field="url") == 1
    rows = [json.loads(line) for line in (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()]
    assert [row["source"]["name"] for row in rows] == ["u0", "u1", "u3", "u4"]
    assert all(row["meeting"]["dates"]["year_from"] == "option" for row in rows)
    errors = [json.loads(line) for line in (tmp_path / "out.ndjson.errors.ndjson").read_text(encoding="utf-8").splitlines()]
    assert [error["name"] for error in errors] == [f"{tmp_path}/crawl.ndjson:3", "none", "badday"]


def test_parquet_in_and_out(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"id": f"b{n}", "text": text, "day": day} for n, (day, text) in enumerate(bulletins(40))]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "in.parquet")
    target = str(tmp_path / "flat") + "/"
    assert command.run(command.Request([str(tmp_path / "in.parquet")], target, jobs=1, id_field="id", date_field="day")) == 0
    tables = {name: pq.read_table(Path(target) / f"{name}.parquet") for name in ("meetings", "speakers", "directives", "deadlines", "regions")}
    assert tables["meetings"].num_rows == 40
    assert set(tables["deadlines"].column("document").to_pylist()) <= {row["id"] for row in rows}
    ids = {(d, i) for d, i in zip(tables["directives"].column("document").to_pylist(), tables["directives"].column("id").to_pylist())}
    assert all(pair in ids for pair in zip(tables["deadlines"].column("document").to_pylist(), tables["deadlines"].column("directive").to_pylist()))


def test_the_recipes_of_the_analysts_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    (tmp_path / "bulletins").mkdir()
    for number, (_, text) in enumerate(bulletins(30)):
        (tmp_path / "bulletins" / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command.run(command.Request(["bulletins"], "tables/", jobs=1, date="2024-12-31")) == 0
    guide = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")
    queries = [block.split("```")[0] for block in guide.split("```sql\n")[1:]]
    assert len(queries) >= 2
    for query in queries:
        assert duckdb.sql(query).fetchall()
    for block in (part.split("```")[0] for part in guide.split("```python\n")[1:]):
        exec(block, {"pandas": pandas})


def test_a_run_killed_at_any_moment_is_finished_by_resume(tmp_path: Path) -> None:
    source = tmp_path / "crawl.ndjson"
    with source.open("w", encoding="utf-8") as file:
        for number, (_, text) in enumerate(bulletins(700)):
            file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    assert batch(source, output=tmp_path / "undisturbed.ndjson", id_field="id") == 0
    wanted = (tmp_path / "undisturbed.ndjson").read_bytes()
    random_ = random.Random(5)
    for number, share in enumerate((0.0, random_.uniform(0.1, 0.5), random_.uniform(0.5, 0.7))):
        target = tmp_path / f"killed{number}.ndjson"
        process = subprocess.Popen([*HUIYAO, str(source), "-o", str(target), "--id-field", "id", "-j", "2"], stderr=subprocess.DEVNULL, start_new_session=True)
        part = Path(f"{target}.part")
        while process.poll() is None and not (part.is_dir() and len(list(part.glob("*.chunk"))) >= share * 11):  # 700 documents, 64 to a chunk
            time.sleep(0.001)
        time.sleep(random_.uniform(0, 0.01))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not target.exists()
        done = subprocess.run([*HUIYAO, str(source), "-o", str(target), "--id-field", "id", "-j", "2", "--resume"], capture_output=True)
        assert done.returncode == 0, done.stderr
        assert target.read_bytes() == wanted
        assert not part.exists()


def test_a_kill_while_clearing_up_leaves_a_run_known_as_finished(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "all.ndjson"
    for removes in ("os.remove", "shutil.rmtree"):
        monkeypatch.setattr(f"huiyao.cli.batch.journal.{removes}", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        assert batch(archive, output=output) == 130
        monkeypatch.undo()
        whole = output.read_bytes()
        assert batch(archive, output=output, resume=True) == 0 and output.read_bytes() == whole
        assert not Path(f"{output}.part").exists()
        output.unlink()


def test_a_kill_while_publishing_is_mended(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "all.ndjson"
    monkeypatch.setattr(journal.Journal, "_replace", lambda self, name: (_ for _ in ()).throw(KeyboardInterrupt))
    assert batch(archive, output=output) == 130
    monkeypatch.undo()
    assert not output.exists()
    assert batch(archive, output=output, resume=True) == 0
    assert len(output.read_bytes().splitlines()) == 60


def test_what_stands_in_the_way_of_a_run(tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "all.ndjson"
    assert batch(archive / "none", output=output) == 2 and "no such file" in capsys.readouterr().err
    output.write_text("mine")
    assert batch(archive, output=output) == 2 and "exists already" in capsys.readouterr().err and output.read_text() == "mine"
    output.unlink()
    monkeypatch.setattr(journal.Journal, "finish_lines", lambda self, count: (_ for _ in ()).throw(KeyboardInterrupt))
    assert batch(archive, output=output) == 130 and "--resume" in capsys.readouterr().err
    monkeypatch.undo()
    assert batch(archive, output=output) == 2 and "unfinished run" in capsys.readouterr().err
    assert batch(archive, output=output, resume=True, only="speakers") == 2 and "other options" in capsys.readouterr().err
    (archive / "0" / "000.txt").write_text("3月5日，县长方予宁主持召开会议。", encoding="utf-8")
    assert batch(archive, output=output, resume=True) == 2 and "have changed" in capsys.readouterr().err
    assert batch(archive, output=output, overwrite=True) == 0
    assert os.stat(output).st_mode & 0o077 == os.stat(archive / "0" / "000.txt").st_mode & 0o077


def test_two_runs_at_once(tmp_path: Path, archive: Path) -> None:
    first = journal.Journal(str(tmp_path / "all.ndjson"), {}, resume=False, overwrite=False)
    assert os.stat(first.folder).st_mode & 0o077 == 0
    with pytest.raises(journal.JournalError, match="another run"):
        journal.Journal(str(tmp_path / "all.ndjson"), {}, resume=True, overwrite=False)


def test_a_full_disk_is_one_line_and_can_be_taken_up(tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: journal.Journal, *arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(journal.Journal, "keep", full)
    assert batch(archive, output=tmp_path / "all.ndjson") == 3
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.undo()
    assert batch(archive, output=tmp_path / "all.ndjson", resume=True) == 0
    assert len((tmp_path / "all.ndjson").read_bytes().splitlines()) == 60


def test_a_folder_that_cannot_be_written(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(archive, output=Path("/proc/all.ndjson")) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_closed_pipe_is_silent(archive: Path) -> None:
    process = subprocess.Popen([*HUIYAO, str(archive), "-o", "-", "-j", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait()


def killer(items: list[sources.Item], settings: work.Settings) -> work.Done:
    """Stands in for ``parse_chunk``: one document takes its worker with it."""
    if any(item.name == "killer" and item.error is None for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return _PARSE_CHUNK(items, settings)


_PARSE_CHUNK = work.parse_chunk


def test_a_document_that_kills_its_worker_is_recorded_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "parse_chunk", killer)
    items = [sources.Item("killer" if number == 13 else f"d{number}", text=text) for number, (_, text) in enumerate(bulletins(20))]
    chunks = iter([(0, items[:8]), (1, items[8:16]), (2, items[16:])])
    make, in_flight = engines.make(2, None, work.Settings())
    found = dict(engines.results(chunks, make, in_flight, work.Settings()))
    assert sorted(found) == [0, 1, 2]
    names = [json.loads(line)["source"]["name"] for index in sorted(found) for line in found[index].rows.splitlines()]
    assert names == [f"d{number}" for number in range(20) if number != 13]
    assert json.loads(found[1].errors) == {"name": "killer", "error": "killed the worker that parsed it"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_dask_cluster_that_loses_a_worker_gives_the_same_rows(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    assert distributed
    source = tmp_path / "crawl.ndjson"
    with source.open("w", encoding="utf-8") as file:
        for number, (_, text) in enumerate(bulletins(900)):
            file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    assert batch(source, output=tmp_path / "alone.ndjson", id_field="id") == 0
    address = f"tcp://127.0.0.1:{free_port()}"
    common = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True, "cwd": tmp_path}
    started = [subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", address, "--no-dashboard"], **common)]
    try:
        for _ in range(2):
            started.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path)], **common))
        from distributed import Client

        with Client(address, timeout="60s") as client:
            client.wait_for_workers(2, timeout=60)
        run = subprocess.Popen([*HUIYAO, str(source), "-o", str(tmp_path / "cluster.ndjson"), "--id-field", "id", "--scheduler", address], stderr=subprocess.PIPE)
        part = tmp_path / "cluster.ndjson.part"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list(part.glob("*.chunk")) if part.exists() else []) < 2:
            time.sleep(0.02)
        os.killpg(started[1].pid, signal.SIGKILL)
        _, complaint = run.communicate(timeout=120)
        assert run.returncode == 0, complaint
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert (tmp_path / "cluster.ndjson").read_bytes() == (tmp_path / "alone.ndjson").read_bytes()


def test_a_cluster_that_is_not_there(tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    assert batch(archive, output=tmp_path / "all.ndjson", scheduler="tcp://127.0.0.1:1") == 2
    assert "no Dask scheduler" in capsys.readouterr().err
