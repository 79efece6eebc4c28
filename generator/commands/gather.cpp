// What other sites published is fetched, looked through, and put below content/sites/, to be committed. Only here
// does the network have a word; a build reads what was committed.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "commands/attempt.h"
#include "commands/commands.h"
#include "commands/source.h"
#include "desk/fetch.h"
#include "model/gathered.h"
#include "model/layout.h"

namespace mingbai {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view release_file = "release.txt";  // beside the folder of the others
constexpr std::string_view staging_prefix = ".mingbai-gather-";

std::optional<std::string> read_small(const fs::path& file)
{
    const std::optional<file::Kind> kind = file::kind_of(file);
    if (!kind)
        return std::nullopt;
    if (*kind != file::Kind::regular)
        throw Failure(fmt::format("{0} 不是普通文件 / {0} is no regular file", file.string()));
    if (fs::file_size(file) > largest_gathered)
        throw Failure(fmt::format("{0} 太大 / {0} is too large", file.string()));
    return file::read(file);
}

GatheredFiles fetched_with(const std::function<std::optional<std::string>(const std::string&)>& read)
{
    GatheredFiles files;
    for (const std::string_view name : gathered_files)
        if (std::optional<std::string> bytes =
                read(name == release_file ? std::string(name) : "data/" + std::string(name)))
            files.emplace(name, *std::move(bytes));
    return files;
}

// `home`: the folder of this site, from which a folder is named.
GatheredFiles fetched(const OtherSite& site, const fs::path& home)
{
    const std::string& place = site.data.empty() ? site.url : site.data;
    if (place.find("://") != std::string::npos) {
        const RemoteSite remote(place);
        return fetched_with(
            [&](const std::string& file) { return remote.read(file, largest_gathered); });
    }
    const fs::path folder = home / place;
    // A link inside of it could lead anywhere.
    if (file::kind_of(folder / "data") != file::Kind::folder)
        throw Failure(fmt::format("{0} 里没有 data 文件夹 / {0} holds no folder `data`", place));
    return fetched_with([&](const std::string& file) { return read_small(folder / file); });
}

// The exchange removes what stood there: it must be what was gathered before, and nothing that a link leads to.
void require_gathered(const fs::path& home, const OtherSite& site)
{
    const fs::path place = home / gathered_folder(site);
    for (const fs::path& folder : {place.parent_path().parent_path(), place.parent_path(), place})
        if (const std::optional<file::Kind> kind = file::kind_of(folder); kind && *kind != file::Kind::folder)
            throw Failure(fmt::format("{0} 不是文件夹 / {0} is no folder", folder.string()),
                          "先移走它 / move it away first");
    if (!file::kind_of(place))
        return;
    for (const std::string& name : file::names_in(place))
        if (std::find(gathered_files.begin(), gathered_files.end(), name) == gathered_files.end() ||
            file::kind_of(place / name) != file::Kind::regular)
            throw Failure(fmt::format("{0} 不是取来的文件 / {0} is no file that was fetched",
                                      (place / name).string()),
                          "先移走它 / move it away first");
}

// In one step; whoever reads the folder finds all of the old files or all of the new ones.
void keep(const fs::path& home, const OtherSite& site, const GatheredFiles& files)
{
    require_gathered(home, site);
    const fs::path place = home / gathered_folder(site);
    file::make_folders(place.parent_path());
    const file::TemporaryFolder staged(home, staging_prefix);
    for (const auto& [name, bytes] : files) {
        file::write_new(staged.path() / name, bytes);
        file::sync(staged.path() / name);
    }
    file::sync(staged.path());
    file::exchange_folder(staged.path(), place);
    file::sync(place.parent_path());
}

class Gathering {
public:
    Gathering(const SiteConfig& config, const Snapshot& snapshot, const GatherOptions& options,
              Tongue tongue)
        : config_(config), snapshot_(snapshot), options_(options), tongue_(tongue),
          tomorrow_(std::chrono::sys_days(today_in(config.time_zone)) + std::chrono::days(1))
    {
    }

    // What a site can not do does not concern the others.
    void gather(const OtherSite& site)
    {
        try {
            gather_or_fail(site);
        } catch (const Failure& failure) {
            fail(site, failure.what());
        } catch (const std::bad_alloc&) {
            fail(site, "内存不够 / out of memory");
        }
    }

    int finish() const
    {
        if (has_changes_)
            say(tongue_ == Tongue::chinese ? "请查看 content/sites/ 里的变化，然后提交。\n"
                                           : "Look at what changed below content/sites/, then commit it.\n");
        return status_;
    }

private:
    struct Read {
        GatheredFiles files;
        std::optional<GatheredSite> site;
        Problems problems;
    };

