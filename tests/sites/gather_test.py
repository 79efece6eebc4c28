#!/usr/bin/env python3
"""A prefecture of three fictional counties: each builds its own site, the prefecture gathers them, from folders and
over http from this machine, and builds an overview. Then the counties lie, vanish and grow, and the gathering is
ended at every step: what was gathered before stays whole.

usage: gather_test.py PROGRAM STEP_LIBRARY BODIES YEARS RECORDS
"""
import gzip
import hashlib
import html.parser
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading

from make_county import FIRST_YEAR, HERE, body_of, has_report

COUNTIES = ["east", "north", "west"]
NAMES = ["bodies.csv", "counts.csv", "datapackage.json", "release.txt", "reports.csv", "years.csv"]
LARGEST = 60 * 1000


def check(is_so, what):
    if not is_so:
        sys.exit(what)


def place_of(name):
    return name if name == "release.txt" else f"data/{name}"


def url_of(county):
    # One of them stands in a column of another site.
    return f"https://{county}.example" + ("/law" if county == "west" else "")


def files_below(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])


def links_of(page):
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links.links


class Server:
    """Serves the published counties on this machine, and what `spoilt` says in place of a file: bytes, or None for a
    redirect to another host."""

    def __init__(self, folder):
        self.spoilt = spoilt = {}

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=str(folder))

            def log_message(self, *_):
                pass

            def do_GET(self):
                if self.path not in spoilt:
                    super().do_GET()
                elif spoilt[self.path] is None:
                    self.send_response(302)
                    self.send_header("Location", "https://elsewhere.example/")
                    self.end_headers()
                else:
                    self.send_response(200)
                    self.end_headers()
                    try:
                        self.wfile.write(spoilt[self.path])
                    except OSError:
                        pass  # whoever asked has heard enough

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, county):
        return f"http://127.0.0.1:{self.server.server_address[1]}/{county}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Prefecture:
    def __init__(self, program, root, sizes):
        self.program, self.root, self.sizes = program, root, sizes
        self.day = f"{FIRST_YEAR + int(sizes[1])}-03-31"

    def run(self, *words, **options):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, check=False, **options)

    def must(self, *words):
        done = self.run(*words)
        check(done.returncode == 0, f"{words}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stderr

    def build(self, site, day=None):
        output = self.root / "built" / site.name
        shutil.rmtree(output, ignore_errors=True)
        self.must("build", "--site", site, "--as-of", day or self.day, "--output", output)
        return output

    def make_county(self, county):
        site = self.root / "source" / county
        subprocess.run([sys.executable, "-B", HERE / "make_county.py", site, *self.sizes], check=True)
        settings = (site / "site-config.toml").read_text(encoding="utf-8")
        host, _, column = url_of(county).partition(".example")
        settings = settings.replace('"https://county.example"', f'"{host}.example"' +
                                    (f'\nbase_path = "{column}"' if column else ""))
        settings += ('\n[licence]\nname.zh = "示例许可"\nname.en = "Sample licence"\n'
                     'url = "https://licence.example/"\n')
        (site / "site-config.toml").write_text(settings, encoding="utf-8")
        shutil.copytree(self.build(site), self.root / "published" / county, dirs_exist_ok=True)

    def portal(self, name, data_of, bodies=""):
        site = self.root / name
        shutil.copytree(HERE.parent.parent / "themes/plain", site / "themes/plain")
        settings = ('title.zh = "虚构市"\ntitle.en = "Fictional Prefecture"\nurl = "https://prefecture.example"\n'
                    'fictional = true\n[[languages]]\nid = "zh"\ntag = "zh-CN"\nname = "中文"\ndir = "ltr"\n'
                    '[[languages]]\nid = "en"\ntag = "en"\nname = "English"\ndir = "ltr"\n' + bodies)
        for county in COUNTIES:
            settings += (f'[[sites]]\nid = "{county}"\ntitle.zh = "虚构{county}县"\ntitle.en = "County {county}"\n'
                         f'url = "{url_of(county)}"\ndata = "{data_of(county)}"\n')
        (site / "site-config.toml").write_text(settings, encoding="utf-8")
        return site


def changed(published, county, name, change):
    """The county's files with one changed, and the digest with it, so that what is read is really looked at."""
    folder = published / county / "data"
    if name == "release.txt":
        return {f"/{county}/{name}": change((published / county / name).read_bytes().decode()).encode()}
    if name == "datapackage.json":
        return {f"/{county}/data/{name}": change((folder / name).read_bytes().decode()).encode()}
    text = change((folder / name).read_bytes().decode()).encode()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["path"] == name:
            resource["hash"] = "sha256:" + hashlib.sha256(text).hexdigest()
    return {f"/{county}/data/{name}": text, f"/{county}/data/datapackage.json": json.dumps(package).encode()}


def first(old, new):
    return lambda text: text.replace(old, new, 1)


def package_with(**values):
    return lambda text: json.dumps({**json.loads(text), **values})


# What is spoilt, how, and by which rule it is refused.
LIES = [
    ("years.csv", lambda text: re.sub(r"-01,\d+,\d+,", lambda m: m[0] + "9" * 40 + ",", text, count=1), "site-file-form"),
    ("years.csv", lambda text: re.sub(r"(-04-01),\d+,", r"\1," + "9" * 40 + ",", text, count=1), "site-value-bad"),
    ("years.csv", lambda text: re.sub(r"(-04-01),\d+,", r"\1,-1,", text, count=1), "site-value-bad"),
    ("years.csv", lambda text: re.sub(r"(-04-01),\d+,", r"\1,1e3,", text, count=1), "site-value-bad"),
    ("years.csv", first("body-01", "../body"), "site-value-bad"),
    ("years.csv", first(",2015,", ",99999,"), "site-value-bad"),
    ("years.csv", lambda text: text + text.splitlines()[1] + "\r\n", "site-value-bad"),
    ("years.csv", first("year", 'ye"ar'), "site-file-form"),
    ("bodies.csv", first("https://north.example/", "https://elsewhere.example/"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "https://north.example.elsewhere.example/"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "https://north.example@elsewhere.example/"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "https://north.example/../"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "https://north.example/%2E%2e/"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "javascript:alert(1)//"), "site-address-elsewhere"),
    ("bodies.csv", first("https://north.example/", "//elsewhere.example/"), "site-address-elsewhere"),
    ("bodies.csv", first("虚构县", "虚\u202e构"), "site-value-bad"),
    ("bodies.csv", first("虚构县", "虚\u001b[2J"), "site-value-bad"),
    ("bodies.csv", first("虚构县", "长" * 200), "site-value-bad"),
    ("bodies.csv", first("body-01", "../../x"), "site-value-bad"),
    ("bodies.csv", first("\r\n", "\r\nshort\r\n"), "site-file-form"),
    ("reports.csv", lambda text: re.sub(r'(",)\d{4}-\d\d-\d\d,', r"\g<1>2999-01-01,", text, count=1), "site-value-bad"),
    ("reports.csv", lambda text: re.sub(r'(",)\d{4}-\d\d-\d\d,', r"\g<1>2016-02-30,", text, count=1), "site-value-bad"),
    ("reports.csv", first(",2015,", ",2099,"), "site-value-bad"),
    ("reports.csv", first("published", "printed"), "site-file-form"),
    ("bodies.csv", first("虚构县", "=1+1"), "site-value-bad"),
    ("bodies.csv", first("虚构县", "县13800138000"), "personal-mobile"),
    ("bodies.csv", first("https://north.example/", "https://north.example/%2F"), "site-address-elsewhere"),
    ("counts.csv", first("state", "rank"), "site-value-bad"),
    ("datapackage.json", lambda text: text[: len(text) // 2], "site-file-form"),
    ("datapackage.json", lambda _: "[" * 100000, "site-file-form"),
    ("datapackage.json", lambda _: '{"a":' * 100000, "site-file-form"),
    ("datapackage.json", lambda _: "null", "site-file-form"),
    ("datapackage.json", lambda _: "[]", "site-value-bad"),
    ("release.txt", lambda text: re.sub(r"as-of: .*", "as-of: 2025-13-01", text), "site-value-bad"),
    ("release.txt", lambda text: re.sub(r"as-of: .*", "as-of: 2999-12-31", text), "site-value-bad"),
    ("release.txt", lambda text: re.sub(r"as-of: .*", "", text), "site-value-bad"),
    ("release.txt", lambda _: "as-of: \udcff".encode("utf-8", "surrogatepass").decode("latin-1"), "site-value-bad"),
    ("datapackage.json", package_with(fictional="no"), "site-value-bad"),
    ("datapackage.json", package_with(languages={}), "site-value-bad"),
    ("datapackage.json", lambda text: text.replace('"hash"', '"hush"'), "site-value-bad"),
    ("datapackage.json", package_with(languages=[{"id": f"l{n}", "tag": f"t{n}"} for n in range(60)]), "site-value-bad"),
    ("datapackage.json", package_with(licenses=[{"title": "-1", "path": "https://licence.example/"}]), "site-value-bad"),
    ("datapackage.json", package_with(resources=[]), "site-file-missing"),
    ("datapackage.json", package_with(licenses=[{"title": "x", "path": "javascript:alert(1)"}]), "site-value-bad"),
    ("datapackage.json", first('"bodies.csv"', '"../bodies.csv"'), "site-value-bad"),
    ("datapackage.json", lambda text: re.sub(r"sha256:\w{64}", "sha256:" + "0" * 64, text), "site-file-digest"),
]


def check_lies(prefecture, server, site):
    published, before = prefecture.root / "published", files_below(site / "content")
    for name, change, rule in LIES:
        server.spoilt.clear()
        spoilt = changed(published, "north", name, change)
        check(spoilt[f"/north/{place_of(name)}"] != (published / "north" / place_of(name)).read_bytes(), f"not spoilt: {rule}")
        server.spoilt.update(spoilt)
        done = prefecture.run("gather", "--site", site, "--lang", "en")
        where = f"{name} {rule}: {done.returncode}\n{done.stderr[-1500:]}"
        check(done.returncode == 1 and f"[{rule}]" in done.stderr, where)
        check("north has data that can not be used" in done.stderr and "west has not changed" in done.stderr, where)
        check("\x1b" not in done.stderr and "\u202e" not in done.stderr, where)
        check(files_below(site / "content") == before, "lies were kept: " + where)
    for body in (None, b"x" * (10 << 20)):
        server.spoilt.clear()
        server.spoilt["/north/data/years.csv"] = body
        done = prefecture.run("gather", "--site", site)
        check(done.returncode == 2 and "north 没有取到" in done.stderr and "west 没有变化" in done.stderr, done.stderr)
        check(files_below(site / "content") == before, "what led elsewhere or had no end was kept")
    server.spoilt.clear()


def check_places(prefecture, site):
    """What was not gathered is never removed, and no link is followed out of the site."""
    content, away = site / "content", prefecture.root / "away"
    published = prefecture.root / "published/north/release.txt"
    before = published.read_bytes()
    published.write_bytes(before + b"more: 1\n")  # so that there is something to put

    def must_fail(what):
        kept = files_below(site / "content"), files_below(away)
        done = prefecture.run("gather", "--site", site, "--lang", "en", "north")
        check(done.returncode == 2 and "could not be fetched" in done.stderr, f"{what}: {done.stderr}")
        check((files_below(site / "content"), files_below(away)) == kept, f"{what}: something was lost")

    (content / "sites/north/notes.md").write_text("mine", encoding="utf-8")
    must_fail("a file of somebody else")
    (content / "sites/north/notes.md").unlink()
    (content / "sites/north/years.csv").rename(away.with_suffix(".csv"))
    (content / "sites/north/years.csv").mkdir()
    must_fail("a folder in the place of a file")
    (content / "sites/north/years.csv").rmdir()
    away.with_suffix(".csv").rename(content / "sites/north/years.csv")
    for folder in (content / "sites/north", content / "sites", content):
        folder.rename(away)
        folder.symlink_to(away)
        must_fail(f"a link at {folder.name}")
        folder.unlink()
        away.rename(folder)
    published.write_bytes(before)


def check_clock(prefecture, site):
    """What a wrong clock brought in does not turn away what is honest, and leaves the rest of the site alone."""
    release = site / "content/sites/north/release.txt"
    honest = release.read_text(encoding="utf-8")
    release.write_text(re.sub(r"as-of: .*", "as-of: 2999-12-31", honest), encoding="utf-8")
    prefecture.must("check", "--site", site, "--as-of", prefecture.day)
    told = prefecture.must("gather", "--site", site, "--lang", "en")
    check("north was fetched" in told and release.read_text(encoding="utf-8") == honest, told)


def check_script(prefecture, server, site):
    """A name is words, whatever stands in it."""
    server.spoilt.update(changed(prefecture.root / "published", "north", "bodies.csv",
                                 first("虚构县", "<script>alert(1)</script>县")))
    prefecture.must("gather", "--site", site)
    pages = prefecture.build(site)
    for page in ("overview.html", "sites/north.html"):
        text = (pages / page).read_text(encoding="utf-8")
        check("&lt;script&gt;alert(1)" in text and "<script>alert" not in text, page)
    server.spoilt.clear()
    prefecture.must("gather", "--site", site)


def check_overview(pages, bodies, years):
    sitemap = (pages / "sitemap.xml").read_text(encoding="utf-8")
    hosts = set(re.findall(r"<loc>(https://[^/<]+)", sitemap))
    check(hosts == {"https://prefecture.example"}, f"pages of others in the sitemap: {hosts}")
    for page in pages.rglob("*.html"):
        size = len(gzip.compress(page.read_bytes(), 6))
        check(size <= LARGEST, f"{page.relative_to(pages)} has {size} bytes compressed")
    for county in COUNTIES:
        links = links_of(pages / "sites" / f"{county}.html")
        text = (pages / "sites" / f"{county}.html").read_text(encoding="utf-8")
        check("数据截至" in text and "示例许可" in text, county)
        for number in range(bodies):
            for year in range(FIRST_YEAR, FIRST_YEAR + years):
                address = f"{url_of(county)}/{body_of(number)[0]}/{year}/report.html"
                check((address in links) == has_report(number, year, bodies - 1), address)
    everywhere = links_of(pages / "overview.html") + links_of(pages / "index.html")
    for county in COUNTIES:
        check(f"{url_of(county)}/body-01/" in everywhere and f"/sites/{county}.html" in everywhere, county)
    rows = (pages / "data/site_years.csv").read_text(encoding="utf-8").splitlines()
    check(len(rows) == 1 + len(COUNTIES) * bodies * years, f"{len(rows)} rows of gathered years")


def check_killed(prefecture, steps, site, newer):
    """Ended at each call that changes the disk: all of the old files or all of the new ones are there."""
    old = files_below(site / "content/sites/north")
    number, seen = 0, set()
    while True:
        number += 1
        shutil.rmtree(site / "content/sites/north")
        for name, content in old.items():
            path = site / "content/sites/north" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        done = prefecture.run("gather", "--site", site, "north",
                              env={**os.environ, "LD_PRELOAD": steps, "STEP": str(number), "STEP_ACT": "kill"})
        here = files_below(site / "content/sites/north")
        check(here in (old, newer), f"ended at step {number}, half of it is there: {sorted(here)}")
        seen.add(here == newer)
        if done.returncode != -signal.SIGKILL:
            break
    check(number > len(NAMES) and seen == {False, True}, f"{number} steps")
    check(not list(site.glob(".mingbai-gather-*")), "something was left behind")


def git(site, *words):
    environment = {**os.environ, "GIT_AUTHOR_DATE": "2030-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2030-01-01T00:00:00Z"}
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(site), *names, *words], check=True, capture_output=True, env=environment)


def check_growth(prefecture, site, steps):
    """A county publishes more; the prefecture gathers it and publishes; that equals a build from nothing."""
    shelf = prefecture.root / "shelf"
    publish = ["publish", "--repository", site, "--shelf", shelf, "--as-of", "2030-01-01"]
    git(site, "init", "-q")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "1")
    prefecture.must(*publish)
    source = prefecture.root / "source/north"
    shutil.rmtree(source / f"content/{body_of(0)[0]}/{FIRST_YEAR}")
    pages = prefecture.build(source)
    newer = {name: (pages / place_of(name)).read_bytes() for name in NAMES}
    for name in NAMES:
        shutil.copy(pages / place_of(name), prefecture.root / "published/north" / place_of(name))
    check_killed(prefecture, steps, site, newer)
    git(site, "add", "-A")
    git(site, "commit", "-qm", "2")
    prefecture.must(*publish)
    whole = prefecture.root / "whole"
    prefecture.must("build", "--repository", site, "--as-of", "2030-01-01", "--output", whole)
    live = {name: content for name, content in files_below((shelf / "live").resolve()).items()
            if not name.endswith((".gz", ".br"))}
    check(live == files_below(whole), "what was published is not what a build from nothing makes")
    # Older data than those that are here are not taken.
    earlier = prefecture.build(source, f"{FIRST_YEAR + int(prefecture.sizes[1])}-03-30")
    for name in NAMES:
        shutil.copy(earlier / place_of(name), prefecture.root / "published/north" / place_of(name))
    told = prefecture.must("gather", "--site", site, "--lang", "en")
    check("north sent what is older" in told and files_below(site / "content/sites/north") == newer, told)


