#include "check/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/path.h"
#include "model/answer.h"
#include "model/commitment.h"
#include "model/layout.h"

namespace mingbai {

namespace {

constexpr std::string_view commitments_name = "commitments.toml";
constexpr std::string_view answers_name = "answers.toml";

std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
        segments.push_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    segments.push_back(path);
    return segments;
}

// content/<body>/<year>/<name>, whatever bodies are configured today.
struct LedgerFile {
    std::string body;
    Year year = 0;
    std::string_view name;
};

std::optional<LedgerFile> ledger_file(std::string_view path)
{
    const std::vector<std::string_view> segments = segments_of(path);
    if (segments.size() != 4 || segments[0] != "content")
        return std::nullopt;
    const std::optional<PartialDate> year = PartialDate::parse(segments[2]);
    if (!year || segments[2].size() != 4)
        return std::nullopt;
    for (const std::string_view name : {commitments_name, answers_name})
        if (segments[3] == name)
            return LedgerFile{std::string(segments[1]), year->year, name};
    return std::nullopt;
}

// Whether today's site reads the ledger in this file: its body is still one of the site's.
bool is_read_today(const Reading& reading, const Path& path)
{
    const ContentKind kind = classify(path, reading.config).kind;
    return reading.snapshot.contains(path) &&
           (kind == ContentKind::commitments || kind == ContentKind::answers);
}

// What one former version of a file said.
struct Said {
    bool is_lost = false;  // the repository does not hold it
    std::vector<Commitment> commitments;
    std::vector<Answer> answers;
};

Said read_version(const Reading& reading, const FormerVersion& version, const FormerLedger& former)
{
    Said said;
    const std::optional<LedgerFile> file = ledger_file(version.path);
    const std::optional<Path> path = Path::parse(version.path);
    if (!file || !path)
        return said;
    // Read today as it was then: nothing to hold it against.
    if (is_read_today(reading, *path) && reading.snapshot.id(*path) == version.blob)
        return said;
    std::optional<std::string> text = former.text_of(version.blob);
    if (!text) {
        said.is_lost = true;
        return said;
    }
    const Snapshot alone = Snapshot::of_files({{path->text(), *std::move(text)}});
    const Reading then{alone, reading.config, reading.address_of};
    Problems of_then;
    if (file->name == commitments_name)
        said.commitments = read_commitments(then, {file->body, file->year, *path}, of_then);
    else
        said.answers = read_answers(then, {file->body, file->year, *path}, of_then);
    return said;
}

using AnswerKey = std::tuple<std::string, Year, std::string>;  // body, year, commitment

AnswerKey key_of(const Answer& answer) { return {answer.body, answer.year, answer.commitment}; }

// Who concluded what, and when; without the words of the note.
using Conclusion = std::tuple<AnswerKey, std::string, std::string, std::string, Date>;

Conclusion conclusion_of(const Answer& answer, const Assessment& assessment)
{
    return {key_of(answer), assessment.code, assessment.by, assessment.person, assessment.on};
}

// Holds what was said against what stands, newest version first, and says each fault once.
class Ledger {
public:
    Ledger(const Reading& reading, const Records& records) : reading_(reading), records_(records)
    {
        for (const Commitment& commitment : records.commitments)
            ids_.insert(commitment.full_id());
        for (const Answer& answer : records.answers)
            answers_[key_of(answer)].push_back(&answer);
    }

    void compare(const FormerVersion& version, const Said& said, Problems& problems)
    {
        for (const Commitment& commitment : said.commitments)
            compare(version, commitment, problems);
        for (const Answer& answer : said.answers) {
            for (const Assessment& assessment : answer.assessments)
                compare(version, answer, assessment, problems);
            compare_order(version, answer, problems);
        }
    }

private:
    void compare(const FormerVersion& version, const Commitment& was, Problems& problems)
    {
        const std::string id = was.full_id();
        if (!records_.unread.contains(fmt::format("{}/{}", was.body, was.year)) &&
            ids_.insert(id).second)
            problems.add("id-vanished", {version.path}, {id, version.commit.short_text()});
    }

    void compare(const FormerVersion& version, const Answer& answer, const Assessment& was,
                 Problems& problems)
    {
        if (records_.unread.contains(fmt::format("{}/{}/answers", answer.body, answer.year)))
            return;
        Place place{version.path};
        const auto standing = answers_.find(key_of(answer));
        if (standing != answers_.end()) {
            place = standing->second.front()->place;
            for (const Answer* now : standing->second)
                for (const Assessment& each : now->assessments)
                    if (still_says(each, was))
                        return;
                    else if (each.person == was.person && each.on == was.on)
                        place = each.place;
        }
        if (said_.insert(conclusion_of(answer, was)).second)
            problems.add("assessment-changed", place, words_of(version, answer, was));
    }

    // Of two conclusions of one day the later in the file is shown as the newest.
    void compare_order(const FormerVersion& version, const Answer& was, Problems& problems)
    {
        const auto standing = answers_.find(key_of(was));
        if (standing == answers_.end())
            return;
        for (const Answer* now : standing->second)
            for (std::size_t i = 1; i < was.assessments.size(); ++i) {
                const Assessment& first = was.assessments[i - 1];
                const Assessment& second = was.assessments[i];
                const Assessment* before = standing_in(*now, first);
                const Assessment* after = standing_in(*now, second);
                if (first.on == second.on && before && after && after < before &&
                    said_.insert(conclusion_of(was, second)).second)
                    problems.add("assessment-changed", after->place,
                                 words_of(version, was, second));
            }
    }

    const Assessment* standing_in(const Answer& now, const Assessment& was) const
    {
        const auto found =
            std::find_if(now.assessments.begin(), now.assessments.end(),
                         [&](const Assessment& each) { return still_says(each, was); });
        return found == now.assessments.end() ? nullptr : &*found;
    }

    static std::vector<std::string> words_of(const FormerVersion& version, const Answer& answer,
                                             const Assessment& was)
    {
        return {answer.commitment, was.code, was.person, to_text(was.on),
                version.commit.short_text()};
    }

    // A note may be translated later.
    bool still_says(const Assessment& now, const Assessment& was) const
    {
        const auto has_words = [&](const Language& language) {
            const std::string* then = was.note.find(language.id);
            const std::string* words = now.note.find(language.id);
            return !then || (words && *words == *then);
        };
        const std::vector<Language>& languages = reading_.config.languages;
        return now.code == was.code && now.by == was.by && now.person == was.person &&
               now.on == was.on && std::all_of(languages.begin(), languages.end(), has_words);
    }

    const Reading& reading_;
    const Records& records_;
    std::set<std::string> ids_;  // that stand, or have been said to have vanished
    std::map<AnswerKey, std::vector<const Answer*>> answers_;
    std::set<Conclusion> said_;
};

}

FormerLedger FormerLedger::of(const Past& past)
{
    const auto is_wanted = [](std::string_view path) { return ledger_file(path).has_value(); };
    return {former_versions(past.history, is_wanted), past.history.is_cut(), past.text_of};
}

void check_ledger(const Reading& reading, const Records& records, const FormerLedger& former,
                  Workers workers, Problems& problems)
{
    const std::vector<FormerVersion>& versions = former.versions;
    std::vector<Said> said(versions.size());
    for_each_index(workers, versions.size(), [&](std::size_t i) {
        said[i] = read_version(reading, versions[i], former);
    });
    Ledger ledger(reading, records);
    bool is_cut = former.is_cut;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        ledger.compare(versions[i], said[i], problems);
        is_cut = is_cut || said[i].is_lost;
    }
    if (is_cut)
        problems.add("history-cut", {"content"});
}

}
