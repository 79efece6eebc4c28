#!/usr/bin/env python3
"""Writes the same made-up reports twice: as a site of ours and as a Hugo site.

usage: make_corpus.py RECORDS FOLDER

FOLDER/mingbai and FOLDER/hugo each get RECORDS activity records and 20 yearly reports, all in Chinese
and in English. The Markdown bodies are the same but for the address of the link to another record. What
is written depends on RECORDS alone.
"""
import pathlib
import random
import shutil
import sys

FIRST_YEAR = 2006
YEARS = 20
LANGUAGES = ("zh", "en")
KINDS = {
    "lecture": ("法治授课", "Law lessons"),
    "hearing": ("听取意见", "Hearings"),
    "training": ("执法培训", "Training"),
    "inspection": ("联合检查", "Joint inspections"),
    "publicity": ("普法宣传", "Publicity"),
}
PARTS = {
    "zh": ["一、推进情况", "二、存在的问题", "三、第一责任人履职情况", "四、下一步工作计划"],
    "en": ["I. Progress", "II. Problems", "III. Duties of the person in charge", "IV. Plan"],
}
WORDS = {
    "zh": "各学校 教育系统 法治副校长 行政执法人员 校外培训机构 家长代表 县司法局 法律顾问 宪法宣传周 "
          "未成年人保护法 民法典 公众意见 行政处罚裁量基准 规章制度 案例 模拟法庭 安全教育 整改清单 "
          "执法记录 信息公开 合同审查 矛盾纠纷 调解工作室 评估结果 培训课程".split(),
    "en": "schools teachers parents officers lawyers counties hearings lessons records contracts rules "
          "decisions disputes mediators inspections cases opinions statutes pupils bureaus reports "
          "procedures plans results reviews".split(),
}
VERBS = {
    "zh": "组织学习 认真落实 集中检查 公开征求 逐项整改 广泛宣传 及时公布 依法办理 持续完善 定期评估".split(),
    "en": "studied reviewed published checked improved discussed amended completed explained recorded".split(),
}


def sentence(dice, language):
    subject, first, second = dice.sample(WORDS[language], 3)
    verb = dice.choice(VERBS[language])
    number = dice.randint(2, 900)
    if language == "zh":
        return f"{subject}{verb}{first}和{second}，涉及{number}人次。"
    return f"The {subject} {verb} the {first} and the {second} with {number} people taking part. "


def paragraph(dice, language, sentences):
    return "".join(sentence(dice, language) for _ in range(sentences)).strip()


def table(dice, language):
    head = "| 项目 | 数量 | 说明 |" if language == "zh" else "| Item | Count | Note |"
    rows = [f"| {dice.choice(WORDS[language])} | {dice.randint(1, 900)} | {dice.choice(VERBS[language])} |"
            for _ in range(4)]
    return "\n".join([head, "| --- | ---: | --- |", *rows])


def record_body(dice, language, link):
    also, figures = ("另见", "## 数据") if language == "zh" else ("See also", "## Figures")
    items = "\n".join(f"- {sentence(dice, language).strip()}" for _ in range(4))
    return "\n\n".join([
        f"**{dice.choice(WORDS[language])}** {paragraph(dice, language, 5)}",
        f"{also} [{dice.choice(WORDS[language])}]({link}).",
        figures, table(dice, language), items, paragraph(dice, language, 6)]) + "\n"


def report_body(dice, language):
    blocks = []
    for part in PARTS[language]:
        blocks.append(f"## {part}")
        for number in range(1, 6):
            label = f"（{'一二三四五'[number - 1]}）" if language == "zh" else f"({number}) "
            blocks.append(f"### {label}{dice.choice(WORDS[language])}")
            blocks.append(paragraph(dice, language, 12))
    return "\n\n".join(blocks) + "\n"


class Record:
    def __init__(self, number):
        self.number = number
        self.year = FIRST_YEAR + number % YEARS
        self.date = f"{self.year}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        self.stem = f"{self.date}-r{number:05d}"
        self.kind = list(KINDS)[number % len(KINDS)]

    def title(self, language):
        dice = random.Random(f"title {language} {self.number}")
        subject = dice.choice(WORDS[language])
        return f"{subject}：第{self.number}号记录" if language == "zh" else f"{subject.title()}: record {self.number}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def front(**keys):
    return "+++\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()) + "+++\n\n"


def quoted(text):
    return f'"{text}"'


def write_records(folder, count):
    for number in range(1, count + 1):
        record = Record(number)
        other = Record(number - 1 or count)
        for language in LANGUAGES:
            def body(link):
                return record_body(random.Random(f"record {language} {number}"), language, link)

            title = quoted(record.title(language))
            ours = front(title=title, date=record.date, kind=quoted(record.kind)) if language == "zh" \
                else front(title=title)
            write(folder / f"mingbai/content/bureau/activities/{record.stem}.{language}.md",
                  ours + body(f"{other.stem}.{language}.md"))
            prefix = "" if language == "zh" else "/en"
            theirs = front(title=title, date=record.date, years=f'["{record.year}"]', kinds=f'["{record.kind}"]')
            write(folder / f"hugo/content/{language}/activities/{record.stem}.md",
                  theirs + body(f"{prefix}/activities/{other.stem}.html"))


def write_reports(folder):
    for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
        for language in LANGUAGES:
            title = quoted(f"示例局{year}年度法治政府建设报告" if language == "zh"
                           else f"Rule-of-law report of the sample bureau, {year}")
            body = report_body(random.Random(f"report {language} {year}"), language)
            ours = front(title=title, published=f"{year + 1}-01-15", issued=f"{year + 1}-01-10",
                         source='"示例局"', summary=title) if language == "zh" else front(title=title)
            write(folder / f"mingbai/content/bureau/{year}/report.{language}.md", ours + body)
            theirs = front(title=title, date=f"{year + 1}-01-15", years=f'["{year}"]', kinds='["report"]')
            write(folder / f"hugo/content/{language}/reports/{year}.md", theirs + body)


def write_our_settings(folder, project):
    kinds = "".join(f'\n[[kinds]]\nid = "{kind}"\nname.zh = "{zh}"\nname.en = "{en}"\n'
                    for kind, (zh, en) in KINDS.items())
    write(folder / "mingbai/site-config.toml", f"""\
title.zh = "示例局法治政府建设公开"
title.en = "Rule of law in the sample bureau"
url = "https://bench.example"
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

[[bodies]]
id = "bureau"
path = "bureau"
name.zh = "示例局"
name.en = "Sample Bureau"
contact.zh = "0000-0000000"
contact.en = "0000-0000000"
{kinds}""")
    shutil.copytree(project / "themes/plain", folder / "mingbai/themes/plain")


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    here = pathlib.Path(__file__).resolve().parent
    write_records(folder, count)
    write_reports(folder)
    write_our_settings(folder, here.parent.parent)
    shutil.copytree(here / "hugo", folder / "hugo", dirs_exist_ok=True)


if __name__ == "__main__":
    main()
