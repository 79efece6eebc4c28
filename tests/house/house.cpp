#include "house/house.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <sstream>

namespace mingbai::house {

namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view text)
{
    Lines lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Lines block_of(std::string_view guide, std::string_view name)
{
    Lines block;
    bool inside = false;
    for (const std::string& line : lines_of(guide)) {
        if (inside && line.starts_with("```"))
            break;
        if (inside && !line.empty())
            block.push_back(line);
        if (line == "```" + std::string(name))
            inside = true;
    }
    return block;
}

Lines words_of(const std::string& line)
{
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::string at(const Source& source, std::size_t line, const std::string& words)
{
    return source.path + ":" + std::to_string(line) + ": " + words;
}

bool is_header(const Source& source)
{
    return source.path.ends_with(".h");
}

bool is_code(const Source& source)
{
    return is_header(source) || source.path.ends_with(".cpp");
}

bool in_generator(const Source& source)
{
    return source.path.starts_with("generator/") && is_code(source);
}

std::string below_generator(const Source& source)
{
    return source.path.substr(std::string_view("generator/").size());
}

// "pages" of "site/routes.h"; of a file on top its own name up to the first '_': "commands".
std::string room_group(const std::string& file)
{
    if (const std::size_t slash = file.find('/'); slash != std::string::npos)
        return file.substr(0, slash);
    return file.substr(0, file.find_first_of("_."));
}

struct Include {
    std::size_t line;
    std::string name;
    bool ours;
};

std::vector<Include> includes_of(const Source& source)
{
    static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> includes;
    const Lines lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (std::smatch found; std::regex_search(lines[i], found, pattern))
            includes.push_back({i + 1, found[2], found[1] == "\""});
    return includes;
}

// Without comments and with empty strings, so that words inside them count for nothing.
std::string code_of(std::string line)
{
    static const std::regex string(R"re("(\\.|[^"\\])*")re");
    line = std::regex_replace(line, string, "\"\"");
    return line.substr(0, line.find("//"));
}

Faults each_code_line(const Source& source, const std::regex& pattern, const std::string& words)
{
    Faults faults;
    const Lines lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (std::regex_search(code_of(lines[i]), pattern))
            faults.push_back(at(source, i + 1, words));
    return faults;
}

void add_all(Faults& all, Faults more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::size_t limit_of(const Source& source)
{
    const std::string& path = source.path;
    if (path.starts_with("tests/cases/") && path.ends_with(".md"))
        return 150;
    if (path.starts_with("tests/") && is_code(source))
        return 700;
    if (path.starts_with("generator/") && is_header(source))
        return 200;
    if (path.starts_with("generator/"))
        return 600;
    if (path.ends_with(".mustache"))
        return 200;
    return 0;
}

}

Plan parse_plan(std::string_view guide)
{
    Plan plan;
    for (const std::string& line : block_of(guide, "floors")) {
        const Lines words = words_of(line);
        if (words.size() < 2 || words[0].find_first_not_of("0123456789") != std::string::npos) {
            plan.faults.push_back("not a floor: " + line);
            continue;
        }
        for (std::size_t i = 1; i < words.size(); ++i)
            plan.floors[words[i]] = std::stoi(words[0]);
    }
    for (const std::string& line : block_of(guide, "doors")) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos || words_of(line.substr(colon + 2)).empty()) {
            plan.faults.push_back("not a door: " + line);
            continue;
        }
        const Lines rooms = words_of(line.substr(colon + 2));
        plan.doors[line.substr(0, colon)] = {rooms.begin(), rooms.end()};
    }
    return plan;
}

Faults floor_faults(const Source& source, const Plan& plan)
{
    Faults faults;
    if (!in_generator(source))
        return faults;
    const std::string here = room_group(below_generator(source));
    if (!plan.floors.contains(here))
        return {at(source, 1, "stands on no floor of generator/README.md")};
    for (const Include& include : includes_of(source)) {
        const std::string there = room_group(include.name);
        // A header without a folder that is no room of ours is made by the build.
        const bool made = include.name.find('/') == std::string::npos && !plan.floors.contains(there);
        if (!include.ours || there == here || made)
            continue;
        if (!plan.floors.contains(there))
            faults.push_back(at(source, include.line, include.name + " stands on no floor"));
        else if (plan.floors.at(there) >= plan.floors.at(here))
            faults.push_back(at(source, include.line, "includes point down, this one does not: " +
                                                          include.name));
    }
    return faults;
}

Faults door_faults(const Source& source, const Plan& plan)
{
    Faults faults;
    if (!in_generator(source))
        return faults;
    for (const Include& include : includes_of(source))
        for (const auto& [prefix, rooms] : plan.doors)
            if (include.name.starts_with(prefix) && !rooms.contains(below_generator(source)))
                faults.push_back(at(source, include.line, include.name + " has a door of its own"));
    return faults;
}

Faults size_faults(const Source& source)
{
    const std::size_t limit = limit_of(source);
    const std::size_t size = lines_of(source.text).size();
    if (limit == 0 || size <= limit)
        return {};
    return {at(source, limit, std::to_string(size) + " lines, " + std::to_string(limit) + " are the limit")};
}

// Our style puts the braces of a function, and of nothing else, alone on a line without indent.
Faults function_faults(const Source& source)
{
    constexpr std::size_t limit = 80;
    Faults faults;
    if (!is_code(source))
        return faults;
    std::size_t begin = 0;
    const Lines lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] == "{")
            begin = i + 1;
        if (lines[i] != "}" || begin == 0)
            continue;
        if (const std::size_t length = i - begin; length > limit)
            faults.push_back(at(source, begin, "a function of " + std::to_string(length) + " lines"));
        begin = 0;
    }
    return faults;
}

