#include "check/links.h"

#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/toml.h"

namespace mingbai {

namespace {

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

class LinkCheck {
public:
    LinkCheck(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
              Problems& problems)
        : snapshot_(snapshot), addresses_(addresses), problems_(problems)
    {
        for_each_document(catalogue, [&](const Document& document, bool) {
            documents_.emplace(document.path.text(), &document);
        });
    }

    void check(const Document& document, const MarkdownLink& link)
    {
        const std::string_view target = link.target;
        const std::size_t hash = target.find('#');
        const std::string place = percent_decoded(target.substr(0, hash));
        const std::string fragment(
            hash == std::string_view::npos ? std::string_view() : target.substr(hash + 1));
        if (leads_elsewhere(target)) {
            // No page may ask another host for anything.
            if (link.kind == LinkKind::image)
                problems_.add("image-elsewhere", {document.path.text(), link.line}, {link.target});
            return;
        }
        if (place.empty())
            return check_fragment(document, fragment, document, link);
        if (target.starts_with('/')) {
            if (!is_address(place))
                report_broken(document, link);
            return;
        }
        const std::optional<Path> path = document.path.resolve(place);
        if (!path || !snapshot_.contains(*path) ||
            !addresses_.files.contains(addresses_.file_of(*path)))
            return report_broken(document, link);
        if (const auto found = documents_.find(path->text()); found != documents_.end())
            check_fragment(document, fragment, *found->second, link);
    }

    void check(const Redirect& redirect)
    {
        const std::string_view to = redirect.to;
        if (to.starts_with('/') && !leads_elsewhere(to) && !is_address(to.substr(0, to.find('#'))))
            problems_.add("link-broken", redirect.place, {redirect.to, ""});
    }

private:
    static bool leads_elsewhere(std::string_view target)
    {
        return target.starts_with("//") || has_scheme(target);
    }

    void check_fragment(const Document& from, const std::string& fragment, const Document& to,
                        const MarkdownLink& link)
    {
        if (!fragment.empty() && !anchors_of(to).contains(fragment))
            problems_.add("anchor-broken", {from.path.text(), link.line},
                          {"#" + fragment, to.path.text()});
    }

    // A document may be linked to many thousand times.
    const std::set<std::string>& anchors_of(const Document& document)
    {
        const auto [found, is_new] = anchors_.try_emplace(&document);
        if (is_new)
            for (std::string& anchor : document.outline.anchors())
                found->second.insert(std::move(anchor));
        return found->second;
    }

    bool is_address(std::string_view place) const
    {
        std::string file(place.substr(1));
        if (file.empty() || file.ends_with('/'))
            file += "index.html";
        return addresses_.files.contains(file);
    }

    void report_broken(const Document& document, const MarkdownLink& link)
    {
        const bool image = link.kind == LinkKind::image;
        problems_.add(image ? "image-broken" : "link-broken", {document.path.text(), link.line},
                      {link.target, nearest_target(document, link)});
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
    Problems& problems_;
    DocumentsByPath documents_;
    std::map<const Document*, std::set<std::string>> anchors_;
    int hints_left_ = 100;
};

}

void check_links(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
                 Problems& problems)
{
    LinkCheck links(catalogue, snapshot, addresses, problems);
    for_each_document(catalogue, [&](const Document& document, bool is_shown) {
        if (!is_shown)
            return;  // a link that nobody sees leads nowhere
        for (const MarkdownLink& link : document.links)
            links.check(document, link);
    });
    for (const Redirect& redirect : catalogue.redirects)
        links.check(redirect);
}

}
