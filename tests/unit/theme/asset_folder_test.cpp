#include "theme/asset_folder.h"

#include <doctest/doctest.h>

#include "base/digest.h"
#include "support/sites.h"

using namespace mingbai;

namespace {

AssetFolder read(const Files& files, Problems& problems)
{
    Files below{{"themes/plain/words.toml", "x"}, {"themes/plain/assets.txt", "x"}};
    for (const auto& [name, content] : files)
        below.emplace("themes/plain/assets/" + name, content);
    return read_assets(Snapshot::of_files(below), "themes/plain/assets", problems);
}

AssetFolder folder_of(const Files& files)
{
    Problems problems;
    AssetFolder folder = read(files, problems);
    CHECK(lines_of(problems) == "");
    return folder;
}

std::string content_of(const AssetFolder& folder, const std::string& name)
{
    for (const Asset& asset : folder.assets)
        if (asset.file == folder.files.at(name))
            return asset.content;
    return "not there";
}

std::string digits(std::string_view content)
{
    return sha256(content).substr(0, 10);
}

}

TEST_CASE("an asset is named after its content, before the last ending of its name")
{
    const AssetFolder folder = folder_of({{"mark.svg", "<svg/>"},
                                          {"fonts/song.min.woff2", "font"},
                                          {"v1.0/licence", "text"},
                                          {"empty.js", ""}});
    CHECK(folder.files ==
          std::map<std::string, std::string, std::less<>>{
              {"mark.svg", "assets/mark." + digits("<svg/>") + ".svg"},
              {"fonts/song.min.woff2", "assets/fonts/song.min." + digits("font") + ".woff2"},
              {"v1.0/licence", "assets/v1.0/licence." + digits("text")},
              {"empty.js", "assets/empty." + digits("") + ".js"}});
    CHECK(content_of(folder, "fonts/song.min.woff2") == "font");
}

TEST_CASE("assets come in the order of their names, each once, and nothing but them")
{
    const AssetFolder folder = folder_of({{"b.css", "b{}"}, {"a.svg", "1"}, {"c.svg", "2"}});
    REQUIRE(folder.assets.size() == 3);
    CHECK(folder.assets[0].file == folder.files.at("a.svg"));
    CHECK(folder.assets[1].file == folder.files.at("b.css"));
    CHECK(folder.assets[2].file == folder.files.at("c.svg"));
    CHECK(folder_of({}).assets.empty());
}

TEST_CASE("a style sheet names assets by their new names, quoted or not")
{
    const AssetFolder folder = folder_of(
        {{"mark.svg", "<svg/>"},
         {"site.css", "a{b:url(\"mark.svg\") url( 'mark.svg' ) url(mark.svg)}\nc{d:url("}});
    const std::string mark = "mark." + digits("<svg/>") + ".svg";
    CHECK(content_of(folder, "site.css") ==
          "a{b:url(" + mark + ") url(" + mark + ") url(" + mark + ")}\nc{d:url(");
}

TEST_CASE("a style sheet finds assets from where it stands")
{
    const AssetFolder folder =
        folder_of({{"fonts/song.woff2", "font"},
                   {"styles/mark.svg", "<svg/>"},
                   {"styles/site.css", "url(../fonts/song.woff2)url(mark.svg)"}});
    CHECK(content_of(folder, "styles/site.css") ==
          "url(../fonts/song." + digits("font") + ".woff2)url(mark." + digits("<svg/>") + ".svg)");
}

TEST_CASE("the name of a style sheet changes with what it names")
{
    const Files files{
        {"mark.svg", "<svg/>"}, {"site.css", "a{b:url(mark.svg)}"}, {"other.css", ""}};
    Files changed = files;
    changed["mark.svg"] = "<svg />";
    const AssetFolder before = folder_of(files);
    const AssetFolder after = folder_of(changed);
    CHECK(before.files.at("mark.svg") != after.files.at("mark.svg"));
    CHECK(before.files.at("site.css") != after.files.at("site.css"));
    CHECK(before.files.at("other.css") == after.files.at("other.css"));
}

TEST_CASE("a script imports its modules by their new names, and is named anew with them")
{
    const Files files{{"index.js", "export const a = 1;"},
                      {"page.js", "import { a } from \"./index.js\";\nimport \"./index.js\";\n"
                                  "import(\"./index.js\"); say(\"url(x) from index.js\");"}};
    const AssetFolder folder = folder_of(files);
    const std::string index = "./index." + digits("export const a = 1;") + ".js";
    CHECK(content_of(folder, "page.js") == "import { a } from \"" + index + "\";\nimport \"" + index +
                                               "\";\nimport(\"" + index +
                                               "\"); say(\"url(x) from index.js\");");
    Files changed = files;
    changed["index.js"] = "export const a = 2;";
    CHECK(folder_of(changed).files.at("page.js") != folder.files.at("page.js"));
}

TEST_CASE("what is imported does not import another")
{
    Problems problems;
    read({{"a.js", "import \"./b.js\";"}, {"b.js", "\nimport \"./c.js\";"}, {"c.js", ""}}, problems);
    CHECK(lines_of(problems) == "themes/plain/assets/a.js:1:0 asset-missing b.js\n");
}

TEST_CASE("addresses that are no files stay, and a style sheet without any stays byte for byte")
{
    const std::string style = "a{b:url(#x) url(data:image/png;base64,AA==)}\r\n\xFF url";
    CHECK(content_of(folder_of({{"site.css", style}}), "site.css") == style);
}

TEST_CASE("a style sheet that names what the theme has not, or another host, is a problem")
{
    Problems problems;
    read({{"site.css", "a{\nb:url(none.svg) url(https://example.org/x.png)\n}\n"
                       "c{b:url(../../words.toml) url(//example.org/x) url(/etc/x) url()}"}},
         problems);
    CHECK(lines_of(problems) ==
          "themes/plain/assets/site.css:2:0 asset-missing https://example.org/x.png\n"
          "themes/plain/assets/site.css:2:0 asset-missing none.svg\n"
          "themes/plain/assets/site.css:4:0 asset-missing \n"
          "themes/plain/assets/site.css:4:0 asset-missing ../../words.toml\n"
          "themes/plain/assets/site.css:4:0 asset-missing //example.org/x\n"
          "themes/plain/assets/site.css:4:0 asset-missing /etc/x\n");
}