Faults header_faults(const Source& source)
{
    Faults faults;
    if (!is_header(source))
        return faults;
    if (!source.text.starts_with("// "))
        faults.push_back(at(source, 1, "the first line of a header says what the room is for"));
    const Lines lines = lines_of(source.text);
    if (std::ranges::find(lines, "#pragma once") == lines.end())
        faults.push_back(at(source, 1, "no #pragma once"));
    return faults;
}

Faults name_faults(const Source& source)
{
    Faults faults;
    if (!is_code(source))
        return faults;
    static const std::regex file(R"((^|[/_])(manager|helper|util|common|misc|info)s?([_.]|$))");
    if (std::regex_search(source.path, file))
        faults.push_back(at(source, 1, "the file's name says nothing"));
    static const std::regex type(
        R"(\b(class|struct)\s+(\w*(Manager|Helper|Util|Common|Misc|Info)s?|Data)\b)");
    add_all(faults, each_code_line(source, type, "the type's name says nothing"));
    return faults;
}

Faults outlet_faults(const Source& source)
{
    // base/parallel carries what a thread threw to the thread that waits; toml++ throws for what a file
    // says, and its door turns that into a problem.
    constexpr std::array catching = {"main.cpp", "desk/preview.cpp", "base/parallel.cpp", "text/toml.cpp"};
    constexpr std::array printing = {"main.cpp", "desk/preview.cpp"};
    static const std::regex catches(R"(\bcatch \()");
    static const std::regex prints(
        R"(\bstd::(cout|cerr|clog|puts|fputs|print)\b|\bfmt::print\b|(^|[^\w])f?printf\()");

    Faults faults;
    if (!in_generator(source))
        return faults;
    const std::string file = below_generator(source);
    if (room_group(file) == "commands")
        return faults;
    if (std::ranges::find(catching, file) == catching.end())
        add_all(faults, each_code_line(source, catches, "catches; only the top does"));
    if (std::ranges::find(printing, file) == printing.end())
        add_all(faults, each_code_line(source, prints, "prints; only the top does"));
    return faults;
}

