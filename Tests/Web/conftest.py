"""A server of the workbench on a free port of this machine, with a copy of the case to write into."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    def __init__(self, symbiont, *arguments, environment=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="symbiont-web-"))
        shutil.copytree(ROOT / "Cases/guiyang", self.folder / "guiyang-copy")
        self.process = subprocess.Popen(
            [symbiont, "serve", self.folder / "guiyang-copy", "--port", "0", "--no-browser", "--data", self.folder / "data",
             *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SYMBIONT_STORE": str(self.folder / "runs.sqlite"), **(environment or {})})
        self.address = self.process.stdout.readline().split()[-1]
        self.url = self.address.split("?")[0].rstrip("/")
        self.port = int(self.url.rsplit(":", 1)[1])

    def memory(self):
        """Resident megabytes."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def stop(self):
        """Ends the server and gives its exit code and what it said."""
        self.process.terminate()
        _, said = self.process.communicate(timeout=30)
        shutil.rmtree(self.folder)
        return self.process.returncode, said


@pytest.fixture(scope="session")
def symbiont():
    program = pathlib.Path(os.environ.get("SYMBIONT", ROOT / ".build/release/symbiont"))
    assert program.exists(), f"{program} is missing: run `make build` first"
    return program


@pytest.fixture
def server(symbiont):
    server = Server(symbiont)
    yield server
    code, said = server.stop()
    assert code == 0 and "fault" not in said, said
