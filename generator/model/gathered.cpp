#include "model/gathered.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "model/gathered_row.h"
#include "model/layout.h"
#include "release/log.h"
#include "text/csv.h"
#include "text/exchange.h"
#include "text/source_text.h"

namespace mingbai {
namespace {

constexpr std::int64_t largest_count = 1'000'000'000;
constexpr std::size_t most_codes = 64;  // of a year; there are about a dozen
constexpr std::size_t most_languages = 50;
constexpr std::size_t most_bodies = 2000;
constexpr std::size_t most_cells = 20'000;  // bodies times years: what a page shows of a site, held or not
constexpr std::size_t most_problems = 100;  // of a site; nobody reads more
constexpr Year first_year = 1949;
constexpr Year last_year = 2999;
constexpr std::string_view package_file = gathered_files[0];
constexpr std::string_view release_file = gathered_files[1];

// Reads one site; what was found wrong is counted by whoever gave the problems.
class SiteReader {
public:
    SiteReader(const SiteConfig& config, const OtherSite& site, const GatheredFiles& files,
               Problems& problems)
        : config_(config), site_(site), files_(files), problems_(problems)
    {
    }

    std::optional<GatheredSite> read()
    {
        const std::string* text = file(package_file);
        const std::optional<exchange::Value> package =
            text == nullptr ? std::nullopt : exchange::parsed(*text);
        if (text != nullptr && !package)
            problems_.add("site-file-form", place(package_file), {std::string(package_file)});
        if (!package)
            return std::nullopt;
        read_release();
        read_package(*package);
        check_resources(*package);
        if (problems_.empty())
            read_rows("bodies.csv", {"id", "name_" + languages_.front().first, "url"},
                      [&](const GatheredRow& row) { read_body(row); });
        if (problems_.empty())
            read_rows("years.csv", {"id", "body", "year", "commitments", "activities", "url"},
                      [&](const GatheredRow& row) { read_year(row); });
        if (problems_.empty())
            read_rows("reports.csv", {"body", "year", "published", "withdrawn_on", "url"},
                      [&](const GatheredRow& row) { read_report(row); });
        if (problems_.empty())
            read_rows("counts.csv", {"body_year", "axis", "code", "count"},
                      [&](const GatheredRow& row) { read_count(row); });
        if (!problems_.empty())
            return std::nullopt;
        for (GatheredBody& body : gathered_.bodies)
            std::sort(body.years.begin(), body.years.end(),
                      [](const GatheredYear& a, const GatheredYear& b) { return a.year > b.year; });
        return std::move(gathered_);
    }

private:
    Place place(std::string_view name) const
    {
        return {gathered_folder(site_) + '/' + std::string(name)};
    }

    const std::string* file(std::string_view name)
    {
        const auto found = files_.find(name);
        if (found == files_.end()) {
            problems_.add("site-file-missing", place(name), {std::string(name)});
            return nullptr;
        }
        if (found->second.size() > largest_gathered || !utf8::is_valid(found->second)) {
            problems_.add("site-file-form", place(name), {std::string(name)});
            return nullptr;
        }
        return &found->second;
    }

    bool is_enough() const { return problems_.all().size() >= most_problems; }

    void reject(std::string_view key, std::string_view value)
    {
        problems_.add("site-value-bad", place(package_file), {std::string(key), shown_value(value)});
    }

    std::string text_in(const exchange::Value& value, std::string_view key)
    {
        const exchange::Value* found = exchange::member(value, key);
        const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
        if (text != nullptr && text->size() <= longest_gathered_text && is_shown_as_it_is(*text))
            return *text;
        if (found != nullptr)
            reject(key, text == nullptr ? "" : *text);
        return {};
    }

    const exchange::Array& array_in(const exchange::Value& value, std::string_view key)
    {
        static const exchange::Array none;
        const exchange::Value* found = exchange::member(value, key);
        const auto* array = found == nullptr ? nullptr : std::get_if<exchange::Array>(&found->value);
        if (array == nullptr && found != nullptr)
            reject(key, "");
        return array == nullptr ? none : *array;
    }

