#include "past/published_once.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/path.h"
#include "past/former_text.h"

namespace mingbai {
namespace {

// "content/<body>/"
std::string_view body_folder(std::string_view path)
{
    const std::size_t first = path.find('/');
    const std::size_t second = first == path.npos ? path.npos : path.find('/', first + 1);
    return path.substr(0, second == path.npos ? 0 : second + 1);
}

}

PublishedOnce::PublishedOnce(const Past& past, std::string original)
    : past_(past), ending_('.' + std::move(original) + ".md")
{
}

// On most days nobody asks.
void PublishedOnce::sort_changes()
{
    is_sorted_ = true;
    const History& history = past_.history;
    std::vector<bool> is_of_line(history.commits().size(), false);
    for (const std::uint32_t commit : history.first_parents())
        is_of_line[commit] = true;
    for (auto change = history.changes().rbegin(); change != history.changes().rend(); ++change) {
        if (!is_of_line[change->commit])
            continue;
        const std::string_view folder = body_folder(change->path);
        changes_[folder].push_back(&*change);
        const std::string_view former = body_folder(change->former_path);
        if (!former.empty() && former != folder)
            changes_[former].push_back(&*change);
    }
}

bool PublishedOnce::document(std::string_view path)
{
    return was_public(path, [&](std::string_view owner, const ObjectId&) { return owner == path; });
}

bool PublishedOnce::attachment(std::string_view path)
{
    const std::string report =
        std::string(path.substr(0, path.find("/attachments/"))) + "/report" + ending_;
    return was_public(path,
                      [&](std::string_view owner, const ObjectId&) { return owner == report; });
}

bool PublishedOnce::image(std::string_view path)
{
    const std::string_view image = path.substr(path.rfind('/') + 1);
    return was_public(path, [&](std::string_view, const ObjectId& blob) {
        return text(blob).bytes.find(image) != std::string::npos;
    });
}

bool PublishedOnce::was_public(std::string_view path, const Owns& owns)
{
    if (!is_sorted_)
        sort_changes();
    const std::vector<const FileChange*>& changes = changes_[body_folder(path)];
    Texts texts;
    Texts owners;
    bool is_there = false;
    const auto leave = [&](std::string_view file) {
        is_there = is_there && file != path;
        texts.erase(file);
        owners.erase(file);
    };
    const auto stand = [&](std::string_view file, const ObjectId& blob) {
        is_there = is_there || file == path;
        if (!file.ends_with(".md"))
            return;
        texts[file] = blob;
        if (owns(file, blob))
            owners[file] = blob;
    };
    for (auto first = changes.begin(); first != changes.end();) {
        const auto last = std::find_if(first, changes.end(), [&](const FileChange* change) {
            return change->commit != (*first)->commit;
        });
        // All go before one comes: two files may have changed their names with each other.
        std::for_each(first, last, [&](const FileChange* change) {
            leave(change->former_path);
            leave(change->path);
        });
        std::for_each(first, last, [&](const FileChange* change) {
            if (!change->after.is_none())
                stand(change->path, change->after);
        });
        if (is_there && is_shown(texts, owners))
            return true;
        first = last;
    }
    return false;
}

// Unless all that it belongs to are drafts. The original says so for its translations, too.
bool PublishedOnce::is_shown(const Texts& texts, const Texts& owners)
{
    return owners.empty() || std::any_of(owners.begin(), owners.end(), [&](const auto& owner) {
        const std::string_view path = owner.first;
        const std::string_view without = path.substr(0, path.size() - std::string_view(".md").size());
        const std::string original = std::string(without.substr(0, without.rfind('.'))) + ending_;
        const auto found = texts.find(original);
        return found == texts.end() || !text(found->second).is_draft;
    });
}

const PublishedOnce::Text& PublishedOnce::text(const ObjectId& blob)
{
    const auto [place, is_new] = texts_.try_emplace(blob);
    if (is_new)
        if (const std::optional<std::string> bytes = past_.text_of(blob))
            place->second = {read_former_text(*bytes).is_draft, percent_decoded(*bytes)};
    return place->second;
}

}
