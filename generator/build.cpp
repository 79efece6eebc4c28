#include "build.h"

#include <optional>
#include <utility>
#include <vector>

#include "check/ledger.h"
#include "check/links.h"
#include "check/packs.h"
#include "check/publication.h"
#include "model/freshness.h"
#include "pages/pages.h"
#include "past/document_past.h"
#include "past/past_pages.h"
#include "search/index_pages.h"
#include "site/images.h"
#include "site/routes.h"
#include "site/sitemap.h"
#include "theme/theme.h"

namespace mingbai {

namespace {

// `unread`: documents that can not be read, which has been said, and would have a page.
Addresses addresses_of(const std::vector<Page>& pages, const std::vector<Path>& unread,
                       const Routes& routes)
{
    Addresses addresses;
    addresses.files.reserve(pages.size());
    for (const Page& page : pages)
        addresses.files.insert(page.route.file);
    for (const Path& path : unread)
        if (const std::optional<Route> route = routes.of_file(path))
            addresses.files.insert(route->file);
    addresses.files.insert(routes.sitemap().file);
    addresses.file_of = [&routes](const Path& path) {
        const std::optional<Route> route = routes.of_file(path);
        return route ? route->file : std::string();
    };
    return addresses;
}

// Of each page that is listed the day on which it changed, empty when that is not known.
using ListedDays = std::vector<std::optional<std::string>>;

ListedDays put_pages(const std::vector<Page>& pages, Workers workers, const Output& output,
                     Problems& problems)
{
    std::vector<Problems> found(pages.size());
    ListedDays listed(pages.size());
    for_each_index(workers, pages.size(), [&](std::size_t i) {
        const Composition page = pages[i].compose();
        if (page.is_listed)
            listed[i] = page.changed_on;
        if (page.is_derived && !output.wants_derived)
            return;
        if (!output.keep(pages[i].route.file, page.inputs))
            output.put(pages[i].route.file, page.inputs, page.bytes(found[i]));
    });
    for (Problems& own : found)
        problems.append(std::move(own));
    return listed;
}

// A site that does not know its own host has no addresses to tell.
std::vector<ListedAddress> addresses_of(const std::vector<Page>& pages,
                                        const ListedDays& listed, const Routes& routes)
{
    std::vector<ListedAddress> addresses;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (listed[i])
            addresses.push_back({routes.absolute(pages[i].route), *listed[i]});
    std::erase_if(addresses, [](const ListedAddress& one) { return one.address.empty(); });
    return addresses;
}

}

Built build_site(const SiteConfig& config, const Inputs& inputs, const Output& output,
                 Problems& problems)
{
    const Routes routes(config);
    const AddressOf address_of = [&routes](const Path& file, std::string_view target) {
        return routes.of_link(file, target);
    };
    const Theme theme = Theme::load(inputs.snapshot, config.theme, config.languages,
                                    inputs.workers, problems);
    const Images images = Images::of(inputs.snapshot, config, inputs.memory, inputs.workers);
    const FormsOf forms_of = [&](const Path& image) { return images.forms(routes, image); };
    const Reading reading{inputs.snapshot, config, address_of, forms_of};
    Records records = read_records(reading, inputs.memory, inputs.workers, problems);
    Revisions revisions = Revisions::of(inputs.past.history, inputs.snapshot);
    find_freshness(reading, inputs.past, revisions, inputs.workers, records, problems);
    check_ledger(reading, records, FormerLedger::of(inputs.past), inputs.workers, problems);
    const std::vector<Path> unread = unread_documents(reading, records);
    // Everything is read. Beyond this point nobody asks what a file says.

    const Catalogue catalogue =
        bind_catalogue(config, std::move(records), inputs.as_of, inputs.drafts, problems);
    check_publication(catalogue, problems);
    check_reports(catalogue, inputs.workers, problems);
    check_packs(catalogue, problems);
    // Everything is bound. Beyond this point no record changes.

    const HasPast has_past = inputs.past.history.is_empty() ? HasPast::no : HasPast::yes;
    const Frames frames = Frames::of(catalogue, routes, theme, inputs.snapshot, has_past, problems);
    const Site site{catalogue,      routes, theme,        inputs.snapshot,
                    inputs.release, frames, images,       inputs.drafts};
    const Pasts pasts = Pasts::of(site, inputs.past, std::move(revisions), inputs.memory,
                                  inputs.workers, problems);
    const std::vector<Page> pages = all_pages(site, pasts, problems);
    // Every address is taken. Beyond this point no page is added but the list of all.

    check_links(catalogue, inputs.snapshot, addresses_of(pages, unread, routes), inputs.workers,
                problems);
    const ListedDays listed = put_pages(pages, inputs.workers, output, problems);
    put_pages(search_index_pages(site, inputs.memory, inputs.workers), inputs.workers, output, problems);
    put_pages(sitemap(routes, addresses_of(pages, listed, routes)), inputs.workers, output,
              problems);
    return {withheld_files(site, pasts)};
}

}
