#include "check/ledger.h"

#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/sites.h"
#include "support/test_repository.h"

using namespace mingbai;

namespace {

constexpr std::string_view next_commitments_file = "content/jky/2024/commitments.toml";

// What a line of commits held, newest first, without a repository.
class Line {
public:
    Line& add(std::string_view path, const std::string& text)
    {
        const ObjectId blob = ObjectId::of_blob(text);
        texts_[blob] = text;
        std::array<std::uint8_t, 20> commit{};
        commit[0] = static_cast<std::uint8_t>(former_.versions.size() + 1);
        former_.versions.push_back({std::string(path), blob, ObjectId(commit)});
        return *this;
    }

    FormerLedger former() const
    {
        FormerLedger former = former_;
        former.text_of = [texts = texts_](const ObjectId& blob) -> std::optional<std::string> {
            const auto found = texts.find(blob);
            return found == texts.end() ? std::nullopt : std::optional(found->second);
        };
        return former;
    }

private:
    FormerLedger former_;
    std::map<ObjectId, std::string> texts_;
};

FormerLedger former_of(const TestRepository& made, const ObjectId& head,
                       const std::string& folder = "")
{
    const Repository repository = Repository::open(made.folder());
    return FormerLedger::of({History::of(repository, head, folder, History()),
                             [repository](const ObjectId& blob) { return repository.find_blob(blob); }});
}

Problems problems_of(const Files& files, const FormerLedger& former, Workers workers = {1})
{
    const Snapshot snapshot = Snapshot::of_files(files);
    const SiteConfig config = config_of(files);
    const Reading reading{snapshot, config, [](const Path&, std::string_view) { return ""; }};
    Problems of_reading;
    const Records records = read_records(reading, {}, {1}, of_reading);
    Problems problems;
    check_ledger(reading, records, former, workers, problems);
    return problems;
}

std::string told(const Files& files, const Line& line)
{
    return lines_of(problems_of(files, line.former()));
}

std::string rules(const Files& files, const Line& line)
{
    return rules_of(problems_of(files, line.former()));
}

std::string answers_with(std::string_view from, std::string_view to)
{
    return changed(ledger_site(), answers_file, from, to).at(std::string(answers_file));
}

std::string text_of(std::string_view file) { return ledger_site().at(std::string(file)); }

Files with(std::string_view file, std::string_view text)
{
    Files files = ledger_site();
    files[std::string(file)] = std::string(text);
    return files;
}

}

TEST_CASE("what still stands is no problem, whatever else has changed")
{
    const Line line = Line()
                          .add(commitments_file, text_of(commitments_file) + "# before\n")
                          .add(answers_file, text_of(answers_file) + "# before\n");
    CHECK(told(ledger_site(), line) == "");
    CHECK(told(ledger_site(), Line()) == "");
    // The quote, the kind and the review may be mended; the id and the assessment stay.
    CHECK(told(changed(ledger_site(), commitments_file, "\"quantified\"", "\"recurring\""), line) == "");
    CHECK(told(changed(ledger_site(), answers_file, "reviewed_by = \"示例甲\"",
                       "reviewed_by = \"示例乙\""),
               line) == "");
}

TEST_CASE("every id that ever stood must stand, and is told once, in the newest version that had it")
{
    const std::string was = "[[commitment]]\nid = \"gone\"\nquote = \"从前的话\"\nkind = \"event\"\n";
    const Line line = Line()
                          .add(commitments_file, was)
                          .add(commitments_file, was + "# older\n")
                          .add("content/jky/2022/commitments.toml", was);
    CHECK(told(ledger_site(), line) ==
          "content/jky/2022/commitments.toml:0:0 id-vanished jky/2022/gone|03000000\n"
          "content/jky/2023/commitments.toml:0:0 id-vanished jky/2023/gone|01000000\n");
    Files back = ledger_site();
    back[std::string(commitments_file)] += "\n" + was;
    CHECK(rules(back, line) == "id-vanished");
}