    void fail(const OtherSite& site, std::string_view why)
    {
        status_ = failed;
        say_line(site, "没有取到，", "could not be fetched; ", held(site));
        say(fmt::format("  {}\n", why));
    }

    void gather_or_fail(const OtherSite& site)
    {
        Read read = read_once(site);
        // A site that is published between two files is whole a moment later.
        const std::vector<Problem>& found = read.problems.all();
        if (std::any_of(found.begin(), found.end(),
                        [](const Problem& problem) { return problem.rule == "site-file-digest"; }))
            read = read_once(site);
        if (!read.site)
            return refuse(site, read);
        const std::optional<GatheredSite> before = held(site);
        const GatheredFiles files = files_of(snapshot_, site);
        if (files == read.files)
            return say_line(site, "没有变化，", "has not changed; ", before);
        // Held from a wrong clock, it would turn away every honest one until its day has come.
        if (before && before->as_of <= tomorrow_ && read.site->as_of < before->as_of) {
            say_line(site, fmt::format("取来的截至{}，更旧，没有换，", to_text(read.site->as_of)),
                     fmt::format("sent what is older, as of {}, which was not taken; ",
                                 to_text(read.site->as_of)),
                     before);
            return;
        }
        keep(options_.site, site, read.files);
        has_changes_ = true;
        say_line(site, "取来了，", "was fetched; ", read.site);
    }

    Read read_once(const OtherSite& site) const
    {
        Read read{fetched(site, options_.site), std::nullopt, {}};
        read.site = read_gathered(config_, site, read.files, read.problems);
        if (!read.site)
            return read;
        if (read.site->as_of > tomorrow_)
            read.problems.add("site-value-bad", {gathered_folder(site) + '/' + std::string(release_file)},
                              {"as-of", to_text(read.site->as_of)});
        else
            check_size(*read.site, site, read.problems);
        if (!read.problems.empty())
            read.site.reset();
        return read;
    }

    std::optional<GatheredSite> held(const OtherSite& site) const
    {
        Problems ignored;  // `check` says them
        const GatheredFiles files = files_of(snapshot_, site);
        return files.empty() ? std::nullopt : read_gathered(config_, site, files, ignored);
    }

    void refuse(const OtherSite& site, const Read& read)
    {
        status_ = std::max(status_, refused);
        std::map<std::string, std::string> files;
        for (const auto& [name, bytes] : read.files)
            files.emplace(gathered_folder(site) + '/' + name, bytes);
        Problems ignored;
        say(messages_of(read.problems, Rulebook({}, ignored), Snapshot::of_files(std::move(files)), tongue_,
                        Format::text)
                .text);
        say_line(site, "的数据不能用，", "has data that can not be used; ", held(site));
    }

    void say_line(const OtherSite& site, std::string_view chinese, std::string_view english,
                  const std::optional<GatheredSite>& here) const
    {
        const std::string day = here ? to_text(here->as_of) : std::string();
        const std::size_t bodies = here ? here->bodies.size() : 0;
        if (tongue_ == Tongue::chinese)
            say(here ? fmt::format("{} {}这里的截至{}，有{}个单位。\n", site.id, chinese, day, bodies)
                     : fmt::format("{} {}这里没有它的数据。\n", site.id, chinese));
        else
            say(here ? fmt::format("{} {}what is here is as of {}, bodies: {}.\n", site.id, english, day,
                                   bodies)
                     : fmt::format("{} {}nothing of it is here.\n", site.id, english));
    }

    const SiteConfig& config_;
    const Snapshot& snapshot_;
    const GatherOptions& options_;
    Tongue tongue_;
    Date tomorrow_;  // a day is allowed for clocks that disagree
    int status_ = clean;
    bool has_changes_ = false;
};

}

int run_gather(const GatherOptions& options)
{
    Problems problems;
    const Snapshot snapshot = Snapshot::of_folder(options.site, problems);
    const std::optional<SiteConfig> config = read_config(snapshot, problems);
    if (!config)
        throw Failure("site-config.toml 不能读取 / can not be read", "mingbai check");
    if (config->sites.empty())
        throw Failure("site-config.toml 里没有 [[sites]] / names no [[sites]]",
                      "见 content/README.md / see content/README.md");
    for (const std::string& id : options.ids)
        if (config->find_site(id) == nullptr)
            throw Failure(fmt::format("site-config.toml 里没有网站 {0} / names no site {0}", id));
    const std::string& chosen = options.tongue;
    Gathering gathering(*config, snapshot, options,
                        tongue_of(chosen.empty() ? config->original().tag : chosen));
    for (const OtherSite& site : config->sites)
        if (options.ids.empty() ||
            std::find(options.ids.begin(), options.ids.end(), site.id) != options.ids.end())
            gathering.gather(site);
    return gathering.finish();
}

}