    // The tables do not say for which day they hold: on a day on which nothing changes they do not change.
    void read_release()
    {
        const std::string* text = file(release_file);
        if (text == nullptr)
            return;
        const std::string as_of = entry_of(*text).as_of;
        if (const std::optional<Date> day = parse_date(as_of))
            gathered_.as_of = *day;
        else
            problems_.add("site-value-bad", place(release_file), {"as-of", shown_value(as_of)});
    }

    void read_package(const exchange::Value& package)
    {
        gathered_.id = site_.id;
        if (const exchange::Value* fictional = exchange::member(package, "fictional")) {
            const bool* flag = std::get_if<bool>(&fictional->value);
            if (flag == nullptr)
                reject("fictional", "");
            gathered_.is_fictional = flag != nullptr && *flag;
        }
        const exchange::Array& languages = array_in(package, "languages");
        if (languages.size() > most_languages)
            return reject("languages", fmt::format("{}", languages.size()));
        for (const exchange::Value& language : languages)
            read_language(language);
        const auto is_original = [&](const auto& pair) { return pair.second == config_.original().id; };
        std::stable_partition(languages_.begin(), languages_.end(), is_original);
        if (languages_.empty() || languages_.front().second != config_.original().id)
            reject("languages", config_.original().tag);
        const exchange::Array& licences = array_in(package, "licenses");
        if (licences.empty())
            return;
        gathered_.licence_name = text_in(licences.front(), "title");
        if (!are_words(gathered_.licence_name))
            reject("title", gathered_.licence_name);
        report_personal_data(gathered_.licence_name, place(package_file), config_, problems_);
        gathered_.licence_url = text_in(licences.front(), "path");
        if (!is_web_address(gathered_.licence_url))
            reject("licenses", gathered_.licence_url);
    }

    // A language of this site by its tag, for two sites may call it by different ids.
    void read_language(const exchange::Value& language)
    {
        const std::string id = text_in(language, "id");
        const std::string tag = text_in(language, "tag");
        if (!is_id(id) || !language_ids_.insert(id).second)
            reject("languages", id);
        if (!language_tags_.insert(tag).second)
            reject("languages", tag);
        for (const Language& own : config_.languages)
            if (own.tag == tag)
                languages_.emplace_back(id, own.id);
    }

    // Each file that is kept is the one that the package describes.
    void check_resources(const exchange::Value& package)
    {
        std::set<std::string> named;
        for (const exchange::Value& resource : array_in(package, "resources")) {
            if (is_enough())
                return;
            const std::string name = text_in(resource, "name") + ".csv";
            if (std::find(gathered_files.begin(), gathered_files.end(), name) == gathered_files.end())
                continue;
            if (!named.insert(name).second || text_in(resource, "path") != name) {
                reject("path", text_in(resource, "path"));
                continue;
            }
            const std::string hash = text_in(resource, "hash");
            const std::string* content = file(name);
            if (content != nullptr && hash.empty())
                reject("hash", hash);
            else if (content != nullptr && hash != "sha256:" + sha256(*content))
                problems_.add("site-file-digest", place(name), {name});
        }
        for (const std::string_view name : gathered_files)
            if (name.ends_with(".csv") && !named.contains(std::string(name)))
                problems_.add("site-file-missing", place(name), {std::string(name)});
    }

    // `columns`: without which there is no reading it.
    template <typename Read>
    void read_rows(std::string_view name, const std::vector<std::string>& columns, const Read& read)
    {
        const std::string* text = file(name);
        if (text == nullptr)
            return;
        const std::optional<std::vector<CsvRow>> rows = csv_rows(*text);
        if (!rows)
            return problems_.add("site-file-form", place(name), {std::string(name)});
        const std::vector<std::string>& head = rows->front().cells;
        const std::set<std::string> held(head.begin(), head.end());
        const bool is_whole = std::all_of(columns.begin(), columns.end(), [&](const std::string& column) {
            return held.contains(column);
        });
        if (!is_whole || held.size() != head.size())
            return problems_.add("site-file-form", place(name), {std::string(name)});
        for (std::size_t i = 1; i < rows->size() && !is_enough(); ++i)
            read(GatheredRow(config_, head, (*rows)[i], place(name).file, problems_));
    }

