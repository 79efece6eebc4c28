#include "words/said.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "text/locale.h"
#include "text/toml.h"

namespace mingbai::words_test {
namespace {

// Of these no page counts one, or the words beside the number are the same for one and for many.
const std::set<std::string> alike = {"notice.outdated_first count", "compared.split_into count",
                                     "compared.merged_from count", "difference.summary changed",
                                     "difference.summary added"};

void read_group(const toml::Table& group, const std::string& prefix, std::vector<Entry>& entries)
{
    Problems problems;
    for (const std::string& key : group.keys()) {
        Problems is_text;
        if (const auto table = group.table(key, is_text))
            read_group(*table, prefix.empty() ? key : prefix + "." + key, entries);
        else
            entries.push_back({prefix, key, group.text(key, problems).value_or("")});
    }
}

std::set<std::string> names_in(const std::string& pattern, const std::regex& place)
{
    std::set<std::string> names;
    for (std::sregex_iterator at(pattern.begin(), pattern.end(), place), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

const std::regex any_place("\\{(\\w+)\\s*[,}]");
const std::regex counting_place("\\{(\\w+)\\s*,\\s*plural");

// Forms are one word in braces too: "one{record}" is no place.
std::set<std::string> places_in(const std::string& pattern)
{
    const std::regex form("(zero|one|two|few|many|other|=\\d+)\\s*\\{(\\w+)\\}");
    return names_in(std::regex_replace(pattern, form, "$1 $2"), any_place);
}

std::string say(const Entry& entry, const std::set<std::string>& counting, const std::string& counted,
                std::int64_t number, std::int64_t others)
{
    locale::Arguments arguments;
    for (const std::string& name : places_in(entry.pattern)) {
        if (!counting.contains(name))
            arguments.emplace_back(name, "‹" + name + "›");
        else
            arguments.emplace_back(name, name == counted || counted.empty() ? number : others);
    }
    return locale::format_message(entry.pattern, entry.language, arguments);
}

std::string without_digits(std::string text)
{
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

// "Pages found: 1": what stands after a colon counts nothing in a sentence.
bool stands_alone(const Entry& entry, const std::string& name)
{
    return entry.pattern.ends_with(": {" + name + "}");
}

// The forms that a language has for whole numbers, in CLDR's names, without "other".
std::set<std::string> forms_of(const std::string& language)
{
    const std::string probe = "{n, plural, zero{zero} one{one} two{two} few{few} many{many} other{other}}";
    std::set<std::string> forms;
    for (std::int64_t number = 0; number < 200; ++number)
        forms.insert(locale::format_message(probe, language, {{"n", number}}));
    forms.erase("other");
    return forms;
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
}

}

std::vector<Entry> entries_of(const std::string& table)
{
    Problems problems;
    std::vector<Entry> entries;
    const auto words = toml::parse(table, "words.toml", 1, problems);
    if (!words)
        throw std::invalid_argument("words.toml can not be read");
    read_group(*words, "", entries);
    return entries;
}

std::set<std::string> counting_names(const std::vector<Entry>& entries)
{
    std::set<std::string> names;
    for (const Entry& entry : entries)
        names.merge(names_in(entry.pattern, counting_place));
    return names;
}

std::string said_in(const std::string& language, const std::vector<Entry>& entries)
{
    constexpr std::array<std::int64_t, 4> numbers = {0, 1, 2, 5};
    const std::set<std::string> counting = counting_names(entries);
    std::string text;
    for (const Entry& entry : entries) {
        if (entry.language != language)
            continue;
        const std::set<std::string> places = places_in(entry.pattern);
        const bool counts = std::ranges::any_of(places, [&](const std::string& name) { return counting.contains(name); });
        text += entry.key + " = ";
        for (const std::int64_t number : numbers) {
            if (number != numbers.front() && !counts)
                break;
            const std::string said = places.empty() ? entry.pattern : say(entry, counting, "", number, number);
            text += (number == numbers.front() ? "“" : " “") + said + "”";
        }
        text += "\n";
    }
    return text;
}

Faults plural_faults(const std::vector<Entry>& entries)
{
    const std::set<std::string> counting = counting_names(entries);
    std::map<std::string, std::set<std::string>> forms;
    Faults faults;
    for (const Entry& entry : entries) {
        if (!forms.contains(entry.language))
            forms[entry.language] = forms_of(entry.language);
        if (forms[entry.language].empty())
            continue;
        for (const std::string& name : places_in(entry.pattern)) {
            if (!counting.contains(name) || alike.contains(entry.key + " " + name) || stands_alone(entry, name))
                continue;
            const std::string where = entry.key + " (" + entry.language + "): ";
            if (without_digits(say(entry, counting, name, 1, 2)) == without_digits(say(entry, counting, name, 2, 2)))
                faults.push_back(where + "one and two {" + name + "} are said alike");
            for (const std::string& form : forms[entry.language])
                if (!std::regex_search(entry.pattern, std::regex("\\b" + form + "\\s*\\{")))
                    faults.push_back(where + "no form for “" + form + "”");
        }
    }
    return faults;
}

Faults changes_of(std::string_view kept, std::string_view said)
{
    const std::vector<std::string> before = lines_of(kept);
    const std::vector<std::string> now = lines_of(said);
    Faults faults;
    std::vector<std::string> only;
    std::ranges::set_difference(before, now, std::back_inserter(only));
    for (const std::string& line : only)
        faults.push_back("was kept: " + line);
    only.clear();
    std::ranges::set_difference(now, before, std::back_inserter(only));
    for (const std::string& line : only)
        faults.push_back("is said: " + line);
    return faults;
}

}
