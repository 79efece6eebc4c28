#!/usr/bin/env python3
"""What a push costs: one changed record published onto a shelf, beside our own build of the whole site.

In memory and in a folder of the disk that the project lies on, in turn. A publish is the whole process, from
its start to its end: opening the repository, what changed, the turned link, and the removal of old releases.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

from bench import HERE, measured, working_folder

NOBODY = {"GIT_AUTHOR_NAME": "bench", "GIT_AUTHOR_EMAIL": "bench@example.org",
          "GIT_COMMITTER_NAME": "bench", "GIT_COMMITTER_EMAIL": "bench@example.org"}


class Place:
    """A repository with the corpus and a shelf beside it."""

    def __init__(self, name, folder, program, records):
        self.name, self.program = name, program
        self.site, self.shelf, self.output = folder / "mingbai", folder / "shelf", folder / "out"
        self.full, self.one = [], []
        subprocess.run([sys.executable, str(HERE / "make_corpus.py"), str(records), str(folder)], check=True)
        self.records = sorted((self.site / "content/bureau/activities").glob("*.zh.md"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("first")

    def git(self, *words):
        subprocess.run(["git", "-C", str(self.site), *words], check=True, env={**os.environ, **NOBODY})

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def publish(self):
        return measured([self.program, "publish", "--repository", str(self.site), "--shelf", str(self.shelf)])

    def round(self, number):
        self.full.append(measured([self.program, "build", "--repository", str(self.site),
                                   "--output", str(self.output)]))
        record = self.records[number * 37 % len(self.records)]
        with record.open("a", encoding="utf-8") as text:
            text.write(f"\n第{number}次补充的一句。\n")
        self.commit(f"round {number}")
        self.one.append(self.publish())


def medians(measures):
    return [statistics.median(column) for column in zip(*measures)]


def print_summary(places):
    print("| medians | cpu s | wall s | peak MiB |\n| --- | ---: | ---: | ---: |")
    for place in places:
        full, one = medians(place.full), medians(place.one)
        for name, (cpu, wall, memory) in (("full build", full), ("one changed", one)):
            print(f"| {place.name}, {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} |")
        print(f"| {place.name}, one / full | {one[0] / full[0]:.2f} | {one[1] / full[1]:.2f} | |")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", required=True, help="our program")
    words.add_argument("--pages", type=int, default=2000, help="records in both languages together")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--disk", default=str(HERE.parents[1]), help="where on the disk")
    options = words.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    with tempfile.TemporaryDirectory(prefix="mingbai-bench-", dir=working_folder()) as memory, \
            tempfile.TemporaryDirectory(prefix=".mingbai-bench-", dir=options.disk) as disk:
        places = [Place(name, pathlib.Path(folder), program, options.pages // 2)
                  for name, folder in (("memory", memory), ("disk", disk))]
        print(f"one changed record of {options.pages} record pages")
        for place in places:
            place.publish()
        for number in range(1, options.rounds + 1):
            for place in places:
                place.round(number)
        print_summary(places)


if __name__ == "__main__":
    main()