    void read_body(const GatheredRow& row)
    {
        if (gathered_.bodies.size() > most_bodies)
            return;
        if (gathered_.bodies.size() == most_bodies)
            problems_.add("site-file-form", place("bodies.csv"), {"bodies.csv"});
        GatheredBody body;
        body.id = row.id("id");
        for (const auto& [theirs, ours] : languages_)
            if (std::string words = row.words("name_" + theirs); !words.empty())
                body.name.set(ours, std::move(words));
        if (body.name.find(config_.original().id) == nullptr)
            row.reject("name_" + languages_.front().first);
        body.url = row.address("url", site_);
        if (!places_.emplace(body.id, gathered_.bodies.size()).second)
            row.reject("id");
        gathered_.bodies.push_back(std::move(body));
    }

    // Nothing when there is no such body, which is then said.
    GatheredBody* body_of(const GatheredRow& row)
    {
        const auto found = places_.find(row.cell("body"));
        if (found != places_.end())
            return &gathered_.bodies[found->second];
        row.reject("body");
        return nullptr;
    }

    static GatheredYear* find_year(GatheredBody& body, Year year)
    {
        const auto found = std::find_if(body.years.begin(), body.years.end(),
                                        [year](const GatheredYear& own) { return own.year == year; });
        return found == body.years.end() ? nullptr : &*found;
    }

    void read_year(const GatheredRow& row)
    {
        GatheredYear year;
        year.year = static_cast<Year>(row.number("year", first_year, last_year));
        year.commitments = row.number("commitments", 0, largest_count);
        year.activities = row.number("activities", 0, largest_count);
        year.url = row.address("url", site_);
        GatheredBody* body = body_of(row);
        if (body == nullptr)
            return;
        if (find_year(*body, year.year) != nullptr ||
            row.cell("id") != fmt::format("{}/{}", body->id, year.year))
            return row.reject("id");
        body->years.push_back(std::move(year));
    }

    void read_report(const GatheredRow& row)
    {
        const auto as_of_year = static_cast<int>(gathered_.as_of.year());
        const auto number = static_cast<Year>(row.number("year", first_year, as_of_year));
        GatheredReport report{row.day("published"), row.day("withdrawn_on"), row.address("url", site_)};
        for (const auto& [column, day] : {std::pair{"published", report.published},
                                          std::pair{"withdrawn_on", report.withdrawn_on}})
            if (day && *day > gathered_.as_of)
                row.reject(column);
        GatheredBody* body = body_of(row);
        if (body == nullptr)
            return;
        GatheredYear* year = find_year(*body, number);
        if (year == nullptr || year->report)
            return row.reject("year");
        year->report = std::move(report);
    }

    void read_count(const GatheredRow& row)
    {
        GatheredCount count{row.cell("axis"), row.cell("code"), row.number("count", 1, largest_count)};
        if (count.axis != "state" && count.axis != "assessment")
            return row.reject("axis");
        const std::string& of = row.cell("body_year");
        const std::size_t slash = of.find('/');
        const auto body = places_.find(of.substr(0, slash));
        Year number = 0;
        if (slash != std::string::npos)
            std::from_chars(of.data() + slash + 1, of.data() + of.size(), number);
        GatheredYear* year = body == places_.end() ? nullptr
                                                   : find_year(gathered_.bodies[body->second], number);
        if (year == nullptr || of != fmt::format("{}/{}", body->first, number))
            return row.reject("body_year");
        const auto is_same = [&](const GatheredCount& own) {
            return own.axis == count.axis && own.code == count.code;
        };
        if (!is_code(count.code) || year->counts.size() == most_codes ||
            std::any_of(year->counts.begin(), year->counts.end(), is_same))
            return row.reject("code");
        year->counts.push_back(std::move(count));
    }

