#include "model/config.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string told(const Files& files)
{
    Problems problems;
    read_config(Snapshot::of_files(files), problems);
    return lines_of(problems);
}

// What is said when one thing of the configuration is written otherwise.
std::string told(std::string_view from, std::string_view to)
{
    return told(changed(small_site(), config_file, from, to));
}

std::string rules(std::string_view from, std::string_view to)
{
    Problems problems;
    read_config(Snapshot::of_files(changed(small_site(), config_file, from, to)), problems);
    return rules_of(problems);
}

SiteConfig config_with(std::string_view from, std::string_view to)
{
    return config_of(changed(small_site(), config_file, from, to));
}

constexpr std::string_view title = "title.zh = \"示例县法治政府建设公开\"";
constexpr std::string_view body = "id = \"jky\"\n";
constexpr std::string_view second_language = "id = \"en\"\n";

}

TEST_CASE("a whole configuration is read without a problem")
{
    const SiteConfig config = config_of(small_site());
    CHECK(told(small_site()) == "");
    CHECK(config.title.in("zh") == "示例县法治政府建设公开");
    CHECK(config.title.in("en") == "Rule of law in Sample County");
    CHECK(config.url == "https://shili.example");
    CHECK(config.fictional);
    CHECK(config.names_authors);
    CHECK(config.original().id == "zh");
    CHECK(config.find_language("en")->tag == "en");
    CHECK(config.find_body("jky")->contact.in("en") == "0000-0000000");
    CHECK(config.find_kind("lecture")->name.in("en") == "Law lessons");
    CHECK(config.find_topic("schools"));
    CHECK_FALSE(config.find_topic("lecture"));
    CHECK_FALSE(config.find_language("fr"));
    CHECK(config.official.site_operator == "示例县信息中心");
}

TEST_CASE("defaults are those of the design")
{
    const SiteConfig config = config_with("theme = \"plain\"\nfictional = true\n", "");
    CHECK(config.base_path == "");
    CHECK(config.time_zone == "Asia/Shanghai");
    CHECK(config.theme == "plain");
    CHECK_FALSE(config.fictional);
    CHECK(config.find_body("jky")->path == "jky");
    CHECK_FALSE(config_with(title, "authors = \"none\"\n" + std::string(title)).names_authors);
}

TEST_CASE("without a configuration nothing can be read, and that is said")
{
    CHECK(told(Files{}) == "site-config.toml:0:0 config-missing \n");
    Problems problems;
    CHECK_FALSE(read_config(Snapshot::of_files({{"site-config.toml", "\xFF"}}), problems));
    CHECK_FALSE(read_config(Snapshot::of_files({{"site-config.toml", "title = "}}), problems));
    CHECK_FALSE(read_config(Snapshot::of_files({{"site-config.toml", ""}}), problems));
}

TEST_CASE("an empty configuration is told what it must hold")
{
    CHECK(rules_of([] {
              Problems problems;
              read_config(Snapshot::of_files({{"site-config.toml", ""}}), problems);
              return problems;
          }()) == "key-missing key-missing key-missing official-missing url-missing");
}

TEST_CASE("a misspelt key is told with the nearest one, wherever it stands")
{
    CHECK(told("fictional = true", "fictoinal = true") ==
          "site-config.toml:5:1 key-unknown fictoinal|fictional\n"
          "site-config.toml:38:15 official-form site_domain|shili.example|www.example.gov.cn\n");
    CHECK(told("organizer", "organiser") ==
          "site-config.toml:36:1 official-missing organizer\n"
          "site-config.toml:42:1 key-unknown organiser|organizer\n");
    CHECK(told(title, "title.fr = \"x\"\n" + std::string(title)) ==
          "site-config.toml:1:7 key-unknown fr|\n");
}

TEST_CASE("words of the original are required, those of other languages are missed")
{
    CHECK(told(title, "") == "site-config.toml:2:1 key-missing title.zh\n");
    CHECK(rules(title, "title.zh = \" \"") == "key-missing");
    CHECK(rules(title, "title.zh = 5") == "key-type");
    CHECK(rules("title.en = \"Rule of law in Sample County\"", "title.en = \"\"") ==
          "translation-missing");
    CHECK(config_with("title.en = \"Rule of law in Sample County\"", "title.en = \"\"")
              .title.in("en") == "示例县法治政府建设公开");
}

