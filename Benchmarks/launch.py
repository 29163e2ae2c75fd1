"""Starts one command several times and reports what each run took.

    python3 -I -S launch.py COUNT OUTPUT COMMAND...

One line a run: wall time in ns, processor time in µs, peak memory in kB. Standard output goes to OUTPUT, each run from its
beginning, standard error to OUTPUT.err, which a failure shows; `{run}` in an argument becomes the run's number. A child's peak memory starts at that of the process which
started it, so this one imports next to nothing and stays below 10 MB: a smaller command cannot be told from it.
"""
import os
import sys
import time


def launch(command, output):
    null = os.open(os.devnull, os.O_RDONLY)
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    errors = os.open(output + ".err", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, target, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
    start = time.perf_counter_ns()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter_ns() - start
    if status != 0:
        sys.stderr.write(os.pread(errors, 10_000, 0).decode(errors="replace"))
        sys.exit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    for descriptor in (null, target, errors):
        os.close(descriptor)
    return wall, int((usage.ru_utime + usage.ru_stime) * 1e6), usage.ru_maxrss


count, output, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
for run in range(count):
    print(*launch([part.replace("{run}", str(run)) for part in command], output))