TEST_CASE("an id renamed, moved to another year or of a body that is gone has vanished")
{
    const Line line = Line().add(commitments_file, text_of(commitments_file));
    CHECK(rules(changed(ledger_site(), commitments_file, "\"lessons\"", "\"lesson\""), line) ==
          "id-vanished");
    Files moved = ledger_site();
    moved["content/jky/2022/commitments.toml"] = moved.at(std::string(commitments_file));
    moved.erase(std::string(commitments_file));
    CHECK(rules(moved, line) == "id-vanished");
    CHECK(rules(ledger_site(),
                Line().add("content/gone/2023/commitments.toml", text_of(commitments_file))) ==
          "id-vanished");
}

TEST_CASE("a ledger that nobody reads any more has vanished, though its file lies there unchanged")
{
    const Line line = Line()
                          .add(commitments_file, text_of(commitments_file))
                          .add(answers_file, text_of(answers_file));
    Files renamed = changed(ledger_site(), config_file, "id = \"jky\"", "id = \"jkj\"");
    CHECK(rules(renamed, line) == "id-vanished assessment-changed");
}

TEST_CASE("drafts stand")
{
    const Line line = Line().add(commitments_file, text_of(commitments_file));
    CHECK(rules(changed(ledger_site(), report_file, "source =", "draft = true\nsource ="), line) == "");
}

TEST_CASE("an assessment stands as it was written")
{
    const Line line = Line().add(answers_file, text_of(answers_file));
    const auto now = [&](std::string_view from, std::string_view to) {
        return told(changed(ledger_site(), answers_file, from, to), line);
    };
    const std::string words = " assessment-changed jky/2023/lessons|done|示例甲|2025-04-02|01000000\n";
    const std::string file(answers_file);
    CHECK(now("code = \"done\"", "code = \"partly\"") == file + ":9:8" + words);
    CHECK(now("by = \"editor\"", "by = \"self\"") == file + ":9:8" + words);
    CHECK(now("person = \"示例甲\"", "person = \"示例乙\"") == file + ":2:14" + words);
    CHECK(now("不少于60场次。", "不少于60场次") == file + ":9:8" + words);
    CHECK(now("note.zh", "note.en") == file + ":9:8" + words);
    CHECK(told(changed(ledger_site(), answers_file, "on = 2025-04-02\nnote", "on = 2025-04-03\nnote"),
               line) == file + ":2:14" + words);
    CHECK(told(with(answers_file, "# nothing\n"), line) == file + ":0:0" + words);
    Files gone = ledger_site();
    gone.erase(file);
    CHECK(told(gone, line) == file + ":0:0" + words);
}

TEST_CASE("others may be added, and a note may be translated")
{
    const Line line = Line().add(answers_file, text_of(answers_file));
    CHECK(told(changed(ledger_site(), answers_file, "note.zh", "note.en = \"60 were promised.\"\nnote.zh"),
               line) == "");
    Files more = ledger_site();
    more[std::string(answers_file)] += "\n[[answer.assessment]]\ncode = \"partly\"\nby = \"self\"\n"
                                       "person = \"示例乙\"\non = 2025-05-01\n";
    CHECK(told(more, line) == "");
    // Then that one stands too.
    CHECK(rules(ledger_site(),
                Line().add(answers_file, more.at(std::string(answers_file)))) == "assessment-changed");
}

TEST_CASE("two assessments of one day keep their order, for the later is shown as the newest")
{
    const auto assessed = [](std::string_view code, std::string_view person, std::string_view on) {
        return fmt::format("\n[[answer.assessment]]\ncode = \"{}\"\nby = \"self\"\nperson = \"{}\"\n"
                           "on = {}\n",
                           code, person, on);
    };
    const std::string base = text_of(answers_file);
    const std::string one = assessed("partly", "示例乙", "2025-05-01");
    const std::string other = assessed("done", "示例丙", "2025-05-01");
    const std::string later = assessed("done", "示例丙", "2025-05-02");
    const auto told = [](const std::string& was, const std::string& now) {
        return rules(with(answers_file, now), Line().add(answers_file, was));
    };
    CHECK(told(base + one + other, base + other + one) == "assessment-changed");
    CHECK(told(base + one + other, base + one + other) == "");
    CHECK(told(base + one + later, base + later + one) == "");
    CHECK(told(base + one, base + other + one) == "");
}

