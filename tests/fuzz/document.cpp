// A small site with a report of any text, from its files to its last page, and all that is said of
// it.
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "build.h"
#include "commands/message.h"
#include "fuzz/fuzz.h"
#include "fuzz/markup.h"
#include "support/sites.h"

using namespace mingbai;
using fuzz::require;

namespace {

Files site_and_theme()
{
    Files files = small_site();
    const std::filesystem::path theme = PROJECT_FOLDER "/themes/plain";
    for (const file::Entry& entry : file::list(theme))
        if (entry.kind == file::Kind::regular)
            files.emplace("themes/plain/" + entry.name, file::read(theme / entry.name));
    return files;
}

class PageCheck {
public:
    void operator()(std::string_view file, std::string_view bytes)
    {
        require(files_.emplace(file).second, "a file is put once", file);
        require(Path::parse(file).has_value(), "a file has a name that is a path", file);
        if (!file.ends_with(".html"))
            return;
        require(utf8::is_valid(bytes), "a page is valid text", file);
        const std::string fault = fault_of_markup(bytes);
        require(fault.empty(), "a page is well-formed", std::string(file) + ": " + fault);
    }

private:
    std::set<std::string, std::less<>> files_;
};

void check_messages(const Problems& problems, const Snapshot& snapshot)
{
    Problems unheard;
    const Rulebook rulebook({}, unheard);
    std::set<std::string_view> rules;
    for (const Rule& rule : all_rules())
        rules.insert(rule.name);
    for (const Problem& problem : problems.sorted())
        require(rules.contains(problem.rule), "every rule stands in the book", problem.rule);
    for (const Format format : {Format::text, Format::json, Format::github})
        for (const Tongue tongue : {Tongue::chinese, Tongue::english}) {
            const std::string text = messages_of(problems, rulebook, snapshot, tongue, format).text;
            require(utf8::is_valid(text), "what is said is valid text");
            require(text.find('\x1B') == text.npos, "what is said does not steer a terminal");
        }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    Markdown::prepare();
    static const Files site = site_and_theme();
    static const SiteConfig config = config_of(site);
    Files files = site;
    files[std::string(report_file)] = fuzz::text_of(bytes, size);
    const Snapshot snapshot = Snapshot::of_files(std::move(files));
    static const Past nothing;
    Problems problems;
    PageCheck put;
    build_site(
        config, {snapshot, parse_date("2024-06-01").value(), Drafts::shown, {}, {1}, nothing},
        {[](std::string_view, const Fingerprint&) { return false; },
         [&put](std::string_view file, const Fingerprint&, std::string_view page) {
             put(file, page);
         }},
        problems);
    check_messages(problems, snapshot);
    return 0;
}