Faults private_faults(const Source& source)
{
    // Absolute folders of a person's or a build machine.
    static const std::regex place(R"((^|[^\w.~/-])/(work|root|home|Users|build|mnt)/[\w.-]+)");
    Faults faults;
    const Lines lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (std::smatch found; std::regex_search(lines[i], found, place))
            faults.push_back(at(source, i + 1, "a place of one machine: " + found.str()));
    return faults;
}

Faults mirror_faults(const Sources& sources)
{
    // Floors that are judged by what comes out: cases, golden, browser.
    constexpr std::array mirrored = {"base", "text", "intake", "release", "theme", "model"};
    std::set<std::string> rooms;
    std::set<std::string> tests;
    for (const Source& source : sources) {
        const std::string& path = source.path;
        if (in_generator(source) && path.ends_with(".cpp"))
            rooms.insert(below_generator(source).substr(0, below_generator(source).size() - 4));
        constexpr std::string_view start = "tests/unit/";
        constexpr std::string_view end = "_test.cpp";
        if (!path.starts_with(start) || !is_code(source))
            continue;
        // Only *_test.cpp is compiled.
        tests.insert(path.ends_with(end)
                         ? path.substr(start.size(), path.size() - start.size() - end.size())
                         : path);
    }
    Faults faults;
    for (const std::string& room : rooms)
        if (std::ranges::find(mirrored, room_group(room)) != mirrored.end() && !tests.contains(room))
            faults.push_back("generator/" + room + ".cpp has no tests/unit/" + room + "_test.cpp");
    for (const std::string& test : tests) {
        const auto is_its_room = [&test](const Source& source) {
            return source.path == "generator/" + test + ".cpp" || source.path == "generator/" + test + ".h";
        };
        if (std::ranges::none_of(sources, is_its_room))
            faults.push_back("tests/unit: no room is called " + test);
    }
    return faults;
}

std::vector<std::string> rules_of(std::string_view rulebook)
{
    static const std::regex row(R"re(Rule\{\s*"([a-z0-9-]+)",)re");
    std::vector<std::string> rules;
    const std::string text(rulebook);
    for (auto found = std::sregex_iterator(text.begin(), text.end(), row); found != std::sregex_iterator();
         ++found)
        rules.push_back((*found)[1]);
    return rules;
}

Faults rule_faults(const Sources& sources)
{
    std::string cases;
    std::string rulebook;
    for (const Source& source : sources) {
        if (source.path.starts_with("tests/cases/") && source.path.ends_with(".md"))
            cases += source.text;
        if (source.path == "generator/check/rules.cpp")
            rulebook = source.text;
    }
    Faults faults;
    const std::vector<std::string> rules = rules_of(rulebook);
    if (rules.empty())
        faults.push_back("generator/check/rules.cpp: no rules found");
    for (const std::string& rule : rules)
        if (cases.find("[" + rule + "]") == std::string::npos)
            faults.push_back("tests/cases: no case shows the rule " + rule);
    return faults;
}

Sources read_project(const std::string& folder)
{
    constexpr std::array skipped_folders = {".git", "build", "public", "node_modules", "out", "expected"};
    constexpr std::array endings = {".cpp", ".h",   ".md",   ".txt", ".toml", ".json",     ".mjs", ".py",
                                    ".sh",  ".css", ".html", ".yml", ".js",   ".mustache", "run",  ".cmake"};
    Sources sources;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
        const std::string name = at->path().filename().string();
        if (at->is_directory() && std::ranges::find(skipped_folders, name) != skipped_folders.end())
            at.disable_recursion_pending();
        const auto ends_name = [&name](std::string_view ending) { return name.ends_with(ending); };
        if (!at->is_regular_file() || std::ranges::none_of(endings, ends_name))
            continue;
        std::ifstream stream(at->path(), std::ios::binary);
        sources.push_back({at->path().lexically_relative(folder).generic_string(),
                           {std::istreambuf_iterator<char>(stream), {}}});
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

}
