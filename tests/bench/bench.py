#!/usr/bin/env python3
"""Our speed beside Hugo's, on the same made-up reports, in turn, on the same machine.

Prints every round, then medians and ratios. Nothing here passes or fails by the clock: only a build that
breaks is a failure. Works in memory (/dev/shm, else TMPDIR), so that no disk is measured; `cp -r` of our
output shows what writing the same files costs at least.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


class Tool:
    def __init__(self, name, command, output):
        self.name, self.command, self.output = name, command, output
        self.cpu, self.wall, self.memory = [], [], []

    def measure(self):
        shutil.rmtree(self.output, ignore_errors=True)
        cpu, wall, memory = measured(self.command)
        self.cpu.append(cpu)
        self.wall.append(wall)
        self.memory.append(memory)
        print(f"  {self.name:10} cpu {cpu:7.2f} s   wall {wall:7.2f} s   peak {memory:6.0f} MiB", flush=True)


def measured(command):
    """CPU seconds, wall seconds, peak MiB of one run of a command."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    trouble = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    if status != 0:
        sys.exit(f"{command[0]} failed:\n{trouble.decode(errors='replace')[-2000:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def working_folder():
    memory = pathlib.Path("/dev/shm")
    room = shutil.disk_usage(memory).free if memory.is_dir() else 0
    return str(memory) if room > 2 << 30 else None


def html_pages(folder):
    return sum(1 for _ in pathlib.Path(folder).rglob("*.html"))


def contest(folder, program, rounds):
    output = folder / "out"
    ours = Tool("mingbai", [program, "build", "--site", str(folder / "mingbai"), "--as-of", "2026-12-31",
                            "--output", str(output / "mingbai")], output / "mingbai")
    hugo = Tool("hugo", ["hugo", "--quiet", "--source", str(folder / "hugo"),
                         "--destination", str(output / "hugo")], output / "hugo")
    copy = Tool("cp -r", ["cp", "-r", str(output / "mingbai"), str(output / "copy")], output / "copy")
    output.mkdir()
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}, load {os.getloadavg()[0]:.1f}", flush=True)
        for tool in (ours, hugo, copy):
            tool.measure()
    for tool in (ours, hugo):
        print(f"{tool.name}: {html_pages(tool.output)} pages")
    return ours, hugo, copy


def print_summary(tools):
    print(f"\n| {'medians':10} | cpu s | wall s | peak MiB |\n| --- | ---: | ---: | ---: |")
    median = statistics.median
    for tool in tools:
        print(f"| {tool.name:10} | {median(tool.cpu):.2f} | {median(tool.wall):.2f} | {median(tool.memory):.0f} |")
    ours, hugo, _ = tools
    print("| hugo / ours | {:.1f} | {:.1f} | {:.1f} |".format(*(
        median(theirs) / max(median(own), 0.001) for theirs, own in
        ((hugo.cpu, ours.cpu), (hugo.wall, ours.wall), (hugo.memory, ours.memory)))))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", required=True, help="our program")
    words.add_argument("--pages", type=int, default=2000, help="records in both languages together")
    words.add_argument("--rounds", type=int, default=5)
    options = words.parse_args()
    if shutil.which("hugo") is None:
        sys.exit("hugo is not installed")

    with tempfile.TemporaryDirectory(prefix="mingbai-bench-", dir=working_folder()) as name:
        folder = pathlib.Path(name)
        corpus = [sys.executable, str(HERE / "make_corpus.py"), str(options.pages // 2), name]
        subprocess.run(corpus, check=True)
        print(f"{options.pages} record pages, {os.cpu_count()} cores")
        print_summary(contest(folder, str(pathlib.Path(options.program).resolve()), options.rounds))


if __name__ == "__main__":
    main()
