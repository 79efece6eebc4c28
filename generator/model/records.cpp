#include "model/records.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "model/activity_memory.h"
#include "model/layout.h"
#include "text/toml.h"

namespace mingbai {

namespace {

constexpr std::string_view content_folder = "content";

// A browser, a web server or who opens it would run these; content may not bring programs along.
constexpr std::array<std::string_view, 46> active_extensions{
    "asp", "aspx", "bat", "cgi", "cmd", "config", "exe", "hta", "htc", "htm", "html", "js", "jsp",
    "jspx", "mht", "mhtml", "mjs", "msi", "phar", "php", "php3", "php4", "php5", "php7", "phps",
    "pht", "phtml", "pl", "ps1", "py", "rb", "rdf", "scr", "sh", "shtm", "shtml", "stm", "svg",
    "svgz", "swf", "vbs", "xht", "xhtml", "xml", "xsl", "xslt"};

// Pages that the program itself makes.
constexpr std::array<std::string_view, 5> reserved_pages{"404", "changes", "index", "search",
                                                         "sitemap"};

template <typename List>
bool contains(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

void sort_in_attachment(const Path& path, ReportFiles& report, std::vector<Path>& media,
                        Problems& problems)
{
    const std::string extension = utf8::ascii_lower_case(path.extension());
    if (contains(active_extensions, extension))
        return problems.add("attachment-active", {path.text()}, {extension});
    report.attachments.push_back(path);
    media.push_back(path);
}

struct PlainPageFiles {
    std::string name;
    std::vector<LanguageFile> texts;
};

// The files of the content, put together to the records that they make.
struct Found {
    std::map<std::pair<std::string, Year>, ReportFiles> reports;
    std::map<std::pair<std::string, std::string>, ActivityFiles> activities;
    std::map<std::string, PlainPageFiles> plain_pages;
    std::vector<CommitmentsFile> commitments;
    std::vector<AnswersFile> answers;
    std::vector<FiguresFile> figures;
    std::vector<Path> frameworks;
    std::optional<Path> indicators;
    std::optional<Path> redirects;
    std::optional<Path> withheld;
    std::vector<Path> media;
};

void sort_in_document(const Path& path, ContentFile file, Found& found, Problems& problems)
{
    if (file.kind == ContentKind::report)
        return found.reports[{file.body, file.year}].texts.push_back(
            {path, std::move(file.language)});
    if (file.kind == ContentKind::activity)
        return found.activities[{file.body, file.stem}].texts.push_back(
            {path, std::move(file.language)});
    if (contains(reserved_pages, file.stem))
        return problems.add("id-reserved", {path.text()}, {file.stem});
    found.plain_pages[file.stem].texts.push_back({path, std::move(file.language)});
}

void sort_in(const Path& path, ContentFile file, Found& found, Problems& problems)
{
    switch (file.kind) {
    case ContentKind::report:
    case ContentKind::activity:
    case ContentKind::plain_page:
        return sort_in_document(path, std::move(file), found, problems);
    case ContentKind::commitments:
        return found.commitments.push_back({std::move(file.body), file.year, path});
    case ContentKind::answers:
        return found.answers.push_back({std::move(file.body), file.year, path});
    case ContentKind::figures:
        return found.figures.push_back({std::move(file.body), file.year, path});
    case ContentKind::framework: return found.frameworks.push_back(path);
    case ContentKind::indicators: found.indicators = path; return;
    case ContentKind::redirects: found.redirects = path; return;
    case ContentKind::withheld: found.withheld = path; return;
    case ContentKind::attachment:
        return sort_in_attachment(path, found.reports[{file.body, file.year}], found.media,
                                  problems);
    case ContentKind::image: return found.media.push_back(path);
    case ContentKind::gathered:  // read by site, for their files say something only together
    case ContentKind::rule_pack:  // the configuration's
    case ContentKind::guide: return;
    case ContentKind::stray: return problems.add("file-stray", {path.text()});
    }
}

std::string id_of(const std::string& body, Year year) { return fmt::format("{}/{}", body, year); }

Found find_files(const Reading& reading, Problems& problems)
{
    Found found;
    for (const Path& path : reading.snapshot.paths())
        if (path.is_below(content_folder))
            sort_in(path, classify(path, reading.config), found, problems);
    for (auto& [key, report] : found.reports)
        std::tie(report.body, report.year) = key;
    for (auto& [key, activity] : found.activities)
        std::tie(activity.body, activity.stem) = key;
    for (auto& [name, page] : found.plain_pages)
        page.name = name;
    return found;
}

std::optional<PlainPage> read_plain_page(const Reading& reading, PlainPageFiles files,
                                         Problems& problems)
{
    std::optional<ReadTexts> read = read_texts(reading, files.texts, problems);
    if (!read)
        return std::nullopt;
    read->front.report_unknown(problems);
    return PlainPage{std::move(files.name), std::move(read->texts)};
}

// "/old.html" or "/old/" of this site; anything else could not be written as a page.
bool is_old_address(std::string_view from)
{
    if (!from.starts_with('/'))
        return false;
    from.remove_prefix(1);
    const bool is_folder = from.ends_with('/');
    from.remove_suffix(is_folder ? 1 : 0);
    return is_folder != from.ends_with(".html") && Path::parse(from);
}

bool is_new_address(std::string_view to)
{
    const bool is_ours = to.starts_with('/') && !to.starts_with("//");
    return (is_ours || to.starts_with("https://") || to.starts_with("http://")) &&
           to.find_first_of(" \t\r\n\"<>\\") == std::string_view::npos;
}

std::optional<Redirect> read_redirect(const toml::Table& table, Problems& problems)
{
    Redirect redirect{table.required_text("from", problems), table.required_text("to", problems),
                      table.place("from")};
    table.report_unknown(problems);
    if (redirect.from.empty() || redirect.to.empty())
        return std::nullopt;
    const bool is_from = is_old_address(redirect.from);
    const bool is_to = is_new_address(redirect.to);
    if (!is_from)
        problems.add("key-value", redirect.place, {"from", redirect.from, "/old.html"});
    if (!is_to)
        problems.add("key-value", table.place("to"), {"to", redirect.to, "/new.html | https://…"});
    return is_from && is_to ? std::optional(std::move(redirect)) : std::nullopt;
}

std::vector<Redirect> read_redirects(const Reading& reading, const Path& file, Problems& problems)
{
    std::vector<Redirect> redirects;
    const std::optional<toml::Table> root = read_table(reading, file, problems);
    if (!root)
        return redirects;
    for (const toml::Table& table : root->tables("redirect", problems))
        if (std::optional<Redirect> redirect = read_redirect(table, problems))
            redirects.push_back(*std::move(redirect));
    root->report_unknown(problems);
    return redirects;
}

std::optional<Withheld> read_withheld(const toml::Table& table, Problems& problems)
{
    constexpr std::size_t fewest = 8;
    constexpr std::size_t most = 40;
    Withheld withheld{table.required_text("document", problems),
                      table.required_text("revision", problems),
                      table.required_text("reason", problems),
                      table.required_text("by", problems), {}, table.place("revision")};
    const std::optional<Date> on = required_day(table, "on", problems);
    table.report_unknown(problems);
    const std::string& revision = withheld.revision;
    const bool is_id = revision.size() >= fewest && revision.size() <= most &&
                       revision.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!is_id && !revision.empty())
        problems.add("key-value", withheld.place, {"revision", revision, "1f2e3d4c"});
    if (!on || !is_id || withheld.document.empty() || withheld.reason.empty())
        return std::nullopt;
    withheld.on = *on;
    return withheld;
}

std::vector<Withheld> read_withheld(const Reading& reading, const Path& file, Problems& problems)
{
    std::vector<Withheld> all;
    const std::optional<toml::Table> root = read_table(reading, file, problems);
    if (!root)
        return all;
    for (const toml::Table& table : root->tables("withheld", problems))
        if (std::optional<Withheld> withheld = read_withheld(table, problems))
            all.push_back(*std::move(withheld));
    root->report_unknown(problems);
    return all;
}

// Reads each group of files on all cores; what can not be read is left out, its problems kept.
template <typename Record, typename Files, typename Read>
std::vector<Record> read_all(Workers workers, std::vector<Files> files, const Read& read,
                             Problems& problems)
{
    std::vector<std::optional<Record>> slots(files.size());
    std::vector<Problems> found(files.size());
    for_each_index(workers, files.size(),
                   [&](std::size_t i) { slots[i] = read(std::move(files[i]), found[i]); });
    std::vector<Record> records;
    records.reserve(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        problems.append(std::move(found[i]));
        if (slots[i])
            records.push_back(*std::move(slots[i]));
        slots[i].reset();
    }
    return records;
}

template <typename Key, typename Files>
std::vector<Files> values_of(std::map<Key, Files>& groups)
{
    std::vector<Files> files;
    files.reserve(groups.size());
    for (auto& [key, group] : groups)
        files.push_back(std::move(group));
    return files;
}

void note_unread_activities(const Found& found, Records& records)
{
    for (const auto& [key, files] : found.activities)
        records.unread.insert(key.first + "/activities/" + key.second);
    for (const Activity& activity : records.activities)
        records.unread.erase(activity.body + "/activities/" + activity.stem);
}

// Appends what `read` finds in one file. Nothing but problems means that it could not be read.
template <typename Record, typename Read>
void read_file(const std::string& name, const Read& read, std::vector<Record>& records,
               References::Names& unread, Problems& problems)
{
    Problems own;
    std::vector<Record> found = read(own);
    if (found.empty() && !own.empty())
        unread.insert(name);
    problems.append(std::move(own));
    std::move(found.begin(), found.end(), std::back_inserter(records));
}

void read_years(const Reading& reading, const Found& found, Records& records, Problems& problems)
{
    for (const CommitmentsFile& file : found.commitments)
        read_file(
            id_of(file.body, file.year),
            [&](Problems& own) { return read_commitments(reading, file, own); },
            records.commitments, records.unread, problems);
    for (const AnswersFile& file : found.answers)
        read_file(
            id_of(file.body, file.year) + "/answers",
            [&](Problems& own) { return read_answers(reading, file, own); }, records.answers,
            records.unread, problems);
    for (const FiguresFile& file : found.figures) {
        std::vector<Figure> figures = read_figures(reading, file, problems);
        std::move(figures.begin(), figures.end(), std::back_inserter(records.figures));
    }
}

void read_shared(const Reading& reading, const Found& found, Records& records, Problems& problems)
{
    if (found.indicators)
        read_file(
            "indicators",
            [&](Problems& own) { return read_indicators(reading, *found.indicators, own); },
            records.indicators, records.unread, problems);
    for (const Path& file : found.frameworks) {
        if (std::optional<Framework> framework = read_framework(reading, file, problems))
            records.frameworks.push_back(*std::move(framework));
        else
            records.unread.insert("frameworks/" + classify(file, reading.config).stem);
    }
    if (found.redirects)
        records.redirects = read_redirects(reading, *found.redirects, problems);
    if (found.withheld)
        records.withheld = read_withheld(reading, *found.withheld, problems);
}

}

std::vector<Path> unread_documents(const Reading& reading, const Records& records)
{
    std::vector<Path> unread;
    if (records.unread.empty())
        return unread;
    for (const Path& path : reading.snapshot.paths()) {
        if (!path.is_below(content_folder))
            continue;
        const ContentFile file = classify(path, reading.config);
        const std::string name = file.kind == ContentKind::report ? id_of(file.body, file.year)
                                 : file.kind == ContentKind::activity
                                     ? file.body + "/activities/" + file.stem
                                     : std::string();
        if (records.unread.contains(name))
            unread.push_back(path);
    }
    return unread;
}

Records read_records(const Reading& reading, const Memory& memory, Workers workers,
                     Problems& problems)
{
    Found found = find_files(reading, problems);
    // Attachments alone make no report.
    std::erase_if(found.reports, [](const auto& pair) { return pair.second.texts.empty(); });

    Records records;
    for (const auto& [key, report] : found.reports)
        records.unread.insert(id_of(report.body, report.year));
    records.reports = read_all<Report>(
        workers, values_of(found.reports),
        [&](ReportFiles files, Problems& own) { return read_report(reading, std::move(files), own); },
        problems);
    for (const Report& report : records.reports)
        records.unread.erase(report.id());
    ActivityMemory activities(memory, reading.snapshot);
    records.activities = read_all<Activity>(
        workers, values_of(found.activities),
        [&](ActivityFiles files, Problems& own) {
            return activities.read(reading, std::move(files), own);
        },
        problems);
    activities.keep();
    note_unread_activities(found, records);
    records.plain_pages = read_all<PlainPage>(
        workers, values_of(found.plain_pages),
        [&](PlainPageFiles files, Problems& own) {
            return read_plain_page(reading, std::move(files), own);
        },
        problems);
    read_years(reading, found, records, problems);
    read_shared(reading, found, records, problems);
    records.gathered = read_gathered(reading.config, reading.snapshot, problems);
    records.media = std::move(found.media);
    return records;
}

}
