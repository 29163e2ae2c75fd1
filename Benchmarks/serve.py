"""Measures the workbench's server under many what-if clients: `make bench`, or

    python3 Benchmarks/serve.py [--clients 200] [--seconds 30] [--rate 5]

Each client keeps one connection, asks for random quantities of the built-in case `rate` times a second, as a hand on a slider does,
and checks every answer. With --rate 0 each asks again as soon as it has an answer, which measures throughput. Everything stays on
127.0.0.1 and ends by itself. SYMBIONT names another build than .build/release/symbiont.
"""
import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--rate", type=float, default=5)
    options = parser.parse_args()
    symbiont = Path(os.environ.get("SYMBIONT", ROOT / ".build/release/symbiont"))
    if not symbiont.exists():
        sys.exit("bench: there is no release build; run `make build` first")
    with tempfile.TemporaryDirectory() as scratch:
        server = subprocess.Popen(
            [symbiont, "serve", "guiyang", "--port", "0", "--no-browser", "--data", scratch], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "SYMBIONT_STORE": f"{scratch}/runs.sqlite"})
        try:
            port = int(server.stdout.readline().split()[-1].rstrip("/").rsplit(":", 1)[1])
            failed = asyncio.run(measure(port, server.pid, options))
        finally:
            server.terminate()
            server.wait(30)
    sys.exit(failed or server.returncode)


async def measure(port, pid, options):
    exchanges = await exchange_maxima(port)
    times, errors, memory = [], [], [resident(pid)]
    end = time.perf_counter() + options.seconds
    clients = [asyncio.create_task(client(port, exchanges, options, end, times, errors, seed)) for seed in range(options.clients)]
    while time.perf_counter() < end:
        await asyncio.sleep(min(5, options.seconds / 6))
        memory.append(resident(pid))
    await asyncio.gather(*clients)
    times.sort()

    def share(part):
        return 1000 * times[min(len(times) - 1, int(part * len(times)))]

    print(f"{options.clients} clients, {options.seconds:g} s: {len(times)} answers ({len(times) / options.seconds:.0f} a second), "
          f"{len(errors)} errors; median {share(0.5):.2f} ms, p95 {share(0.95):.2f} ms, p99 {share(0.99):.2f} ms, longest {share(1):.2f} ms")
    print(f"server's memory: {memory[0]:.1f} MB before, then {', '.join(f'{value:.1f}' for value in memory[1:])} MB")
    for error in errors[:5]:
        print(f"  {error}")
    return 1 if errors else 0


async def exchange_maxima(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    _, body = await ask(reader, writer, port, "GET", "/api/v1/studies/guiyang")
    writer.close()
    return {exchange["id"]: exchange["quantities"]["designed"] for exchange in json.loads(body)["exchanges"]}


async def client(port, exchanges, options, end, times, errors, seed):
    draw = random.Random(seed)
    pause = 1 / options.rate if options.rate else 0
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(draw.random() * pause)
        while time.perf_counter() < end:
            quantities = {name: most * draw.random() for name, most in exchanges.items()}
            start = time.perf_counter()
            status, body = await ask(
                reader, writer, port, "POST", "/api/v1/studies/guiyang/what-if", json.dumps({"year": 2012, "quantities": quantities}))
            took = time.perf_counter() - start
            times.append(took)
            if status != 200 or not body.startswith(b'{"revision":'):
                errors.append(f"{status} {body[:200]}")
            await asyncio.sleep(max(0, pause - took))
        writer.close()
    except (OSError, EOFError, asyncio.IncompleteReadError) as error:
        errors.append(repr(error))


async def ask(reader, writer, port, method, path, body=""):
    writer.write(f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
                 f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.split("content-length:")[1].split("\r\n")[0])
    return int(head.split()[1]), await reader.readexactly(length)


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