TEST_CASE("ids are plain, unique and free")
{
    CHECK(rules(body, "id = \"JKY\"\n") == "key-missing id-bad");
    CHECK(rules(body, "id = \"-a\"\n") == "key-missing id-bad");
    CHECK(rules(body, "id = \"教科\"\n") == "key-missing id-bad");
    for (const std::string_view taken : {"en", "zh", "2023", "assets", "search", "data", "release",
                                         "pages", "frameworks", "kinds", "activities"}) {
        CAPTURE(taken);
        CHECK(rules(body, "id = \"" + std::string(taken) + "\"\n") == "id-reserved");
        CHECK(rules(body, "id = \"b\"\npath = \"" + std::string(taken) + "\"\n") == "id-reserved");
    }
    for (const std::string_view taken : {"2023", "assets", "data", "kinds"}) {
        CAPTURE(taken);
        CHECK(rules(second_language, "id = \"" + std::string(taken) + "\"\n").find("id-reserved") !=
              std::string::npos);
    }
    CHECK(rules(second_language, "id = \"zh\"\n").find("id-duplicate") != std::string::npos);
}

TEST_CASE("an id that is refused reaches no address")
{
    const SiteConfig config = config_with(
        "[[topics]]", "[[kinds]]\nid = \"../x\"\nname.zh = \"一\"\nname.en = \"x\"\n\n[[topics]]");
    CHECK(config.kinds.size() == 1);
    CHECK(config_with(body, "id = \"b\"\npath = \"../../x\"\n").find_body("b")->path == "b");
}

TEST_CASE("a body is left out of addresses only while it is alone")
{
    CHECK(told(body, "id = \"jky\"\npath = \"\"\n") == "");
    CHECK(config_with(body, "id = \"jky\"\npath = \"\"\n").find_body("jky")->path == "");
    const std::string second = "[[bodies]]\nid = \"b2\"\nname = { zh = \"二\", en = \"2\" }\n"
                               "contact = { zh = \"二\", en = \"2\" }\n\n[[kinds]]";
    const Files both = changed(changed(small_site(), config_file, "[[kinds]]", second), config_file,
                               body, "id = \"jky\"\npath = \"\"\n");
    Problems problems;
    read_config(Snapshot::of_files(both), problems);
    CHECK(rules_of(problems) == "id-bad");
    const Files same = changed(changed(small_site(), config_file, "[[kinds]]", second), config_file,
                               body, "id = \"jky\"\npath = \"b2\"\n");
    Problems twice;
    read_config(Snapshot::of_files(same), twice);
    CHECK(rules_of(twice) == "id-duplicate");
}

TEST_CASE("url and base path are what can be put before a path")
{
    constexpr std::string_view url = "url = \"https://shili.example\"";
    for (const std::string_view bad :
         {"https://a/", "ftp://a", "a.gov.cn", "javascript:alert(1)", "https://a b", "https://a?x",
          "https://a\\\"", "https://a\\n"}) {
        CAPTURE(bad);
        CHECK(rules(url, "url = \"" + std::string(bad) + "\"") == "key-value");
    }
    CHECK(rules(url, "") == "url-missing");
    CHECK(config_with(url, "base_path = \"/zt/fzzf\"\nurl = \"https://a\"").base_path ==
          "/zt/fzzf");
    for (const std::string_view bad : {"/", "/a/", "a", "//a", "/../a", "/a b", "/a%20", "/专栏",
                                       "/a?", "/a#", "/a'", "/a\\\\b"}) {
        CAPTURE(bad);
        CHECK(rules(url, "url = \"https://a\"\nbase_path = \"" + std::string(bad) + "\"") ==
              "key-value");
        CHECK(config_with(url, "base_path = \"" + std::string(bad) + "\"").base_path == "");
    }
}

TEST_CASE("a time zone is one that is known")
{
    CHECK(rules(title, "time_zone = \"Asia/Urumqi\"\n" + std::string(title)) == "");
    CHECK(rules(title, "time_zone = \"Asia/Nowhere\"\n" + std::string(title)) == "key-value");
}

TEST_CASE("levels of rules are read as they are written, and only levels")
{
    const SiteConfig config =
        config_with("[official]", "[rules]\nfile-stray = \"error\"\n\n[official]");
    CHECK(config.rule_levels.at("file-stray") == "error");
    CHECK(rules("[official]", "[rules]\nfile-stray = \"fatal\"\n\n[official]") == "key-value");
}