def main():
    program, library, sizes = sys.argv[1], sys.argv[2], sys.argv[3:6]
    with tempfile.TemporaryDirectory(prefix="mingbai-gather-") as name:
        # What is loaded in front can not have a blank in its path, and the project's folder may have one.
        steps = shutil.copy(library, name)
        prefecture = Prefecture(program, pathlib.Path(name), sizes)
        for county in COUNTIES:
            prefecture.make_county(county)
        folders = prefecture.portal("folders", lambda county: f"../published/{county}")
        told = prefecture.must("gather", "--site", folders)
        check("请查看" in told and told.count("取来了") == len(COUNTIES), told)
        for county in COUNTIES:
            here, there = folders / "content/sites" / county, prefecture.root / "published" / county
            check(sorted(file.name for file in here.iterdir()) == NAMES, str(list(here.iterdir())))
            check(all((here / file).read_bytes() == (there / place_of(file)).read_bytes() for file in NAMES), county)
        pages = prefecture.build(folders)
        check_overview(pages, int(sizes[0]), int(sizes[1]))
        server = Server(prefecture.root / "published")
        addresses = prefecture.portal("addresses", server.address)
        prefecture.must("gather", "--site", addresses)
        check(files_below(addresses / "content") == files_below(folders / "content"), "the way there changed the data")
        check(files_below(prefecture.build(addresses)) == files_below(pages), "the way there changed the site")
        check_lies(prefecture, server, addresses)
        check_script(prefecture, server, addresses)
        check_places(prefecture, addresses)
        check_clock(prefecture, addresses)
        server.stop()
        before = files_below(addresses / "content")
        done = prefecture.run("gather", "--site", addresses, "--lang", "en")
        check(done.returncode == 2 and done.stderr.count("could not be fetched") == len(COUNTIES), done.stderr)
        check(files_below(addresses / "content") == before, "a site that does not answer lost its data")
        check_growth(prefecture, folders, steps)


if __name__ == "__main__":
    main()
