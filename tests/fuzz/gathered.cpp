// Any six texts as what another site publishes: datapackage.json, release.txt, bodies, reports, years and counts, with a line "%%"
// between them. What is taken is within its bounds, and what is not taken is told.
#include "model/gathered.h"

#include <algorithm>

#include "base/digest.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "model/layout.h"
#include "support/sites.h"

using namespace mingbai;
using fuzz::require;

namespace {

const SiteConfig& portal()
{
    static const SiteConfig config = config_of(changed(
        small_site(), config_file, "[[kinds]]",
        "[[sites]]\nid = \"c\"\ntitle.zh = \"县\"\ntitle.en = \"C\"\nurl = \"https://c.example/law\"\n\n[[kinds]]"));
    return config;
}

// A changed table would never be looked at. "@years.csv" in the package stands for its digest.
void put_digests(GatheredFiles& files)
{
    std::string& package = files.find(gathered_files[0])->second;
    for (const auto& [name, bytes] : files)
        if (const std::size_t at = package.find('@' + name); at != std::string::npos)
            package.replace(at, name.size() + 1, "sha256:" + sha256(bytes));
}

void check_address(const std::string& url)
{
    const std::string site = "https://c.example/law";
    require(url == site || url.starts_with(site + '/'), "an address is the site's own", url);
    require(url.find_first_of("\"'<> \n?#") == std::string::npos, "an address ends no link", url);
    require(url.find("/../") == std::string::npos, "an address does not climb", url);
}

void check_words(const std::string& words)
{
    require(utf8::is_valid(words), "words are UTF-8");
    require(words.find_first_of("\n\r\t\x1b") == std::string::npos, "words move no cursor", words);
}

void check(const GatheredSite& site)
{
    require(site.as_of.ok(), "a site stands on a day");
    for (const GatheredBody& body : site.bodies) {
        require(is_id(body.id), "a body has an id", body.id);
        check_words(body.name.in("zh"));
        check_address(body.url);
        require(std::is_sorted(body.years.begin(), body.years.end(),
                               [](const auto& a, const auto& b) { return a.year > b.year; }),
                "years are newest first");
        for (const GatheredYear& year : body.years) {
            check_address(year.url);
            require(year.commitments >= 0 && year.activities >= 0, "counts are no debts");
            if (year.report)
                check_address(year.report->url);
        }
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    std::string_view rest = fuzz::text_of(bytes, size);
    GatheredFiles files;
    for (const std::string_view name : gathered_files)
        files.emplace(name, fuzz::next_part(rest, "%%"));
    put_digests(files);
    Problems problems;
    const SiteConfig& config = portal();
    if (const auto site = read_gathered(config, config.sites.front(), files, problems))
        check(*site);
    else
        require(!problems.empty(), "what is not taken is told");
    for (const Problem& problem : problems.all())
        for (const std::string& word : problem.words)
            check_words(word);
    return 0;
}
