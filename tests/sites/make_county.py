#!/usr/bin/env python3
"""Writes a fictional county of many bodies and years, as large as a county is in a decade.

usage: make_county.py FOLDER [BODIES] [YEARS] [RECORDS]

By default 40 bodies, 10 years from 2015 on and 30 records a body and year: 12,000 of them. Some reports
are not there, one is withdrawn, one body has none. What is written depends on the arguments alone; the
sentences are those of the corpus of tests/bench.
"""
import pathlib
import random
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "bench"))
from make_corpus import KINDS, LANGUAGES, front, quoted, record_body, report_body, write  # noqa: E402

FIRST_YEAR = 2015
FIELDS = [
    ("教育科技", "Education and Science"), ("公安", "Public Security"), ("民政", "Civil Affairs"), ("司法", "Justice"),
    ("财政", "Finance"), ("人力资源和社会保障", "Human Resources and Social Security"),
    ("自然资源", "Natural Resources"), ("生态环境", "Ecology and Environment"),
    ("住房和城乡建设", "Housing and Urban-Rural Development"), ("交通运输", "Transport"), ("水利", "Water Resources"),
    ("农业农村", "Agriculture and Rural Affairs"), ("商务", "Commerce"), ("文化和旅游", "Culture and Tourism"),
    ("卫生健康", "Health"), ("退役军人事务", "Veterans Affairs"), ("应急管理", "Emergency Management"),
    ("审计", "Audit"), ("市场监督管理", "Market Regulation"), ("统计", "Statistics"), ("医疗保障", "Healthcare Security"),
    ("林业和草原", "Forestry and Grassland"), ("城市管理", "Urban Management"), ("信访", "Petitions"),
    ("行政审批服务", "Administrative Approval"), ("粮食和物资储备", "Grain and Reserves"), ("体育", "Sports"),
    ("机关事务", "Government Offices Administration"), ("地震", "Earthquakes"), ("气象", "Meteorology"),
]
# Places that are on no map: a numbered village would be read as a real one sooner than these.
TOWNS = ["虚云", "虚山", "虚河", "虚林", "虚泉", "虚原", "虚谷", "虚湖", "虚田", "虚石"]


def body_of(number):
    """Id and names: first the bureaus of the county, then its towns."""
    if number < len(FIELDS):
        zh, en = FIELDS[number]
        return f"body-{number + 1:02d}", f"虚构县{zh}局", f"Fictional County {en} Bureau"
    town = number - len(FIELDS)
    name = TOWNS[town % len(TOWNS)] + ("" if town < len(TOWNS) else f"第{town // len(TOWNS) + 1}")
    return f"body-{number + 1:02d}", f"虚构县{name}镇人民政府", f"Fictional County Government of Town {town + 1}"


def has_report(body, year, last_body):
    """The last body has none at all; of the others about one in nine is missing."""
    return body != last_body and (body * 7 + year * 3) % 9 != 4


def write_report(folder, body, year, name, others):
    for language in LANGUAGES:
        title = quoted(f"{name['zh']}{year}年度法治政府建设报告" if language == "zh"
                       else f"{year} report on law-based government, {name['en']}")
        keys = {"title": title}
        if language == "zh":
            day = 1 + body * 5 % 28
            published = quoted("unknown") if (body + year) % 13 == 0 else f"{year + 1}-0{1 + body % 3}-{day:02d}"
            keys.update(published=published, issued=f"{year + 1}-01-01", source=quoted(name["zh"]), **others)
        dice = random.Random(f"report {language} {body} {year}")
        write(folder / f"{year}/report.{language}.md", front(**keys) + report_body(dice, language))


def first_sentence(text):
    """Of the plan, which is the last part."""
    plan = text.split("## 四、")[1].split("\n\n")[2]
    return plan.split("。")[0] + "。"


def write_commitments(folder, body, year):
    sentence = first_sentence(report_body(random.Random(f"report zh {body} {year}"), "zh"))
    write(folder / f"{year}/commitments.toml",
          f'[[commitment]]\nid = "c1"\nquote = {quoted(sentence)}\nkind = "diffuse"\n')


def write_records(folder, body, year, count):
    for number in range(count):
        date = f"{year}-{1 + number % 12:02d}-{1 + (number * 5 + body) % 28:02d}"
        kind = list(KINDS)[number % len(KINDS)]
        stem = f"{date}-r{number:03d}"
        for language in LANGUAGES:
            dice = random.Random(f"record {language} {body} {year} {number}")
            title = quoted(f"{KINDS[kind][0]}：第{number + 1}次" if language == "zh"
                           else f"{KINDS[kind][1]}, no. {number + 1}")
            keys = front(title=title, date=date, kind=quoted(kind)) if language == "zh" else front(title=title)
            text = record_body(dice, language, f"{stem}.{language}.md")
            write(folder / f"activities/{stem}.{language}.md", keys + text)


def settings(bodies):
    tables = "".join(f'\n[[kinds]]\nid = "{kind}"\nname.zh = "{zh}"\nname.en = "{en}"\n'
                     for kind, (zh, en) in KINDS.items())
    for number in range(bodies):
        body, zh, en = body_of(number)
        tables += (f'\n[[bodies]]\nid = "{body}"\npath = "{body}"\nname.zh = "{zh}"\nname.en = "{en}"\n'
                   'contact.zh = "0000-0000000"\ncontact.en = "0000-0000000"\n')
    return f"""\
title.zh = "虚构县法治政府建设公开"
title.en = "Rule of law in Fictional County"
url = "https://county.example"
fictional = true

[[languages]]
id = "zh"
tag = "zh-CN"
name = "中文"
dir = "ltr"

[[languages]]
id = "en"
tag = "en"
name = "English"
dir = "ltr"
{tables}"""


def main():
    folder = pathlib.Path(sys.argv[1])
    bodies, years, records = (int(text) for text in sys.argv[2:] + ["40", "10", "30"][len(sys.argv) - 2:])
    write(folder / "site-config.toml", settings(bodies))
    for number in range(bodies):
        body, zh, en = body_of(number)
        home = folder / "content" / body
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            write_records(home, number, year, records)
            if not has_report(number, year, bodies - 1):
                continue
            is_withdrawn = number == 1 and year == FIRST_YEAR + 1
            others = {"withdrawn": f'{{ on = {year + 2}-01-01, reason = "示例" }}'} if is_withdrawn else {}
            write_report(home, number, year, {"zh": zh, "en": en}, others)
            write_commitments(home, number, year)
    shutil.copytree(HERE.parent.parent / "themes/plain", folder / "themes/plain")


if __name__ == "__main__":
    main()
