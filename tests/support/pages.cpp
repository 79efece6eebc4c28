#include "support/pages.h"

#include <filesystem>
#include <utility>

#include "base/date.h"
#include "base/file.h"
#include "pages/pages.h"

namespace mingbai {

Files with_theme(Files files)
{
    const std::filesystem::path folder = PROJECT_FOLDER "/themes/plain";
    for (const file::Entry& entry : file::list(folder))
        if (entry.kind == file::Kind::regular)
            files.emplace("themes/plain/" + entry.name, file::read(folder / entry.name));
    return files;
}

BuiltPages::BuiltPages(Files files, std::string_view as_of, Drafts drafts)
{
    files = with_theme(std::move(files));
    const Snapshot snapshot = Snapshot::of_files(files);
    const SiteConfig config = config_of(files);
    const Routes routes(config);
    const Images images = Images::of(snapshot, config, {}, {1});
    const Theme theme = Theme::load(snapshot, config.theme, config.languages, {}, problems_);
    Problems of_content;
    const Catalogue catalogue = catalogue_of(files, as_of, of_content, drafts);
    const Frames frames = Frames::of(catalogue, routes, theme, snapshot, HasPast::no, problems_);
    const ReleaseFacts facts{"0123456789abcdef0123456789abcdef01234567", std::string(as_of),
                             "generator: x"};
    const Site site{catalogue, routes, theme, snapshot, facts, frames, images, drafts};
    const Past nothing;
    const Pasts pasts = Pasts::of(site, nothing, {}, {}, {1}, problems_);
    for (const Page& page : all_pages(site, pasts, problems_))
        pages_.emplace(page.route.file, page.compose().bytes(problems_));
}

}
