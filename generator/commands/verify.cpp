// A site held against what anybody can make of the public repository.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/failure.h"
#include "base/file.h"
#include "commands/attempt.h"
#include "commands/commands.h"
#include "desk/fetch.h"
#include "identity.h"
#include "release/copies.h"
#include "release/log.h"
#include "release/manifest.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

// What is served, wherever it stands.
struct Served {
    std::function<std::optional<std::string>(const std::string& file)> read;
    std::optional<std::vector<std::string>> files;  // all that is there; nothing: a server does not tell
    std::optional<std::string> log;
};

Served served_from(const std::string& url)
{
    const auto site = std::make_shared<const RemoteSite>(url);
    return {[site](const std::string& file) { return site->read(file); }, std::nullopt,
            site->read(Log::file_name)};
}

// A release's folder, or a shelf, whose live release is meant.
Served served_from(const fs::path& folder)
{
    const bool is_shelf = file::kind_of(folder / "live") == file::Kind::symlink;
    const fs::path release = is_shelf ? fs::canonical(folder / "live") : folder;
    if (file::kind_of(release) != file::Kind::folder)
        throw Failure(fmt::format("没有文件夹 {0} / there is no folder {0}", folder.string()));
    std::vector<std::string> files;
    for (const file::Entry& entry : file::list(release, ""))
        files.push_back(entry.name);
    return {[release](const std::string& file) { return file::read_if_exists(release / file); },
            std::move(files),
            is_shelf ? file::read_if_exists(folder / Log::file_name) : std::nullopt};
}

// A site that is made anew and not kept.
struct Wanted {
    Manifest manifest;
    std::map<std::string, std::size_t> sizes;  // of the text files that have copies
};

Wanted made_anew(Attempt& attempt, Date as_of)
{
    Wanted wanted;
    std::mutex guard;
    attempt.build(Drafts::hidden, as_of,
                  {[](std::string_view, const Fingerprint&) { return false; },
                   [&](std::string_view file, const Fingerprint&, std::string_view bytes) {
                       std::string digest = sha256(bytes);
                       const std::lock_guard lock(guard);
                       wanted.manifest.files.emplace(file, std::move(digest));
                       if (is_text_file(file) && bytes.size() >= smallest_copied)
                           wanted.sizes.emplace(file, bytes.size());
                   }});
    return wanted;
}

class Findings {
public:
    explicit Findings(Tongue tongue) : is_chinese_(tongue == Tongue::chinese) {}

    void add(std::string_view chinese, std::string_view english, std::string_view what = "")
    {
        ++count_;
        if (count_ <= most_lines)
            fmt::print("{}{}{}\n", is_chinese_ ? chinese : english, what.empty() ? "" : " ", what);
    }

    // `copies`: of those that are due, as many as are there; `missing`: the others.
    int report(std::size_t files, std::size_t copies, std::size_t missing) const
    {
        if (count_ > most_lines)
            fmt::print(fmt::runtime(is_chinese_ ? "还有{}处\n" : "and {} more\n"),
                       count_ - most_lines);
        if (count_ == 0)
            fmt::print(fmt::runtime(is_chinese_ ? "核对无误：{}个文件与仓库生成的逐字节相同。\n"
                                                : "Verified: {} files are byte for byte what the "
                                                  "repository gives.\n"),
                       files);
        if (count_ == 0 && copies > 0)
            fmt::print(fmt::runtime(is_chinese_ ? "{}个压缩副本解压后与原文件相同。\n"
                                                : "{} packed copies unpack to their files.\n"),
                       copies);
        if (copies > 0 && missing > 0)
            fmt::print(fmt::runtime(is_chinese_ ? "缺{}个压缩副本，网页照原样发送，下次发布会补上。\n"
                                                : "Packed copies not there: {}. Their files are sent as they "
                                                  "are; the next publish adds them.\n"),
                       missing);
        if (count_ > 0)
            fmt::print(fmt::runtime(is_chinese_ ? "有{}处不符。\n" : "{} differences.\n"), count_);
        return count_ == 0 ? clean : refused;
    }

private:
    static constexpr std::size_t most_lines = 40;

    bool is_chinese_;
    std::size_t count_ = 0;
};

void compare_files(const Served& served, const Manifest& wanted, Findings& findings)
{
    for (const auto& [file, digest] : wanted.files) {
        const std::optional<std::string> bytes = served.read(file);
        if (!bytes)
            findings.add("缺少文件", "missing:", file);
        else if (sha256(*bytes) != digest)
            findings.add("内容不符", "differs:", file);
    }
    if (served.read(std::string(Manifest::file_name)) != wanted.text())
        findings.add("文件清单不符", "the manifest differs:", Manifest::file_name);
}

// Of a file that a server sends to those who take packed ones.
struct DueCopy {
    const CopyForm* form;
    const std::string* digest;  // of its file
    std::size_t size;           // of its file
};

std::map<std::string, DueCopy> due_copies(const Wanted& wanted)
{
    std::map<std::string, DueCopy> due;
    for (const auto& [file, size] : wanted.sizes)
        for (const CopyForm& form : copy_forms)
            if (std::optional<std::string> name = copy_of(file, form, wanted.manifest))
                due.emplace(*name, DueCopy{&form, &wanted.manifest.files.at(file), size});
    return due;
}