    // "not_due"; which ones there are, a later version of that site may know better.
    static bool is_code(std::string_view code)
    {
        constexpr std::size_t longest = 40;
        return !code.empty() && code.size() <= longest &&
               std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    }

    const SiteConfig& config_;
    const OtherSite& site_;
    const GatheredFiles& files_;
    Problems& problems_;
    GatheredSite gathered_;
    std::vector<std::pair<std::string, std::string>> languages_;  // their id → ours, the original first
    std::set<std::string> language_ids_;
    std::set<std::string> language_tags_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of bodies
};

}

std::string gathered_folder(const OtherSite& site) { return "content/sites/" + site.id; }

std::optional<GatheredSite> read_gathered(const SiteConfig& config, const OtherSite& site,
                                          const GatheredFiles& files, Problems& problems)
{
    Problems own;
    std::optional<GatheredSite> gathered = SiteReader(config, site, files, own).read();
    problems.append(std::move(own));
    return gathered;
}

GatheredFiles files_of(const Snapshot& snapshot, const OtherSite& site)
{
    GatheredFiles files;
    for (const std::string_view name : gathered_files)
        if (const Path path = Path::of(gathered_folder(site) + '/' + std::string(name));
            snapshot.contains(path))
            files.emplace(name, snapshot.read(path));
    return files;
}

std::vector<GatheredSite> read_gathered(const SiteConfig& config, const Snapshot& snapshot,
                                        Problems& problems)
{
    std::vector<GatheredSite> sites;
    for (const OtherSite& site : config.sites) {
        const GatheredFiles files = files_of(snapshot, site);
        if (files.empty())
            problems.add("site-data-missing", site.place, {site.id});
        else if (std::optional<GatheredSite> gathered = read_gathered(config, site, files, problems))
            sites.push_back(*std::move(gathered));
    }
    return sites;
}

void check_size(const GatheredSite& gathered, const OtherSite& site, Problems& problems)
{
    // Every body is shown with every year since the first report, so one old report makes cells for all of them.
    const Year newest = static_cast<int>(gathered.as_of.year());
    Year first_report = newest + 1;
    for (const GatheredBody& body : gathered.bodies)
        for (const GatheredYear& year : body.years)
            if (year.report)
                first_report = std::min(first_report, year.year);
    if (gathered.bodies.size() * static_cast<std::size_t>(newest - first_report + 1) > most_cells)
        problems.add("site-file-form", {gathered_folder(site) + "/reports.csv"}, {"reports.csv"});
}

void check_gathered(const SiteConfig& config, std::vector<GatheredSite>& sites, Date as_of,
                    Problems& problems)
{
    std::map<std::string, std::string> owners;  // id of a body → of the site that has it first
    std::vector<GatheredSite> kept;
    for (GatheredSite& gathered : sites) {
        const OtherSite& site = *config.find_site(gathered.id);
        const Place place{gathered_folder(site) + '/' + std::string(package_file)};
        const auto age = std::chrono::sys_days(as_of) - std::chrono::sys_days(gathered.as_of);
        if (age.count() < 0) {
            problems.add("site-data-ahead", place, {site.id, to_text(gathered.as_of), to_text(as_of)});
            continue;
        }
        check_size(gathered, site, problems);
        if (age.count() > site.days)
            problems.add("site-data-old", place,
                         {site.id, to_text(gathered.as_of), fmt::format("{}", age.count())});
        for (const GatheredBody& body : gathered.bodies)
            if (const auto [owner, is_new] = owners.emplace(body.id, site.id); !is_new)
                problems.add("body-in-two-sites", place, {body.id, owner->second});
        kept.push_back(std::move(gathered));
    }
    sites = std::move(kept);
}

}