TEST_CASE("a licence has a name and an address that leads somewhere, or is none")
{
    const auto with = [](std::string_view url) {
        return "[licence]\nname.zh = \"许可\"\nname.en = \"Licence\"\nurl = \"" + std::string(url) +
               "\"\n\n[official]";
    };
    const std::string good = with("https://shili.example/licence/?a=1#b");
    CHECK(rules("[official]", good) == "");
    CHECK(config_with("[official]", good).licence.name.in("en") == "Licence");
    CHECK(config_with("[official]", good).licence.url == "https://shili.example/licence/?a=1#b");
    CHECK(config_of(small_site()).licence.url.empty());
    for (const char* bad : {"javascript:alert(1)", "/licence", "https://", "https://a b", "https://a'b"}) {
        CAPTURE(bad);
        CHECK(rules("[official]", with(bad)) == "key-value");
    }
    CHECK(rules("[official]", with("")) == "key-missing");
    CHECK(rules("[official]", "[licence]\nurl = \"https://a\"\n\n[official]") == "key-missing");
}

TEST_CASE("a column names its portal, and its entries are the portal's")
{
    constexpr std::string_view header = "header.zh = \"portal/header.html\"\nheader.en = \"portal/header.html\"\n";
    const auto with = [&](std::string_view url, std::string_view more) {
        return "[column]\nportal.zh = \"门户\"\nportal.en = \"Portal\"\nportal_url = \"" + std::string(url) + "\"\n" +
               std::string(more) + "\n[official]";
    };
    CHECK(rules("[official]", with("https://shili.example", header)) == "");
    CHECK(config_with("[official]", with("https://shili.example", header)).column->header.in("en") == "portal/header.html");
    CHECK_FALSE(config_with("[official]", "[official]").column);
    CHECK(rules("[official]", with("https://elsewhere.example", header)) == "column-domain");
    for (const char* bad : {"shili.example", "https://shili.example/", "https://shili.example/a", "https://a@shili.example"}) {
        CAPTURE(bad);
        CHECK(rules("[official]", with(bad, header)) == "key-value");
    }
    CHECK(rules("[official]", with("https://shili.example", "footer.zh = \"a\"")) == "translation-missing");
    CHECK(rules("[official]", "[column]\nportal_url = \"https://shili.example\"\n\n[official]") == "key-missing");
}

TEST_CASE("ids are small letters, digits and hyphens, and begin with no hyphen")
{
    for (const std::string_view good : {"a", "0", "a-b", "2023-09-20-x", "a-"})
        CHECK(is_id(good));
    for (const std::string_view bad : {"", "-", "-a", "A", "a_b", "a.b", "a b", "一", "a/b", "a\n"})
        CHECK_FALSE(is_id(bad));
}

TEST_CASE("other sites are named with an address of their own, each once")
{
    const auto site = [](std::string_view more) {
        return "[[sites]]\nid = \"a\"\ntitle.zh = \"县\"\ntitle.en = \"C\"\n" + std::string(more) + "\n\n[[kinds]]";
    };
    const SiteConfig config =
        config_with("[[kinds]]", site("url = \"https://a.example/law/\"\ndata = \"../a\"\nold_after_days = 7"));
    REQUIRE(config.sites.size() == 1);
    CHECK(config.find_site("a")->url == "https://a.example/law");
    CHECK(config.find_site("a")->data == "../a");
    CHECK(config.find_site("a")->days == 7);
    CHECK(rules("[[kinds]]", site("url = \"http://a.example\"")) == "site-url-open");
    CHECK(rules("[[kinds]]", site("url = \"ftp://a.example\"")) == "key-value");
    CHECK(rules("[[kinds]]", site("")) == "key-missing");
    CHECK(rules("[[kinds]]", site("url = \"https://a.example\"\nold_after_days = 0")) == "key-value");
    const std::string twice = site("url = \"https://a.example\"");
    CHECK(rules("[[kinds]]", twice.substr(0, twice.find("[[kinds]]")) + twice) == "id-duplicate");
}

TEST_CASE("a site that gathers others needs no body of its own")
{
    std::string text = small_site().at(std::string(config_file));
    const std::size_t bodies = text.find("[[bodies]]");
    text.replace(bodies, text.find("[[kinds]]") - bodies,
                 "[[sites]]\nid = \"a\"\ntitle.zh = \"县\"\ntitle.en = \"C\"\nurl = \"https://a.example\"\n\n");
    Files files = {{std::string(config_file), text}};
    CHECK(told(files) == "");
    CHECK(config_of(files).bodies.empty());
}
