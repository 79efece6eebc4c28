// Whole trees of addresses that an earlier site-config.toml had: of a body whose path was another, of
// a language or a body that is no more. Where today's site has the same page under another address,
// the old one leads there by itself; where it has not, somebody must say where to go.
#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "model/layout.h"
#include "past/left_paths.h"
#include "past/past_pages.h"
#include "site/redirect.h"

namespace mingbai {
namespace {

constexpr std::string_view index_name = "index.html";

// Feeds differ by language, as pages do, and can not lead on.
bool is_feed(std::string_view rest)
{
    return rest == "feed.xml" || rest == "feed.json" || rest == "corrections.xml" ||
           rest == "corrections.json" || (rest.starts_with("kinds/") && !rest.ends_with(".html"));
}

struct Former {
    SiteConfig config;
    std::string commit;  // the oldest that has it, in short
};

// All that addresses depend on.
std::string shape_of(const SiteConfig& config)
{
    std::string shape = config.base_path;
    for (const Language& language : config.languages)
        shape += '\n' + language.id;
    for (const Body& body : config.bodies)
        shape += fmt::format("\n{}/{}", body.id, body.path);
    for (const Term& kind : config.kinds)
        shape += fmt::format("\n/{}", kind.id);
    return shape;
}

// Such a site was never published: its ids are in doubt.
bool was_refused(const Problems& problems)
{
    static const std::set<std::string, std::less<>> grave = {"id-bad", "id-duplicate", "id-reserved",
                                                             "key-missing"};
    return std::any_of(problems.all().begin(), problems.all().end(),
                       [](const Problem& problem) { return grave.contains(problem.rule); });
}

// Those whose addresses were others, newest first, each once.
std::vector<Former> former_configs(const Site& site, const Past& past)
{
    const Path file = Path::of(SiteConfig::file_name);
    std::set<std::string> shapes = {shape_of(site.catalogue.config)};
    std::vector<Former> formers;
    for (const FormerVersion& version : former_settings(past.history)) {
        if (version.blob == site.snapshot.id(file))
            continue;
        std::optional<std::string> text = past.text_of(version.blob);
        if (!text)
            continue;
        Problems of_then;
        std::optional<SiteConfig> config =
            read_config(Snapshot::of_files({{file.text(), *std::move(text)}}), of_then);
        if (config && !was_refused(of_then) && shapes.insert(shape_of(*config)).second)
            formers.push_back({*std::move(config), version.commit.short_text()});
    }
    return formers;
}

// Where a page stands within its language and its body.
struct Spot {
    const Language* language = nullptr;
    const Body* body = nullptr;  // nothing: of the whole site
    std::string_view rest;
};

// Of a body whose path is empty. Its start page and its feeds are those of the site.
bool is_of_body(std::string_view rest)
{
    if (rest == index_name || rest == "feed.xml" || rest == "feed.json")
        return true;
    const std::string_view first = rest.substr(0, rest.find('/'));
    const bool is_year = first.size() == 4 && first.find_first_not_of("0123456789") == first.npos;
    return first.size() < rest.size() && (is_year || first == "activities" || first == "kinds");
}

Spot spot_of(const SiteConfig& config, std::string_view file)
{
    const auto is_below = [&](std::string_view rest, std::string_view folder) {
        return rest.size() > folder.size() && rest.starts_with(folder) &&
               rest[folder.size()] == '/';
    };
    Spot spot{&config.original(), nullptr, file};
    for (const Language& language : config.languages)
        if (&language != &config.original() && is_below(file, language.id)) {
            spot.language = &language;
            spot.rest.remove_prefix(language.id.size() + 1);
        }
    const std::string_view within = spot.rest;
    for (const Body& body : config.bodies)
        if (body.path.empty() ? is_of_body(within) : is_below(within, body.path)) {
            spot.body = &body;
            spot.rest = body.path.empty() ? within : within.substr(body.path.size() + 1);
        }
    return spot;
}

// Whether what stands there is read by a browser, so that it can lead on.
bool is_page(std::string_view file) { return file.ends_with(".html"); }

std::string folder(std::string_view name)
{
    return name.empty() ? std::string() : std::string(name) + '/';
}

class FormerTrees {
public:
    FormerTrees(const Site& site, const Pasts& pasts, std::vector<Page>& pages, Problems& problems)
        : site_(site), config_(site.catalogue.config), pasts_(pasts), pages_(pages),
          problems_(problems)
    {
        for (const Page& page : pages)
            taken_.insert(page.route.file);
    }

