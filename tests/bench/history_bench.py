#!/usr/bin/env python3
"""What history costs beside `git log --raw -M50`, on a made-up repository: CPU seconds, in turn, medians.

From nothing, and after one push on top of what is known. Nothing here passes or fails by the clock.
"""
import argparse
import pathlib
import random
import statistics
import subprocess
import tempfile

from bench import measured, working_folder

TREE = "content/bureau"


def text_of(document, edits):
    lines = [f"第{document}号记录的第{line}句，写明做了什么、在哪里、有谁参加。" for line in range(20)]
    for line in edits:
        lines[line % 20] += f"第{line}次更正。"
    return "\n".join(lines) + "\n"


class Stream:
    """Commits for `git fast-import`: every tenth renames a record, the others edit one."""

    def __init__(self, documents, chance):
        self.chance = chance
        self.names = [f"{TREE}/activities/2023-01-{1 + number % 28:02}-r{number:05}.zh.md"
                      for number in range(documents)]
        self.edits = [[] for _ in range(documents)]
        self.parts = []

    def file(self, document):
        data = text_of(document, self.edits[document]).encode()
        self.parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (self.names[document].encode(), len(data), data))

    def commit(self, number):
        message = f"commit {number}".encode()
        self.parts.append(b"commit refs/heads/main\ncommitter bench <bench@example.org> %d +0800\ndata %d\n%s\n"
                          % (1600000000 + number * 3600, len(message), message))
        if number == 0:
            for document in range(len(self.names)):
                self.file(document)
            return
        document = self.chance.randrange(len(self.names))
        if number % 10 == 0:
            former = self.names[document]
            self.names[document] = f"{TREE}/activities/2023-01-{1 + document % 28:02}-r{document:05}-{number}.zh.md"
            self.parts.append(f"R {former} {self.names[document]}\n".encode())
        self.edits[document].append(number)
        self.file(document)


def make_repository(folder, commits, documents):
    stream = Stream(documents, random.Random(1))
    for number in range(commits):
        stream.commit(number)
    subprocess.run(["git", "init", "--quiet", "--bare", str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
    subprocess.run(["git", "-C", str(folder), "fast-import", "--quiet"], input=b"".join(stream.parts), check=True)


def ours(program, repository):
    out = subprocess.run([program, repository], check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in out.splitlines())}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--program", required=True, help="history_bench as built")
    words.add_argument("--commits", type=int, default=10000)
    words.add_argument("--documents", type=int, default=2000)
    words.add_argument("--rounds", type=int, default=5)
    options = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="mingbai-bench-", dir=working_folder()) as folder:
        repository = str(pathlib.Path(folder) / "history.git")
        make_repository(repository, options.commits, options.documents)
        of_git, of_ours = [], []
        for _ in range(options.rounds):
            of_git.append(measured(["git", "-C", repository, "log", "--raw", "-M50"])[0])
            of_ours.append(ours(options.program, repository))
    git = statistics.median(of_git)
    print(f"history of {options.commits} commits\n| medians | cpu s | of git's |\n| --- | ---: | ---: |")
    print(f"| git log --raw -M50 | {git:.3f} | |")
    for name, label in (("whole", "from nothing"), ("push", "one push later"), ("revisions", "revisions of all")):
        value = statistics.median(run[name] for run in of_ours)
        print(f"| {label} | {value:.3f} | {value / git:.2f} |")


if __name__ == "__main__":
    main()
