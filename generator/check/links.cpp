#include "check/links.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/toml.h"

namespace mingbai {

namespace {

using DocumentsByPath = std::unordered_map<std::string_view, const Document*>;

template <typename Visit>
void for_each_document(const Catalogue& catalogue, const Visit& visit)
{
    const auto visit_all = [&](const Texts& texts) {
        for (const Document& document : texts.all())
            visit(document);
    };
    for (const Report& report : catalogue.reports)
        visit_all(report.texts);
    for (const Activity& activity : catalogue.activities)
        visit_all(activity.texts);
    for (const PlainPage& page : catalogue.plain_pages)
        visit_all(page.texts);
}

class LinkCheck {
public:
    LinkCheck(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
              Problems& problems)
        : snapshot_(snapshot), addresses_(addresses), problems_(problems)
    {
        for_each_document(catalogue, [&](const Document& document) {
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
        if (place.starts_with('/'))
            return check_address(document, place, link);
        const std::optional<Path> path = document.path.resolve(place);
        if (!path || !snapshot_.contains(*path) ||
            !addresses_.files.contains(addresses_.file_of(*path)))
            return report_broken(document, link);
        if (const auto found = documents_.find(path->text()); found != documents_.end())
            check_fragment(document, fragment, *found->second, link);
    }

private:
    static bool leads_elsewhere(std::string_view target)
    {
        const std::size_t colon = target.find(':');
        return target.starts_with("//") ||
               (colon != std::string_view::npos && colon < target.find_first_of("/?#"));
    }

    void check_fragment(const Document& from, const std::string& fragment, const Document& to,
                        const MarkdownLink& link)
    {
        if (!fragment.empty() && !to.outline.find(fragment))
            problems_.add("anchor-broken", {from.path.text(), link.line},
                          {"#" + fragment, to.path.text()});
    }

    void check_address(const Document& document, std::string_view place, const MarkdownLink& link)
    {
        std::string file(place.substr(1));
        if (file.empty() || file.ends_with('/'))
            file += "index.html";
        if (!addresses_.files.contains(file))
            report_broken(document, link);
    }

    void report_broken(const Document& document, const MarkdownLink& link)
    {
        const bool image = link.kind == LinkKind::image;
        problems_.add(image ? "image-broken" : "link-broken", {document.path.text(), link.line},
                      {link.target, nearest_target(document, link)});
    }

    // A file whose name is nearly the one that was meant; asked only when a link is broken.
    std::string nearest_target(const Document& document, const MarkdownLink& link) const
    {
        const std::size_t slash = link.target.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : link.target.substr(0, slash + 1);
        const std::optional<Path> meant = document.path.resolve(percent_decoded(link.target));
        if (!meant)
            return {};
        std::vector<std::string> names;
        for (const Path& path : snapshot_.paths())
            if (path.folder() == meant->folder())
                names.emplace_back(path.name());
        const std::string name = toml::nearest(meant->name(), names);
        return name.empty() ? std::string() : folder + name;
    }

    const Snapshot& snapshot_;
    const Addresses& addresses_;
    Problems& problems_;
    DocumentsByPath documents_;
};

}

void check_links(const Catalogue& catalogue, const Snapshot& snapshot, const Addresses& addresses,
                 Problems& problems)
{
    LinkCheck links(catalogue, snapshot, addresses, problems);
    for_each_document(catalogue, [&](const Document& document) {
        for (const MarkdownLink& link : document.links)
            links.check(document, link);
    });
}

}
