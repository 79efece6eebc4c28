#include "house/house.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace mingbai::house;

namespace {

const Sources& project()
{
    static const Sources sources = read_project(PROJECT_FOLDER);
    return sources;
}

Plan plan_of_project()
{
    for (const Source& source : project())
        if (source.path == "generator/README.md")
            return parse_plan(source.text);
    return {{}, {}, {"generator/README.md is not there"}};
}

void check_none(const Faults& faults)
{
    for (const std::string& fault : faults)
        FAIL_CHECK(fault);
}

template <typename Question>
void check_all(Question faults_of)
{
    CHECK(project().size() > 20);
    for (const Source& source : project())
        check_none(faults_of(source));
}

const Plan small_plan = parse_plan("```floors\n3 main\n2 text intake\n1 base\n```\n"
                                   "```doors\ngit2.h: intake/repository.cpp\nsys/: base/file.cpp\n```\n");

std::string lines(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "//\n";
    return text;
}

}

TEST_CASE("the plan of the house can be read")
{
    const Plan plan = plan_of_project();
    check_none(plan.faults);
    CHECK(plan.floors.size() >= 8);
    CHECK(plan.doors.size() >= 5);
}

TEST_CASE("includes point down")
{
    const Plan plan = plan_of_project();
    check_all([&plan](const Source& source) { return floor_faults(source, plan); });
}

TEST_CASE("each library has one door")
{
    const Plan plan = plan_of_project();
    check_all([&plan](const Source& source) { return door_faults(source, plan); });
    for (const auto& [prefix, rooms] : plan.doors)
        for (const std::string& room : rooms) {
            const auto is_it = [&room = room](const Source& s) { return s.path == "generator/" + room; };
            CHECK_MESSAGE(std::ranges::any_of(project(), is_it), "a door nobody has: " << prefix << " " << room);
        }
}

TEST_CASE("nothing is too long")
{
    check_all(size_faults);
    check_all(function_faults);
}

TEST_CASE("headers say what they are for")
{
    check_all(header_faults);
}

TEST_CASE("names say something")
{
    check_all(name_faults);
}

TEST_CASE("only the top catches and prints")
{
    check_all(outlet_faults);
}

TEST_CASE("nothing here belongs to one machine")
{
    check_all(private_faults);
}

TEST_CASE("every room has its test, every test its room")
{
    check_none(mirror_faults(project()));
}

TEST_CASE("every rule is shown at work in a case")
{
    check_none(rule_faults(project()));
}

// The inspector is inspected: each question finds a small wrong example and accepts a right one.

TEST_CASE("inspector: the plan")
{
    CHECK(small_plan.faults.empty());
    CHECK(small_plan.floors.at("intake") == 2);
    CHECK(small_plan.doors.at("sys/").contains("base/file.cpp"));
    CHECK(parse_plan("```floors\nhigh main\n```\n").faults.size() == 1);
    CHECK(parse_plan("```doors\ngit2.h\n```\n").faults.size() == 1);
}

TEST_CASE("inspector: floors")
{
    const auto count = [](const char* path, const char* text) {
        return floor_faults({path, text}, small_plan).size();
    };
    CHECK(count("generator/text/a.cpp", "#include \"text/a.h\"\n#include \"base/b.h\"\n") == 0);
    CHECK(count("generator/main.cpp", "#include \"text/a.h\"\n#include <attic/a.h>\n") == 0);
    CHECK(count("generator/main.cpp", "#include \"made_by_the_build.h\"\n") == 0);
    CHECK(count("generator/text/a.cpp", "#include \"intake/b.h\"\n") == 1);
    CHECK(count("generator/base/a.h", "  # include \"text/b.h\"\n") == 1);
    CHECK(count("generator/text/a.cpp", "#include \"attic/b.h\"\n") == 1);
    CHECK(count("generator/attic/a.cpp", "") == 1);
}

