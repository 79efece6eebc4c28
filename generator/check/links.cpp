#include "check/links.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/toml.h"

namespace mingbai {

namespace {

using Anchors = std::set<std::string, std::less<>>;
using DocumentsByPath = std::unordered_map<std::string_view, const Document*>;

// `visit` is told whether the words of the document are shown.
template <typename Visit>
void for_each_document(const Catalogue& catalogue, const Visit& visit)
{
    const auto visit_all = [&](const Texts& texts, const Standing& standing) {
        for (const Document& document : texts.all())
            visit(document, !standing.withdrawn);
    };
    for (const Report& report : catalogue.reports)
        visit_all(report.texts, report.standing);
    for (const Activity& activity : catalogue.activities)
        visit_all(activity.texts, activity.standing);
    for (const PlainPage& page : catalogue.plain_pages)
        visit_all(page.texts, {});
}

enum class Fault { none, elsewhere, broken, no_anchor };

std::string_view fragment_of(std::string_view target)
{
    const std::size_t hash = target.find('#');
    return hash == std::string_view::npos ? std::string_view() : target.substr(hash + 1);
}

class LinkCheck {
public:
    LinkCheck(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses)
        : snapshot_(snapshot), addresses_(addresses)
    {
        for_each_document(catalogue, [&](const Document& document, bool) {
            documents_.emplace(document.path.text(), &document);
        });
    }

    // May be asked from several threads.
    bool is_sound(const Document& document) const
    {
        return std::all_of(document.links.begin(), document.links.end(), [&](const auto& link) {
            return found(document, link).fault == Fault::none;
        });
    }

    void report(const Document& document, Problems& problems)
    {
        for (const MarkdownLink& link : document.links)
            report(document, link, problems);
    }

    void report(const Redirect& redirect, Problems& problems) const
    {
        const std::string_view to = redirect.to;
        if (to.starts_with('/') && !leads_elsewhere(to) && !is_address(to.substr(0, to.find('#'))))
            problems.add("link-broken", redirect.place, {redirect.to, ""});
    }

private:
    struct Found {
        Fault fault = Fault::none;
        const Document* target = nullptr;  // that lacks the anchor
    };

    static bool leads_elsewhere(std::string_view target)
    {
        return target.starts_with("//") || has_scheme(target);
    }

    Found found(const Document& document, const MarkdownLink& link) const
    {
        const std::string_view target = link.target;
        // No page may ask another host for anything.
        if (leads_elsewhere(target))
            return {link.kind == LinkKind::image ? Fault::elsewhere : Fault::none};
        const std::string place = percent_decoded(target.substr(0, target.find('#')));
        const std::string_view fragment = fragment_of(target);
        if (place.empty())
            return found_in(document, fragment);
        if (target.starts_with('/'))
            return {is_address(place) ? Fault::none : Fault::broken};
        const std::optional<Path> path = document.path.resolve(place);
        if (!path || !snapshot_.contains(*path) ||
            !addresses_.files.contains(addresses_.file_of(*path)))
            return {Fault::broken};
        const auto there = documents_.find(path->text());
        return there == documents_.end() ? Found() : found_in(*there->second, fragment);
    }

    Found found_in(const Document& target, std::string_view fragment) const
    {
        if (fragment.empty() || anchors_of(target).contains(fragment))
            return {};
        return {Fault::no_anchor, &target};
    }

    // A document may be linked to many thousand times.
    const Anchors& anchors_of(const Document& document) const
    {
        const std::lock_guard lock(guard_);
        const auto [known, is_new] = anchors_.try_emplace(&document);
        if (is_new)
            for (std::string& anchor : document.outline.anchors())
                known->second.insert(std::move(anchor));
        return known->second;
    }

    void report(const Document& document, const MarkdownLink& link, Problems& problems)
    {
        const Found found = this->found(document, link);
        const bool is_image = link.kind == LinkKind::image;
        const Place place{document.path.text(), link.line};
        switch (found.fault) {
        case Fault::none: return;
        case Fault::elsewhere: return problems.add("image-elsewhere", place, {link.target});
        case Fault::broken:
            return problems.add(is_image ? "image-broken" : "link-broken", place,
                                {link.target, nearest_target(document, link)});
        case Fault::no_anchor:
            return problems.add("anchor-broken", place,
                                {"#" + std::string(fragment_of(link.target)),
                                 found.target->path.text()});
        }
    }

    bool is_address(std::string_view place) const
    {
        std::string file(place.substr(1));
        if (file.empty() || file.ends_with('/'))
            file += "index.html";
        return addresses_.files.contains(file);
    }

    // A file whose name is nearly the one that was meant. To look for it costs a walk over all files,
    // so only the first broken links, those that are shown, get a hint.
    std::string nearest_target(const Document& document, const MarkdownLink& link)
    {
        const std::string target = link.target.substr(0, link.target.find('#'));
        const std::optional<Path> meant = document.path.resolve(percent_decoded(target));
        if (!meant || hints_left_ == 0)
            return {};
        --hints_left_;
        std::vector<std::string> names;
        for (const Path& path : snapshot_.paths())
            if (path.folder() == meant->folder() && path != *meant)
                names.emplace_back(path.name());
        const std::string name = toml::nearest(meant->name(), names);
        return name.empty() ? name : target.substr(0, target.rfind('/') + 1) + name;
    }

    const Snapshot& snapshot_;
    const Addresses& addresses_;
    DocumentsByPath documents_;
    mutable std::mutex guard_;
    mutable std::map<const Document*, Anchors> anchors_;
    int hints_left_ = 100;
};

}

// Nearly every link leads somewhere. So all are asked on all cores first, and only the documents with
// one that does not are gone through in their order.
void check_links(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
                 Workers workers, Problems& problems)
{
    LinkCheck links(catalogue, snapshot, addresses);
    std::vector<const Document*> shown;
    for_each_document(catalogue, [&](const Document& document, bool is_shown) {
        if (is_shown)  // a link that nobody sees leads nowhere
            shown.push_back(&document);
    });
    std::vector<char> is_sound(shown.size());
    for_each_index(workers, shown.size(),
                   [&](std::size_t i) { is_sound[i] = links.is_sound(*shown[i]) ? 1 : 0; });
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (!is_sound[i])
            links.report(*shown[i], problems);
    for (const Redirect& redirect : catalogue.redirects)
        links.report(redirect, problems);
}

}
