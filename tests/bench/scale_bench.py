#!/usr/bin/env python3
"""How CPU time, memory and bytes of a build grow with the number of its pages.

Builds sites of 1,000, 10,000 and 100,000 record pages in memory and prints, between each two neighbours, the
exponent with which each figure grows: 1 is in proportion. A fixed cost makes it less. Nothing passes or fails.
"""
import argparse
import math
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from bench import HERE, html_pages, measured, working_folder


def bytes_below(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def build(program, pages, rounds):
    """CPU seconds, peak MiB, MB written, HTML pages and files, the first two as medians."""
    with tempfile.TemporaryDirectory(prefix="mingbai-scale-", dir=working_folder()) as name:
        subprocess.run([sys.executable, str(HERE / "make_corpus.py"), str(pages // 2), name], check=True)
        output = pathlib.Path(name) / "out"
        runs = []
        for _ in range(rounds):
            shutil.rmtree(output, ignore_errors=True)
            runs.append(measured([program, "build", "--site", f"{name}/mingbai", "--as-of", "2026-12-31",
                                  "--output", str(output)]))
        files = sum(1 for path in output.rglob("*") if path.is_file())
        return (statistics.median(run[0] for run in runs), statistics.median(run[2] for run in runs),
                bytes_below(output) / 1e6, html_pages(output), files)


def exponent(before, after, pages_before, pages_after):
    return math.log(after / before) / math.log(pages_after / pages_before)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", required=True, help="our program")
    words.add_argument("--pages", type=int, nargs="+", default=[1000, 10000, 100000])
    words.add_argument("--rounds", type=int, default=3)
    options = words.parse_args()
    program = str(pathlib.Path(options.program).resolve())

    print("| record pages | HTML pages | files | CPU s | peak MiB | MB written | exponent of CPU | of memory | of bytes |")
    print("|---|---|---|---|---|---|---|---|---|")
    before = None
    for pages in options.pages:
        cpu, memory, written, html, files = build(program, pages, options.rounds)
        grown = ["", "", ""] if before is None else [
            f"{exponent(old, new, before[3], html):.2f}" for old, new in zip(before, (cpu, memory, written))]
        print(f"| {pages:,} | {html:,} | {files:,} | {cpu:.2f} | {memory:.0f} | {written:.1f} | "
              f"{' | '.join(grown)} |", flush=True)
        before = (cpu, memory, written, html)


if __name__ == "__main__":
    main()
