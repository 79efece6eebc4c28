#include "site/portal.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/path.h"
#include "site/portal_slot.h"
#include "text/html_fragment.h"
#include "text/source_text.h"

namespace mingbai {

namespace {

// The <nav> that every page has, by the words of the theme.
constexpr std::array<std::string_view, 3> landmark_words{"frame.languages", "frame.menu", "frame.crumbs"};

// What footers of portals write beside each of the entries. A number is told by what is in all of them.
struct Entry {
    std::string_view key;  // of [official]
    const std::string Official::* value;
    std::string_view word;      // of the theme; empty: none but the number's own
    std::string_view sign;
    bool is_number;
};
constexpr std::array<Entry, 6> footer_entries{{
    {"icp", &Official::icp, "", "ICP备", true},
    {"police_record", &Official::police_record, "", "公网安备", true},
    {"organizer", &Official::organizer, "footer.organizer", "主办", false},
    {"operator", &Official::site_operator, "footer.operator", "承办", false},
    {"contact", &Official::contact, "footer.contact", "联系", false},
    {"find_error_url", &Official::find_error_url, "footer.find_error", "找错", false},
}};

bool has_number(std::string_view words, std::string_view sign)
{
    for (std::size_t at = words.find(sign); at != words.npos; at = words.find(sign, at + 1)) {
        const std::size_t next = words.find_first_not_of(' ', at + sign.size());
        if (next != words.npos && words[next] >= '0' && words[next] <= '9')
            return true;
    }
    return false;
}

// What neither [official] states nor the portal's footer says.
void report_unsaid(const SiteConfig& config, const Theme& theme, const Slot& footer, Problems& problems)
{
    for (const Entry& entry : footer_entries) {
        const auto has = [&](std::string_view word) { return footer.words.find(word) != std::string::npos; };
        const bool is_said = entry.is_number
                                 ? has_number(footer.words, entry.sign)
                                 : has(entry.sign) || has(theme.word(entry.word, config.original()));
        if ((config.official.*entry.value).empty() && !is_said)
            problems.add("official-missing", config.column->place, {std::string(entry.key)});
    }
}

// Whose words stand where there are none of its own.
const Language& language_of_words(const Localized& words, const Language& language, const SiteConfig& config)
{
    return words.find(language.id) == nullptr ? config.original() : language;
}

class SlotReader {
public:
    SlotReader(const SiteConfig& config, const Snapshot& snapshot, const SlotGround& ground, Problems& problems)
        : config_(config), snapshot_(snapshot), ground_(ground), problems_(problems)
    {
    }

    Slot read(std::string_view key, const Localized& files, const Language& language, NamesOnPage& names)
    {
        if (files.empty())
            return {};
        const Language& own = language_of_words(files, language, config_);
        const std::string& name = files.in(language.id);
        const std::optional<Path> file = Path::parse("themes/" + config_.theme + "/" + name);
        if (!file || !snapshot_.contains(*file)) {
            problems_.add("reference-dangling", config_.column->place, {"column." + std::string(key), name, ""});
            return {};
        }
        const std::optional<std::string> text = source_text(snapshot_.read(*file), file->text(), problems_);
        if (!text)
            return {};
        const auto nodes = parse_html_fragment(*text, file->text(), problems_);
        if (!nodes)
            return {};
        return {slot_markup(*nodes, ground_, names, problems_), &own, words_of(*nodes)};
    }

private:
    const SiteConfig& config_;
    const Snapshot& snapshot_;
    const SlotGround& ground_;
    Problems& problems_;
};

}

std::vector<PortalSlots> portal_slots(const SiteConfig& config, const Snapshot& snapshot, const Theme& theme,
                                      const Routes& routes, Problems& problems)
{
    std::vector<PortalSlots> slots;
    if (!config.column)
        return slots;
    const SlotGround ground{config.column->url, [&](std::string_view name) {
                                const std::string file = theme.asset(name);
                                return file.empty() ? file : routes.asset(file).url;
                            }};
    SlotReader reader(config, snapshot, ground, problems);
    for (const Language& language : config.languages) {
        NamesOnPage names;
        for (const std::string_view word : landmark_words)
            names.landmarks.insert(theme.word(word, language));
        Slot header = reader.read("header", config.column->header, language, names);
        Slot footer = reader.read("footer", config.column->footer, language, names);
        // Entries are in the original's words.
        if (&language == &config.original() && footer.language != nullptr)
            report_unsaid(config, theme, footer, problems);
        slots.push_back({std::move(header), std::move(footer)});
    }
    return slots;
}

std::string portal_style_url(const SiteConfig& config, const Theme& theme, const Routes& routes, Problems& problems)
{
    if (!config.column || config.column->style.empty())
        return {};
    const std::string file = config.column->style.ends_with(".css") ? theme.asset(config.column->style) : std::string();
    if (file.empty())
        problems.add("reference-dangling", config.column->place, {"column.style", config.column->style, ""});
    return file.empty() ? file : routes.asset(file).url;
}

}
