#!/usr/bin/env python3
"""What a push costs: one changed record published onto a shelf, beside our own build of the whole site, and pushed.

In memory and in a folder of the disk that the project lies on, in turn. A publish is the whole process, from
its start to its end: opening the repository, what changed, the turned link, and the removal of old releases.

Before anything is measured a shelf is filled, so that from then on each publish has the tree of the oldest release
to begin with and one to take off, as on every day but the first ones of a server.

The same commit is pushed, too, to a bare repository with our hooks: the editor waits for the whole push, which
begins with the check; our own time is from the start of post-receive to the turned link.
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

# The program's own default, and one more: then the first release goes off.
RELEASES_OF_A_FULL_SHELF = 11

# Stands before our post-receive and writes down when it begins and ends.
TIMED_HOOK = """#!/bin/sh
date +%s%N >begin
hooks/post-receive.ours
date +%s%N >end
"""


class Server:
    """A bare repository with our hooks, and the shelf that they publish onto."""

    def __init__(self, folder, program, site):
        self.repository, self.site, self.shelf = folder / "bare.git", site, folder / "pushed"
        self.whole, self.hook, self.turned = [], [], []
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(self.repository)],
                       check=True)
        subprocess.run([program, "install-hooks", "--repository", str(self.repository), "--shelf",
                        str(self.shelf)], check=True, stdout=subprocess.DEVNULL)
        ours = self.repository / "hooks/post-receive"
        ours.rename(f"{ours}.ours")
        ours.write_text(TIMED_HOOK, encoding="utf-8")
        ours.chmod(0o755)

    def push(self):
        """Seconds of the whole push, of post-receive, and from its start to the turned link."""
        live = self.shelf / "live"
        before = os.readlink(live) if live.is_symlink() else None
        _, whole, _ = measured(["git", "-C", str(self.site), "push", "--quiet", str(self.repository), "main"])
        # The hook only tells when publishing fails; git takes the push all the same.
        if not live.is_symlink() or os.readlink(live) == before:
            sys.exit("what was pushed was not published")
        begin, end = (int((self.repository / name).read_text()) for name in ("begin", "end"))
        # The link gets its place in one rename, which is the last change of it.
        return whole, (end - begin) / 1e9, (os.lstat(live).st_ctime_ns - begin) / 1e9

    def round(self):
        whole, hook, turned = self.push()
        self.whole.append(whole)
        self.hook.append(hook)
        self.turned.append(turned)


class Place:
    """A repository with the corpus, a shelf beside it, and a server."""

    def __init__(self, name, folder, program, records):
        self.name, self.program = name, program
        self.site, self.shelf, self.output = folder / "mingbai", folder / "shelf", folder / "out"
        self.full, self.one = [], []
        subprocess.run([sys.executable, str(HERE / "make_corpus.py"), str(records), str(folder)], check=True)
        self.records = sorted((self.site / "content/bureau/activities").glob("*.zh.md"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("first")
        self.server = Server(folder, program, self.site)

    def git(self, *words):
        subprocess.run(["git", "-C", str(self.site), *words], check=True, env={**os.environ, **NOBODY})

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def publish(self):
        return measured([self.program, "publish", "--repository", str(self.site), "--shelf", str(self.shelf)])

    def change(self, number):
        record = self.records[number * 37 % len(self.records)]
        with record.open("a", encoding="utf-8") as text:
            text.write(f"\n第{number}次补充的一句。\n")
        self.commit(f"round {number}")

    def fill_shelves(self):
        for number in range(RELEASES_OF_A_FULL_SHELF):
            self.publish()
            self.server.push()
            self.change(-number)
        for shelf in (self.shelf, self.server.shelf):
            if not (shelf / "spare").is_dir():
                sys.exit(f"{shelf} is not full")

    def round(self, number):
        self.full.append(measured([self.program, "build", "--repository", str(self.site),
                                   "--output", str(self.output)]))
        self.change(number)
        self.one.append(self.publish())
        self.server.round()


def medians(measures):
    return [statistics.median(column) for column in zip(*measures)]


def print_summary(places):
    print("| medians | cpu s | wall s | peak MiB |\n| --- | ---: | ---: | ---: |")
    for place in places:
        full, one = medians(place.full), medians(place.one)
        for name, (cpu, wall, memory) in (("full build", full), ("one changed", one)):
            print(f"| {place.name}, {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} |")
        print(f"| {place.name}, one / full | {one[0] / full[0]:.2f} | {one[1] / full[1]:.2f} | |")
        server = place.server
        for name, seconds in (("pushed, post-receive to the turned link", server.turned),
                              ("pushed, post-receive to its end", server.hook),
                              ("pushed, the whole push", server.whole)):
            print(f"| {place.name}, {name} | | {statistics.median(seconds):.2f} | |")


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
            place.fill_shelves()
        for number in range(1, options.rounds + 1):
            for place in places:
                place.round(number)
        print_summary(places)


if __name__ == "__main__":
    main()
