"""Runs of the tests are recorded in a store of their own, never among the user's."""

import atexit
import os
import shutil
import tempfile

if "SYMBIONT_STORE" not in os.environ:
    folder = tempfile.mkdtemp(prefix="symbiont-store-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SYMBIONT_STORE"] = os.path.join(folder, "runs.sqlite")