    // The list of a kind is made of activities that have pages of their own.
    void lead_from_kinds(const Former& former)
    {
        for (const Term& kind : former.config.kinds)
            if (!config_.find_kind(kind.id))
                for (const Body& body : config_.bodies)
                    for (const Language& language : config_.languages)
                        lead(site_.routes.kind(language, body, kind.id).file,
                             site_.routes.body(language, body).url, language);
    }

    // To each page of today from where it stood then.
    void lead_from_former(const Former& former)
    {
        const std::optional<std::string> base = base_of(former);
        const std::size_t count = base ? pages_.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Spot spot = spot_of(config_, pages_[i].route.file);
            const Language* language = former.config.find_language(spot.language->id);
            const Body* body = spot.body ? former.config.find_body(spot.body->id) : nullptr;
            if (!language || (spot.body && !body))
                continue;
            const std::string within = folder(body ? body->path : std::string()).append(spot.rest);
            const std::string then = *base + language_folder(former, language->id) + within;
            if (is_page(spot.rest))
                lead(then, pages_[i].route.url, *spot.language);
            else if (is_feed(spot.rest))
                repeat(then, pages_[i]);
            else if (body)
                repeat(*base + within, pages_[i]);
        }
    }

    void check_languages(const Former& former)
    {
        const std::optional<std::string> base = base_of(former);
        for (const Language& language : former.config.languages) {
            const bool is_original = language.id == former.config.original().id;
            const std::string ending = fmt::format(".{}.md", language.id);
            const auto is_text = [&](const std::string& path) { return path.ends_with(ending); };
            if (base && !is_original && !config_.find_language(language.id) && ever(is_text) &&
                is_told(*base + folder(language.id), former,
                        fmt::format("[[languages]] id = \"{}\"", language.id)))
                lead_from_language(former, *base, language.id);
        }
    }

    void check_bodies(const Former& former)
    {
        const std::optional<std::string> base = base_of(former);
        for (const Body& body : former.config.bodies) {
            const std::string files = fmt::format("content/{}/", body.id);
            const auto is_of_it = [&](const std::string& path) { return path.starts_with(files); };
            // Without a path its start page is the home page, which is there.
            if (base && !body.path.empty() && !config_.find_body(body.id) && ever(is_of_it) &&
                is_told(*base + folder(body.path), former,
                        fmt::format("[[bodies]] id = \"{}\"", body.id)))
                lead_from_body(former, *base, body);
        }
    }

private:
    // In the release of today; nothing when it does not reach there, which is told.
    std::optional<std::string> base_of(const Former& former)
    {
        const std::string& then = former.config.base_path;
        if (then == config_.base_path)
            return std::string();
        if (then.starts_with(config_.base_path + '/'))
            return folder(std::string_view(then).substr(config_.base_path.size() + 1));
        if (told_.insert(then).second)
            problems_.add("base-path-changed", {std::string(SiteConfig::file_name)},
                          {then + '/', config_.base_path + '/'});
        return std::nullopt;
    }

    static std::string language_folder(const Former& former, const std::string& language)
    {
        return language == former.config.original().id ? std::string() : folder(language);
    }

    // A body or a language without a text of its own had nothing that anybody would cite.
    template <typename IsWanted> bool ever(const IsWanted& is_wanted) const
    {
        const std::vector<FileChange>& changes = pasts_.past().history.changes();
        return std::any_of(changes.begin(), changes.end(),
                           [&](const FileChange& change) { return is_wanted(change.path); });
    }

