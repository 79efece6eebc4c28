#include "support/past_site.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "build.h"
#include "support/pages.h"

namespace mingbai {

PastSite::PastSite()
{
    for (const auto& [path, content] : with_theme(small_site()))
        repository_.write(path, content);
    repository_.commit("首次收录");
}

ObjectId PastSite::commit(std::string_view file, std::string_view content,
                          std::string_view message)
{
    repository_.write(file, content);
    return repository_.commit(message);
}

ObjectId PastSite::rename(std::string_view from, std::string_view to, std::string_view message)
{
    repository_.git(fmt::format("mv '{}' '{}'", from, to));
    return repository_.commit(message);
}

PastSite::Built PastSite::build(const std::filesystem::path& folder) const
{
    const Repository repository = Repository::open(folder);
    const ObjectId tip = repository.resolve("HEAD").value();
    Built built;
    const Snapshot snapshot = Snapshot::of_commit(repository, tip, built.problems);
    const Past past{History::of(repository, tip, "", History()),
                    [repository](const ObjectId& blob) { return repository.find_blob(blob); }};
    const SiteConfig config = read_config(snapshot, built.problems).value();
    const Inputs inputs{snapshot,     parse_date("2024-06-01").value(), Drafts::hidden,
                        {tip.text(), "2024-06-01", "generator: x"}, {1}, past};
    build_site(config, inputs,
               {[](std::string_view, const Fingerprint&) { return false; },
                [&](std::string_view file, const Fingerprint&, std::string_view bytes) {
                    built.pages.emplace(file, bytes);
                }},
               built.problems);
    return built;
}

std::string PastSite::dead_links(const Built& built)
{
    constexpr std::string_view start = "href=\"/";
    std::set<std::string> dead;
    for (const auto& [name, bytes] : built.pages)
        for (std::size_t at = bytes.find(start); at != bytes.npos; at = bytes.find(start, at)) {
            at += start.size();
            std::string file = bytes.substr(at, bytes.find_first_of("\"#", at) - at);
            if (file.empty() || file.ends_with('/'))
                file += "index.html";
            if (!built.pages.contains(file))
                dead.insert(name + " -> " + file);
        }
    std::string lines;
    for (const std::string& one : dead)
        lines += one + "\n";
    return lines;
}

}
