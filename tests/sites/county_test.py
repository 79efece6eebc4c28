#!/usr/bin/env python3
"""The fictional county of make_county.py, built: no page over 60 KB compressed, and an overview that says of
every body and year just what was written there.

usage: county_test.py PROGRAM BODIES YEARS RECORDS
"""
import gzip
import html.parser
import pathlib
import subprocess
import sys
import tempfile

from make_county import FIRST_YEAR, HERE, body_of, has_report

LARGEST = 60 * 1000


class Cells(html.parser.HTMLParser):
    """The list of class "overview": of each body its name and its years, each as text and the links in it."""

    def __init__(self):
        super().__init__()
        self.rows, self.lists = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "ul":
            self.lists.append(attributes.get("class", ""))
        elif self.lists[:1] != ["overview"]:
            return
        elif tag == "li" and len(self.lists) == 1:
            self.rows.append([("", [])])
        elif tag == "li" and len(self.lists) == 2:
            self.rows[-1].append(("", []))
        elif tag == "a":
            self.rows[-1][-1][1].append(attributes["href"])

    def handle_endtag(self, tag):
        if tag == "ul":
            self.lists.pop()

    def handle_data(self, data):
        if self.lists[:1] == ["overview"] and self.rows:
            text, links = self.rows[-1][-1]
            self.rows[-1][-1] = (text + data.strip(), links)


def check(is_so, what):
    if not is_so:
        sys.exit(what)


def check_sizes(site):
    pages = list(site.rglob("*.html"))
    check(len(pages) > 10, "the county has no pages")
    for page in pages:
        size = len(gzip.compress(page.read_bytes(), 6))
        check(size <= LARGEST, f"{page.relative_to(site)} has {size} bytes compressed")


def check_cell(cell, bodies, number, year, newest):
    text, links = cell
    check(text.startswith(f"{year}年度报告"), text)
    body = body_of(number)[0]
    where = f"{body} {year}: {text!r}"
    if has_report(number, year, bodies - 1):
        check(links == [f"/{body}/{year}/report.html"], where)
        expected = "已撤回" if (number, year) == (1, FIRST_YEAR + 1) else \
            "本站未取得发布日期" if (number + year) % 13 == 0 else f"{year + 1}年"
    else:
        check(links == [f"/{body}/{year}/"], where)
        expected = "尚未到公布期限" if year == newest else "本站暂未收录"
    check(expected in text, where)
    check("未公布" not in text, where)


def check_overview(site, bodies, years):
    cells = Cells()
    cells.feed((site / "overview.html").read_text(encoding="utf-8"))
    rows, newest = cells.rows, FIRST_YEAR + years - 1
    check([row[0][0] for row in rows] == [body_of(number)[1] for number in range(bodies)], "the order of the bodies")
    for number, row in enumerate(rows):
        check(len(row) == 1 + years, f"the cells of {row[0][0]}")
        for i, cell in enumerate(row[1:]):
            check_cell(cell, bodies, number, newest - i, newest)


def main():
    program, bodies, years, records = sys.argv[1], *(int(text) for text in sys.argv[2:5])
    with tempfile.TemporaryDirectory(prefix="mingbai-county-") as name:
        county, site = pathlib.Path(name) / "county", pathlib.Path(name) / "site"
        subprocess.run([sys.executable, str(HERE / "make_county.py"), str(county),
                        str(bodies), str(years), str(records)], check=True)
        # The day before the newest report has to be public.
        built = subprocess.run([program, "build", "--site", str(county), "--as-of", f"{FIRST_YEAR + years}-03-31",
                                "--output", str(site)], capture_output=True, text=True)
        check(built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:])
        check_sizes(site)
        check_overview(site, bodies, years)


if __name__ == "__main__":
    main()