// A site without any copy is whole. A server does not tell what it has, and is asked for the front page's.
bool has_copies(const Served& served, const std::map<std::string, DueCopy>& due)
{
    if (served.files)
        return std::any_of(served.files->begin(), served.files->end(),
                           [&](const std::string& file) { return due.contains(file); });
    return std::any_of(copy_forms.begin(), copy_forms.end(), [&](const CopyForm& form) {
        return served.read("index.html" + std::string(form.ending)).has_value();
    });
}

// How many are not there: they are made after a release went live, and a page without them is no other page.
std::size_t compare_copies(const Served& served, const std::map<std::string, DueCopy>& due, Findings& findings)
{
    std::size_t missing = 0;
    for (const auto& [name, copy] : due) {
        const std::optional<std::string> bytes = served.read(name);
        if (!bytes) {
            ++missing;
            continue;
        }
        const std::optional<std::string> content = copy.form->unpacked(*bytes, copy.size);
        if (!content || sha256(*content) != *copy.digest)
            findings.add("压缩副本与原文件不符", "copy of something else:", name);
    }
    return missing;
}

void find_strangers(const std::vector<std::string>& files, const Manifest& wanted,
                    const std::map<std::string, DueCopy>& due, Findings& findings)
{
    for (const std::string& file : files)
        if (file != Manifest::file_name && !wanted.files.contains(file) && !due.contains(file))
            findings.add("多出文件", "not of this site:", file);
}

// A release alone, or a host that serves nothing else, has no log; that is said and is no difference.
void compare_log(const Served& served, const Manifest& wanted, Tongue tongue, Findings& findings)
{
    if (!served.log) {
        say(tongue == Tongue::chinese ? "没有发布记录 log.jsonl，这一项没有核对。\n"
                                      : "There is no log.jsonl, so the log was not verified.\n");
        return;
    }
    if (const std::optional<std::size_t> line = first_broken_line(*served.log))
        findings.add("发布记录在这一行断开", "the log is broken at line", std::to_string(*line));
    else if (served.log->find("\"release\":\"" + wanted.name() + "\"",
                              served.log->find_last_of('\n', served.log->size() - 2) + 1) ==
             std::string::npos)
        findings.add("发布记录的最后一行不是这次发布", "the last line of the log is another release");
}

void say_identity(const LogEntry& facts, Tongue tongue)
{
    std::string text = "generator:\n  " + generator_identity();
    for (std::size_t at = text.find('\n', 12); at + 1 < text.size(); at = text.find('\n', at + 1))
        text.insert(at + 1, "  ");
    const LogEntry ours = entry_of(text);
    if (facts.identity == ours.identity)
        return;
    say(tongue == Tongue::chinese
            ? "注意：网站由另一版本的程序生成，只有版本相同才保证逐字节相同（release.txt 里写着版本）。\n"
            : "Note: another version of the program made this site; equal bytes are promised for "
              "equal versions only (release.txt names them).\n");
}

}

int run_verify(const VerifyOptions& options)
{
    const bool is_url = options.place.find("://") != std::string::npos;
    const Served served = is_url ? served_from(options.place) : served_from(fs::path(options.place));
    const std::optional<std::string> text = served.read("release.txt");
    const LogEntry facts = entry_of(text.value_or(""));
    const std::optional<Date> as_of = parse_date(facts.as_of);
    if (!text || !as_of || facts.commit.empty())
        throw Failure(options.place + " 没有 release.txt，或者里面没有写提交 / names no commit in release.txt",
                      "只有从提交生成的网站可以核对 / only a site built from a commit can be verified");
    Repository::check_every_object();
    const Repository repository = Repository::open(options.repository);
    require_whole(repository);
    const std::optional<ObjectId> commit = repository.resolve(facts.commit);
    if (!commit)
        throw Failure("仓库里没有提交 " + facts.commit + " / the repository does not hold this commit",
                      "git fetch");
    Problems problems;
    Source source = source_at(repository, *commit, problems, History());
    CommonOptions common;
    common.tongue = options.tongue;
    Attempt attempt(std::move(common), std::move(source), std::move(problems));
    say_identity(facts, attempt.tongue());
    if (!attempt.config())
        throw Failure("这个提交没有可用的设置 / this commit has no usable configuration");
    const Wanted anew = made_anew(attempt, *as_of);
    const Manifest& wanted = anew.manifest;
    const std::map<std::string, DueCopy> due = due_copies(anew);
    Findings findings(attempt.tongue());
    if (attempt.is_blocked())
        findings.add("这个提交今天不能生成网站", "this commit can not be built:", facts.commit);
    compare_files(served, wanted, findings);
    if (served.files)
        find_strangers(*served.files, wanted, due, findings);
    const bool copies = has_copies(served, due);
    const std::size_t missing = copies ? compare_copies(served, due, findings) : due.size();
    compare_log(served, wanted, attempt.tongue(), findings);
    return findings.report(wanted.files.size(), due.size() - missing, missing);
}

}
