#include "theme/words.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/toml.h"

namespace mingbai {
namespace {

bool is_pattern(std::string_view words)
{
    return words.find_first_of("{'") != std::string_view::npos;
}

class WordReader {
public:
    WordReader(const std::vector<Language>& languages, Problems& problems)
        : languages_(languages), problems_(problems)
    {
    }

    void read_group(const toml::Table& group, const std::string& prefix)
    {
        for (const std::string& key : group.keys()) {
            const std::optional<toml::Table> table = group.table(key, problems_);
            if (!table)
                continue;
            if (is_group(*table))
                read_group(*table, prefix + key + ".");
            else
                read_entry(*table, prefix + key, group.place(key));
        }
    }

    std::map<std::string, Localized, std::less<>> words() { return std::move(words_); }

private:
    static bool is_group(const toml::Table& table)
    {
        Problems unheard;
        const std::vector<std::string> keys = table.keys();
        return !keys.empty() && table.table(keys.front(), unheard).has_value();
    }

    void read_entry(const toml::Table& entry, const std::string& key, const Place& place)
    {
        Localized words;
        for (const std::string& id : entry.keys()) {
            const std::optional<std::string> text = entry.text(id, problems_);
            if (!text)
                continue;
            const auto language = std::find_if(languages_.begin(), languages_.end(),
                                               [&](const Language& one) { return one.id == id; });
            if (language != languages_.end() && is_pattern(*text) &&
                !locale::valid_message(*text, language->tag))
                problems_.add("word-message", entry.place(id), {key, id});
            words.set(id, *text);
        }
        for (const Language& language : languages_)
            if (!entry.has(language.id))
                problems_.add("word-missing", place, {key, language.id});
        words_.emplace(key, std::move(words));
    }

    const std::vector<Language>& languages_;
    Problems& problems_;
    std::map<std::string, Localized, std::less<>> words_;
};

}

Words Words::read(const Snapshot& snapshot, const Path& file,
                  const std::vector<Language>& languages, Problems& problems)
{
    Words words;
    if (!snapshot.contains(file))
        return words;
    const auto table = toml::parse(snapshot.read(file), file.text(), 1, problems);
    if (!table)
        return words;
    WordReader reader(languages, problems);
    reader.read_group(*table, "");
    words.words_ = reader.words();
    return words;
}

const Localized* Words::find(std::string_view key) const
{
    const auto found = words_.find(key);
    return found == words_.end() ? nullptr : &found->second;
}

std::string Words::nearest(std::string_view key) const
{
    std::vector<std::string> keys;
    for (const auto& [known, words] : words_)
        keys.push_back(known);
    return toml::nearest(key, keys);
}

std::string Words::say(std::string_view key, const Language& language,
                       const locale::Arguments& arguments) const
{
    const Localized* words = find(key);
    if (words == nullptr)
        return std::string(key);
    const std::string& pattern = words->in(language.id);
    return is_pattern(pattern) ? locale::format_message(pattern, language.tag, arguments) : pattern;
}

bool wants_arguments(const Localized& words, const Language& language)
{
    return words.in(language.id).find('{') != std::string::npos;
}

}