    // Whether something stands at the start of the tree; else that is missed.
    bool is_told(const std::string& tree, const Former& former, std::string entry)
    {
        if (taken_.contains(tree + std::string(index_name)))
            return true;
        const std::string url = site_.routes.asset(tree).url;
        if (told_.insert(url).second)
            problems_.add("tree-vanished", {std::string(SiteConfig::file_name)},
                          {url, former.commit, std::move(entry)});
        return false;
    }

    // In the language that is no more, to the same page in the original.
    void lead_from_language(const Former& former, const std::string& base,
                            const std::string& language)
    {
        const std::size_t count = pages_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Spot spot = spot_of(config_, pages_[i].route.file);
            const Body* body = spot.body ? former.config.find_body(spot.body->id) : nullptr;
            if (is_page(spot.rest) && spot.language == &config_.original() &&
                (body || !spot.body))
                lead(base + folder(language) + folder(body ? body->path : std::string()) +
                         std::string(spot.rest),
                     pages_[i].route.url, *spot.language);
        }
    }

    // To where its documents went, or to where its start page leads.
    void lead_from_body(const Former& former, const std::string& base, const Body& body)
    {
        const std::string files = fmt::format("content/{}/", body.id);
        const std::string start = site_.routes.asset(base + folder(body.path)).url;
        const LeftPaths left(pasts_.revisions());
        for (const auto& [text, path] : left.gone())
            if (text.starts_with(files))
                lead_from_file(former, base, text, target_of(left, *path).value_or(start));
        for (const Path& path : site_.snapshot.paths())
            if (path.text().starts_with(files))
                lead_from_file(former, base, path.text(), start);
        for (const Language& language : former.config.languages)
            lead(base + language_folder(former, language.id) + folder(body.path) +
                     std::string(index_name),
                 start, config_.original());
    }

    std::optional<std::string> target_of(const LeftPaths& left, const GonePath& path) const
    {
        const std::optional<Path> there = left.today(site_.snapshot, path);
        const std::optional<Route> route = there ? site_.routes.of_file(*there) : std::nullopt;
        return route && taken_.contains(route->file) ? std::optional(route->url) : std::nullopt;
    }

    void lead_from_file(const Former& former, const std::string& base, std::string_view file,
                        const std::string& target)
    {
        const std::optional<Path> path = Path::parse(file);
        const std::optional<Route> route =
            path ? Routes(former.config).of_file(*path) : std::nullopt;
        if (!route || !is_page(route->file))
            return;
        lead(base + route->file, target, config_.original());
        // What is not translated is shown in the original, in every language.
        if (classify(*path, former.config).language == former.config.original().id)
            for (const Language& language : former.config.languages)
                lead(base + language_folder(former, language.id) + route->file, target,
                     config_.original());
    }

    void lead(const std::string& file, const std::string& target, const Language& language)
    {
        const Route from = site_.routes.asset(file);
        if (from.url != target && taken_.insert(file).second)
            pages_.push_back(redirect(site_, from, target, std::string(SiteConfig::file_name),
                                      language));
    }

    // What can not lead on stands there, too.
    void repeat(const std::string& file, const Page& page)
    {
        if (taken_.insert(file).second)
            pages_.push_back(Page{site_.routes.asset(file), page.origin, page.compose});
    }

    const Site& site_;
    const SiteConfig& config_;
    const Pasts& pasts_;
    std::vector<Page>& pages_;
    Problems& problems_;
    std::set<std::string> taken_;
    std::set<std::string> told_;
};

}

void moved_trees(const Site& site, const Pasts& pasts, std::vector<Page>& pages,
                 Problems& problems)
{
    const std::vector<Former> formers = former_configs(site, pasts.past());
    if (formers.empty())
        return;
    FormerTrees trees(site, pasts, pages, problems);
    for (const Former& former : formers)
        trees.lead_from_kinds(former);
    for (const Former& former : formers)
        trees.lead_from_former(former);
    for (const Former& former : formers)
        trees.check_languages(former);
    for (const Former& former : formers)
        trees.check_bodies(former);
}

}
