"""Whole-process measurements that notice when something else was using the machine.

Programs that are compared take turns, round by round, so that a slow minute hits all of them. A round of a program is
a batch of runs of at least `BATCH_SECONDS`, because the system counts processor time in steps of 10 ms. What other
processes used meanwhile is read from /proc/stat; a disturbed batch is repeated, and if the machine never comes to rest
the calmest batch stands and is marked.
"""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

BATCH_SECONDS = 0.25
TRIES = 4
CALM = 0.10  # of one processor's time, used by others
LAUNCHER = Path(__file__).with_name("launch.py")


@dataclass
class Program:
    """A command to measure; the first program of a section is the one that the others are compared with."""

    name: str
    command: list
    output: Path
    environment: dict = field(default_factory=dict)


@dataclass
class Measurement:
    """All runs of one program."""

    program: str
    wall_ms: list = field(default_factory=list)
    cpu_ms: list = field(default_factory=list)
    memory_mb: list = field(default_factory=list)
    others_share: list = field(default_factory=list)

    def summary(self):
        quartiles = statistics.quantiles(self.wall_ms, n=4) if len(self.wall_ms) > 1 else self.wall_ms * 3
        return {
            "program": self.program, "runs": len(self.wall_ms),
            "wall_ms": {"median": statistics.median(self.wall_ms), "lower_quartile": quartiles[0],
                        "upper_quartile": quartiles[2], "minimum": min(self.wall_ms)},
            "cpu_ms": statistics.median(self.cpu_ms), "memory_mb": max(self.memory_mb),
            "others_share": max(self.others_share), "disturbed": max(self.others_share) > CALM}


def measure(programs, rounds):
    """Each program in turn, `rounds` times. Returns a Measurement for each."""
    measurements = [Measurement(program.name) for program in programs]
    counts = [batch_size(program) for program in programs]
    for _ in range(rounds):
        for program, count, measurement in zip(programs, counts, measurements):
            runs, others = calm_batch(program, count)
            measurement.wall_ms += [wall / 1e6 for wall, _, _ in runs]
            measurement.cpu_ms += [cpu / 1e3 for _, cpu, _ in runs]
            measurement.memory_mb += [memory * 1024 / 1e6 for _, _, memory in runs]
            measurement.others_share.append(others)
    return measurements


def batch_size(program):
    """Runs once or twice to warm the file cache, then says how many runs make a batch."""
    batch(program, 1)
    (wall, _, _), = batch(program, 1)[0]
    return max(1, round(BATCH_SECONDS / (wall / 1e9)))


def calm_batch(program, count):
    best = None
    for _ in range(TRIES):
        runs, others = batch(program, count)
        if best is None or others < best[1]:
            best = runs, others
        if others <= CALM:
            break
        time.sleep(0.2)
    return best


def batch(program, count):
    """The runs, and the share of one processor that other processes used meanwhile."""
    command = [sys.executable, "-I", "-S", str(LAUNCHER), str(count), str(program.output), *program.command]
    usage, busy, start = os.times(), busy_seconds(), time.perf_counter()
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **program.environment})
    elapsed, busy, after = time.perf_counter() - start, busy_seconds() - busy, os.times()
    if result.returncode:
        sys.exit(f"bench: {program.name} failed, see above")
    own = sum(after[:4]) - sum(usage[:4])
    return [tuple(map(int, line.split())) for line in result.stdout.splitlines()], max(0.0, busy - own) / elapsed


def busy_seconds():
    """What all processors have spent at work since the machine started."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    user, nice, system, _, _, interrupts, soft_interrupts, stolen = map(int, fields)
    return (user + nice + system + interrupts + soft_interrupts + stolen) / os.sysconf("SC_CLK_TCK")
