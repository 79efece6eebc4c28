#!/usr/bin/env python3
"""Our comparison of texts beside Debian's php-wikidiff2, on the same pairs, in turn, on the same machine.

    diff_bench.py path/to/diff_bench

The pairs are made from this repository's own reports with a fixed seed: few sentences edited, half of them, all
shuffled, nothing in common; and two that are only large. Times are of the processor, taken inside each process,
peak memory is the process's; ÷ is ours divided by theirs. Marked are the characters shown as removed or added:
exact is before clean-up, readable after it, document block by block, where moved text counts as kept. Ours also
finds the quantities that changed, theirs does not. Nothing here passes or fails.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPORT_SIZE = 6000
chance = random.Random(5)


def report_lines():
    """Paragraphs of our reports in official Chinese, as many as make up a long report."""
    lines = []
    for file in sorted((HERE.parent.parent / "content").glob("*/20*/*.zh.md")):
        text = re.sub(r"\A\+\+\+.*?\+\+\+\n|\A---.*?---\n", "", file.read_text(encoding="utf-8"), flags=re.S)
        for line in text.split("\n"):
            line = re.sub(r"[*#>|`\[\]]|\(\S+\)", "", line).strip()
            if len(line) > 8 and re.search("[\u4e00-\u9fff]", line):
                lines.append(line)
    kept = []
    while sum(map(len, kept)) < REPORT_SIZE:
        kept.append(lines[len(kept) % len(lines)])
    return kept


def sentences(line):
    return [part for part in re.split(r"(?<=[。；])", line) if part]


def edited(sentence):
    characters = list(sentence.replace("2023", "2024"))
    for _ in range(3):
        if len(characters) > 6:
            place = chance.randrange(len(characters) - 4)
            if chance.random() < 0.5:
                del characters[place:place + 2]
            else:
                characters.insert(place, characters[place * 7 % len(characters)])
    return "".join(characters)


def changed(lines, share_edited, share_moved, shuffled=False):
    """Edits, takes out and puts in sentences; paragraphs stay where they are unless all is shuffled."""
    stock = [sentence for line in lines for sentence in sentences(line)]
    result = []
    for line in lines:
        parts = []
        for sentence in sentences(line):
            if chance.random() < share_moved:
                continue
            if chance.random() < share_moved:
                parts.append(chance.choice(stock))
            parts.append(edited(sentence) if chance.random() < share_edited else sentence)
        if parts:
            result.append("".join(parts))
    if shuffled:
        chance.shuffle(result)
    return result


def without_order(lines):
    """The same characters and lengths of lines, nothing else in common."""
    characters = list("".join(lines))
    chance.shuffle(characters)
    result = []
    for line in lines:
        result.append("".join(characters[:len(line)]))
        del characters[:len(line)]
    return result


def han(first, count, lines):
    size = count // lines
    return ["".join(chr(first + chance.randrange(9000)) for _ in range(size)) for _ in range(lines)]


def pairs():
    lines = report_lines()
    yield "10 % of sentences edited", lines, changed(lines, 0.1, 0.01)
    yield "50 % edited, 10 % in and out", lines, changed(lines, 0.5, 0.1)
    yield "the same, shuffled", lines, changed(lines, 0.5, 0.1, shuffled=True)
    yield "nothing in common", lines, without_order(lines)
    yield "100,000 unlike characters", han(0x4E00, 100_000, 1), han(0x4E00, 100_000, 1)
    yield "100,000 tiny blocks", han(0x4E00, 200_000, 100_000), han(0x4E00, 200_000, 100_000)


def measured(command):
    """What a command prints as JSON, and its peak memory in MiB; None when it gives up."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    return (json.loads(output), usage.ru_maxrss / 1024) if status == 0 and output.strip() else (None, 0)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("| pair | characters | wikidiff2 ms | exact ÷ | readable ÷ | document ÷ |"
          " wikidiff2 marked | exact ÷ | readable ÷ | document ÷ | peak MiB | wikidiff2 |")
    print("| --- |" + " ---: |" * 11)
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, before, after) in enumerate(pairs()):
            path = pathlib.Path(folder) / str(number)
            for side, lines in (("before", before), ("after", after)):
                path.with_suffix("." + side).write_text("\n".join(lines) + "\n", encoding="utf-8")
            ours, memory = measured([sys.argv[1], str(path)])
            theirs, their_memory = measured(["php", str(HERE / "diff.php"), str(path)])
            print_row(name, sum(map(len, before)), ours, theirs or {"ms": 0, "marked": 0}, memory, their_memory)


def print_row(name, size, ours, theirs, memory, their_memory):
    def ratio(value, other):
        return f"{value / other:.2f}" if other else "–"
    def cells_of(what, key):
        return [f"{ours[marks + what]:.2f} ms ({ratio(ours[marks + what], theirs[key])})" if key == "ms"
                else ratio(ours[marks + what], theirs[key]) for marks in ("exact_", "readable_", "document_")]

    cells = [name, f"{size:,}", f"{theirs['ms']:.2f}", *cells_of("ms", "ms")]
    cells += [f"{theirs['marked']:,}", *cells_of("marked", "marked"), f"{memory:.0f}", f"{their_memory:.0f}"]
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
