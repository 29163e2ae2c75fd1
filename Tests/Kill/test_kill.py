"""Kills the program at random moments of runs and saves: no study is lost, no store is damaged, no file is half written.

KILL_ROUNDS sets the number of rounds (1,000) and KILL_SECONDS the most time that they may take (80).
"""
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SYMBIONT", str(ROOT / ".build/release/symbiont"))
ROUNDS = int(os.environ.get("KILL_ROUNDS", "1000"))
SECONDS = float(os.environ.get("KILL_SECONDS", "80"))
SEED = 20261125


def run(arguments, folder, store, check=True):
    done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, timeout=60,
                          env={**os.environ, "SYMBIONT_STORE": str(store)})
    if check:
        assert done.returncode == 0, done.stderr
    return done


def contents(folder):
    """The files of a folder with their bytes; what a killed process left under a temporary name is none of them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.endswith(".new")}


@pytest.fixture
def town(tmp_path):
    if not Path(PROGRAM).exists():
        pytest.skip(f"{PROGRAM} is missing: run `make build` first")
    run(["init", "town"], tmp_path, tmp_path / "runs.sqlite")
    return tmp_path


def test_no_kill_loses_anything(town):
    generator = random.Random(SEED)
    store = town / "runs.sqlite"
    study = town / "town"
    original = contents(study)
    save = ["optimise", "town", "--year", "2020", "--write", "BEST"]
    run(save, town, store)
    saved = contents(study)
    assert saved != original and set(saved) == set(original)
    run(["run", "town", "--out", "result"], town, store)
    results = {json.dumps(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in contents(town / "result").items()))}
    restore(study, original)
    run(["run", "town", "--out", "result"], town, store)
    results.add(json.dumps(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in contents(town / "result").items())))
    jobs = [["run", "town", "--format", "json"], ["run", "town", "--out", "result"], save]
    # How long each takes undisturbed sets the span in which it is killed; the store begins anew now and then.
    span = {}
    for job in jobs:
        start = time.monotonic()
        run(job, town, store)
        span[tuple(job)] = time.monotonic() - start
        restore(study, original)
    began, rounds, killed, recorded = time.monotonic(), 0, 0, 0
    while rounds < ROUNDS and time.monotonic() - began < SECONDS:
        rounds += 1
        if rounds % 100 == 0:
            for path in town.glob("runs.sqlite*"):
                path.unlink()
        job = generator.choice(jobs)
        process = subprocess.Popen([PROGRAM, *job], cwd=town, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   env={**os.environ, "SYMBIONT_STORE": str(store)})
        time.sleep(generator.random() * 1.1 * span[tuple(job)])
        process.send_signal(signal.SIGKILL)
        errors = process.communicate()[1].decode()
        assert process.returncode in (0, -signal.SIGKILL), f"round {rounds}: {errors}"
        assert "not recorded" not in errors and "damaged" not in errors, f"round {rounds}: {errors}"
        killed += process.returncode == -signal.SIGKILL
        now = contents(study)
        assert now in (original, saved), f"round {rounds}: the study is neither the old nor the new one"
        if now == saved:
            restore(study, original)
        result = json.dumps(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in contents(town / "result").items()))
        assert result in results, f"round {rounds}: the result's folder is neither an old nor a new one"
        if rounds % 10 == 0:
            recorded = max(recorded, check_store(store))
    done = run(["run", "town", "--format", "json"], town, store)
    assert done.stderr == ""
    check_store(store)
    assert not list(town.glob("runs.sqlite.damaged*"))
    assert killed > rounds / 3 and recorded > 0, (rounds, killed, recorded)
    print(f"{rounds} rounds in {time.monotonic() - began:.0f} s, {killed} of them killed")


def restore(study, files):
    for name, data in files.items():
        (study / name).write_bytes(data)


def check_store(store):
    """Every page in order, every result whole, every run with its study and its result; gives the number of runs."""
    if not store.exists():
        return 0
    with sqlite3.connect(store) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'run'").fetchone():
            return 0
        for digest, text in database.execute("SELECT sha256, json FROM result"):
            assert hashlib.sha256(text.encode()).hexdigest() == digest
            json.loads(text)
        runs = database.execute("SELECT count(*) FROM run JOIN study ON study.id = run.study JOIN result ON result.id = run.result")
        count = runs.fetchone()[0]
        assert count == database.execute("SELECT count(*) FROM run").fetchone()[0]
    database.close()
    return count


def test_two_processes_record_at_once(town):
    store = town / "runs.sqlite"
    store.unlink(missing_ok=True)
    processes = [subprocess.Popen([PROGRAM, "run", "town", "--format", "json"], cwd=town, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, env={**os.environ, "SYMBIONT_STORE": str(store)}) for _ in range(24)]
    for process in processes:
        assert process.communicate()[1] == b"" and process.returncode == 0
    assert check_store(store) == 24


def test_a_full_disk_costs_the_record_and_nothing_else(town):
    disk = town / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True).returncode == 0
    if not mounted:
        pytest.skip("a small file system can only be mounted as root")
    try:
        store = disk / "runs.sqlite"
        first = run(["run", "town", "--format", "json"], town, store)
        assert first.stderr == ""
        filler = disk / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
        sectors = (town / "town" / "exchanges.csv")
        text, notes = sectors.read_text(), []
        for quantity in range(30):
            sectors.write_text(text.replace(",40000,", f",{40001 + quantity},"))
            done = run(["run", "town", "--format", "json"], town, store)
            assert json.loads(done.stdout)["scenarios"]
            notes.append(done.stderr)
        sectors.write_text(text)
        assert notes[-1] == ("note: this run is not recorded: "
                             f"The disk of the store of runs “{store}” is full; free some space.\n"), notes[-1]
        # A result's folder on a full disk stays as it was, and says so.
        failed = run(["run", "town", "--out", str(disk / "result")], town, store, check=False)
        assert failed.returncode == 1 and "No space left on device" in failed.stderr
        assert not (disk / "result").exists()
        filler.unlink()
        assert run(["run", "town", "--format", "json"], town, store).stderr == ""
        assert check_store(store) >= 2
        assert run(["rerun", "1"], town, store).stdout.endswith("to the last bit.\n")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_read_only_home_costs_the_record_alone(town):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    home = town / "home"
    home.mkdir(mode=0o500)
    done = subprocess.run([PROGRAM, "run", "town", "--format", "json"], cwd=town, capture_output=True, text=True,
                          env={**os.environ, "SYMBIONT_STORE": "", "XDG_DATA_HOME": "", "HOME": str(home)})
    assert done.returncode == 0 and json.loads(done.stdout)["scenarios"]
    assert done.stderr.startswith("note: this run is not recorded: The folder “")


def test_a_damaged_store_is_kept_aside(town):
    store = town / "runs.sqlite"
    run(["run", "town"], town, store)
    for path in town.glob("runs.sqlite-*"):
        path.unlink()
    store.write_bytes(b"\x07" * 5000)
    done = run(["run", "town", "--format", "json"], town, store)
    assert "is kept as" in done.stderr and "a new one is begun" in done.stderr
    aside = list(town.glob("runs.sqlite.damaged-*"))
    assert len(aside) == 1 and aside[0].read_bytes() == b"\x07" * 5000
    assert json.loads(run(["history", "--format", "json"], town, store).stdout)["runs"][0]["id"] == 1


@pytest.fixture(autouse=True)
def clean(tmp_path):
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)