TEST_CASE("a change is told once, and a mended one against what stood first")
{
    const std::string first = text_of(answers_file);
    const std::string second = answers_with("不少于60场次。", "不少于六十场次。");
    CHECK(rules(with(answers_file, second), Line().add(answers_file, second + "# 2\n")
                                                .add(answers_file, first)
                                                .add(answers_file, first + "# 1\n")) ==
          "assessment-changed");
}

TEST_CASE("what never stood may be mended: incomplete, or not to be read at all")
{
    CHECK(told(ledger_site(), Line().add(answers_file, answers_with("person = \"示例甲\"\n", ""))
                                  .add(answers_file, answers_with("\"done\"", "\"good\""))
                                  .add(answers_file, "[[answer]\n")
                                  .add(answers_file, "\xFF")
                                  .add(commitments_file, "[[commitment]]\nid = \"编号\"\n")
                                  .add(commitments_file, std::string(2 << 20, '#'))) == "");
}

TEST_CASE("what can not be read now is not said to have vanished")
{
    const Line line = Line()
                          .add(commitments_file, text_of(commitments_file))
                          .add(answers_file, text_of(answers_file));
    CHECK(told(with(commitments_file, "[["), line) == "");
    CHECK(told(with(answers_file, "[["), line) == "");
}

TEST_CASE("a cut history is said, once")
{
    FormerLedger former = Line().add(commitments_file, text_of(commitments_file)).former();
    former.is_cut = true;
    CHECK(lines_of(problems_of(ledger_site(), former)) == "content:0:0 history-cut \n");
    // A blob that a partial clone left out.
    former.is_cut = false;
    former.versions.push_back({std::string(answers_file), ObjectId::of_blob("?"), {}});
    CHECK(lines_of(problems_of(ledger_site(), former)) == "content:0:0 history-cut \n");
}

TEST_CASE("what is said does not depend on the number of threads")
{
    Line line;
    for (int i = 0; i < 40; ++i)
        line.add(commitments_file,
                 fmt::format("[[commitment]]\nid = \"c{}\"\nquote = \"从前的话\"\nkind = \"event\"\n", i));
    const std::string alone = lines_of(problems_of(ledger_site(), line.former(), {1}));
    CHECK(alone.size() > 1000);
    CHECK(lines_of(problems_of(ledger_site(), line.former(), {4})) == alone);
}

TEST_CASE("the ledger's files of a line of commits are found, and no others")
{
    TestRepository made;
    for (const std::string_view path :
         {commitments_file, answers_file, next_commitments_file, report_file, figures_file,
          std::string_view("content/indicators.toml"), std::string_view("content/commitments.toml"),
          std::string_view("content/jky/draft/commitments.toml"),
          std::string_view("content/jky/2023/attachments/commitments.toml"),
          std::string_view("elsewhere/jky/2023/commitments.toml")})
        made.write(path, "# one\n");
    made.commit();
    made.write(answers_file, "# two\n");
    made.commit();
    made.remove("content/jky");
    const ObjectId head = made.commit();
    const FormerLedger former = former_of(made, head);
    std::map<std::string, int> found;
    for (const FormerVersion& version : former.versions) {
        ++found[version.path];
        CHECK(former.text_of(version.blob).value().starts_with("# "));
    }
    CHECK(found == std::map<std::string, int>{{std::string(commitments_file), 1},
                                              {std::string(answers_file), 2},
                                              {std::string(next_commitments_file), 1}});
}

TEST_CASE("a site that lies in a folder of a repository has the history of that folder alone")
{
    TestRepository made;
    made.write("content/jky/2023/answers.toml", "# of another site\n");
    made.write("docs/site/content/jky/2023/answers.toml", "# of this site\n");
    made.write("docs/content/jky/2023/answers.toml", "# of a third\n");
    const ObjectId head = made.commit();
    const FormerLedger former = former_of(made, head, "docs/site");
    REQUIRE(former.versions.size() == 1);
    CHECK(former.versions.at(0).path == "content/jky/2023/answers.toml");
    CHECK(former.text_of(former.versions.at(0).blob) == "# of this site\n");
}