TEST_CASE("inspector: doors")
{
    const auto count = [](const char* path, const char* text) {
        return door_faults({path, text}, small_plan).size();
    };
    CHECK(count("generator/intake/repository.cpp", "#include <git2.h>\n") == 0);
    CHECK(count("generator/text/a.cpp", "#include <git2.h>\n") == 1);
    CHECK(count("generator/text/a.cpp", "#include <sys/stat.h>\n") == 1);
    CHECK(count("tests/unit/text/a_test.cpp", "#include <sys/stat.h>\n") == 0);
}

TEST_CASE("inspector: sizes")
{
    CHECK(size_faults({"generator/a.cpp", lines(600)}).empty());
    CHECK(size_faults({"generator/a.cpp", lines(601)}).size() == 1);
    CHECK(size_faults({"generator/a.h", lines(201)}).size() == 1);
    CHECK(size_faults({"themes/plain/a.mustache", lines(201)}).size() == 1);
    CHECK(size_faults({"tests/unit/a_test.cpp", lines(701)}).size() == 1);
    CHECK(size_faults({"tests/cases/a.md", lines(151)}).size() == 1);
    CHECK(function_faults({"a.cpp", "void f()\n{\n" + lines(80) + "}\n"}).empty());
    CHECK(function_faults({"a.cpp", "void f()\n{\n" + lines(81) + "}\n"}).size() == 1);
}

TEST_CASE("inspector: headers and names")
{
    CHECK(header_faults({"a.h", "// A room.\n#pragma once\n"}).empty());
    CHECK(header_faults({"a.h", "#pragma once\n"}).size() == 1);
    CHECK(header_faults({"a.h", "// A room.\n"}).size() == 1);
    CHECK(name_faults({"generator/text/outline.h", "struct Outline {};\n"}).empty());
    CHECK(name_faults({"generator/text/string_utils.h", ""}).size() == 1);
    CHECK(name_faults({"a.h", "class SiteManager;\nstruct Data {\n// struct Info\n"}).size() == 2);
}

TEST_CASE("inspector: outlets")
{
    const auto count = [](const char* path, const char* text) { return outlet_faults({path, text}).size(); };
    CHECK(count("generator/main.cpp", "catch (...) { std::cerr << 1; }\n") == 0);
    CHECK(count("generator/text/a.cpp", "} catch (const Failure&) {\n") == 1);
    CHECK(count("generator/text/a.cpp", "fmt::print(\"\");\nprintf(\"\");\nstd::cout << 1;\n") == 3);
    CHECK(count("generator/text/a.cpp", "snprintf(a, 1, \"printf(\"); // std::cout\n") == 0);
}

TEST_CASE("inspector: places of one machine")
{
    const std::string home = "/ho" "me/anna/site";
    CHECK(private_faults({"a.md", "cd " + home + "\n"}).size() == 1);
    CHECK(private_faults({"a.md", "#!/usr/bin/env bash\n/srv/mingbai/live\nhttps://a.cn" + home}).empty());
}

TEST_CASE("inspector: mirror")
{
    const Source room{"generator/text/a.cpp", ""};
    CHECK(mirror_faults({room, {"tests/unit/text/a_test.cpp", ""}}).empty());
    CHECK(mirror_faults({room}).size() == 1);
    CHECK(mirror_faults({room, {"tests/unit/text/a_test.cpp", ""}, {"tests/unit/text/b_test.cpp", ""}}).size() == 1);
    CHECK(mirror_faults({{"tests/unit/text/sleeping.cpp", ""}}).size() == 1);
}

TEST_CASE("inspector: rules")
{
    const Source book{"generator/check/rules.cpp", "    Rule{\"quote-not-found\", error,\n"};
    CHECK(rule_faults({book, {"tests/cases/a.md", "错误 [quote-not-found]\n"}}).empty());
    CHECK(rule_faults({book, {"tests/cases/a.md", "quote-not-found\n"}}).size() == 1);
    CHECK(rule_faults({}).size() == 1);
}
