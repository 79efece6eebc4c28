#include "pages/choices.h"

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace mingbai {
namespace {

Commitment of_kind(const char* kind)
{
    Commitment commitment;
    commitment.kind = kind;
    return commitment;
}

std::string style_sheet()
{
    std::ifstream file(PROJECT_FOLDER "/themes/plain/assets/site.css");
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("a commitment is chosen by state, assessment and kind, each once")
{
    const Commitment event = of_kind("event");
    CommitmentEntry entry;
    entry.commitment = &event;
    Assessment partly;
    partly.code = "partly";
    CHECK(marks_of(Listed{&entry, RecordState::not_due, nullptr}) == "state-not_due kind-event");
    CHECK(marks_of(Listed{&entry, RecordState::linked, &partly}) ==
          "state-linked assessment-partly kind-event");
    CHECK(marks_of(std::vector<Listed>{}).empty());
}

TEST_CASE("several have the marks of any of them, in the fixed order")
{
    const Commitment event = of_kind("event");
    const Commitment diffuse = of_kind("diffuse");
    CommitmentEntry a;
    a.commitment = &diffuse;
    CommitmentEntry b;
    b.commitment = &event;
    CHECK(marks_of(std::vector<Listed>{{&a, RecordState::not_due, nullptr},
                                       {&b, RecordState::linked, nullptr},
                                       {&b, RecordState::linked, nullptr}}) ==
          "state-linked state-not_due kind-event kind-diffuse");
}

TEST_CASE("the style sheet narrows by every state, assessment and kind")
{
    const std::string css = style_sheet();
    REQUIRE_FALSE(css.empty());
    for (const char* mark :
         {"state-linked", "state-not_mentioned", "state-unreviewed", "state-not_due",
          "state-report_pending", "assessment-done", "assessment-partly", "assessment-ongoing",
          "assessment-not_done", "assessment-changed", "assessment-dropped", "kind-quantified",
          "kind-deliverable", "kind-event", "kind-recurring", "kind-mechanism", "kind-diffuse",
          "kind-delegated"}) {
        INFO(std::string(mark));
        CHECK(css.find(fmt::format("#{0}:target ~ .each [data-is]:not([data-is~=\"{0}\"])",
                                   mark)) != std::string::npos);
    }
}

}
}
