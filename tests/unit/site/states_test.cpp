#include "site/states.h"

#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

const Language zh{"zh", "zh-CN", "中文", "ltr"};

// A site with the words of the plain theme, for what is shown by words.
struct Stage {
    Problems problems;
    Files files = with_theme(ledger_site());
    Snapshot snapshot = Snapshot::of_files(files);
    Catalogue catalogue = catalogue_of(files, "2025-06-01", problems);
    Routes routes{catalogue.config};
    Theme theme = Theme::load(snapshot, "plain", catalogue.config.languages, {}, problems);
    Frames frames = Frames::of(catalogue, routes, theme, snapshot, HasPast::no, problems);
    ReleaseFacts facts;
    Images images;
    Site site{catalogue, routes, theme, snapshot, facts, frames, images};
};

TEST_CASE("a tally has a cell for each, in one order, zeros included")
{
    const Stage stage;
    const std::vector<RecordState> states(3, RecordState::not_due);
    CHECK(tally(stage.site, states, zh).size() == 5);
    CHECK(tally(stage.site, std::vector<RecordState>{}, zh).size() == 5);
    CHECK(tally(stage.site, std::vector<const Assessment*>{}, zh).size() == 6);
}

TEST_CASE("what dates and files say follows the report that is asked")
{
    const Stage stage;
    const CommitmentEntry& answered = stage.catalogue.commitment_entries.front();
    REQUIRE(answered.state == RecordState::linked);
    CHECK(state_sentence(stage.site, answered, zh) ==
          state_sentence(stage.site, answered, *answered.follow_ups.front(), zh));
    CHECK(state_sentence(stage.site, answered, zh).find("2024年度报告") != std::string::npos);
}

TEST_CASE("assessments stand newest first, of one day the later in the file first")
{
    const Stage stage;
    Answer answer;
    for (const auto& [person, day] : {std::pair{"甲", 3U}, std::pair{"乙", 5U}, std::pair{"丙", 5U}}) {
        Assessment assessment;
        assessment.code = "done";
        assessment.by = "editor";
        assessment.person = person;
        assessment.on = Date(std::chrono::year(2025), std::chrono::May, std::chrono::day(day));
        answer.assessments.push_back(assessment);
    }
    std::string order;
    for (const View& view : assessments_view(stage.site, answer, zh))
        for (const View::Entry& entry : view.entries())
            if (entry.name == "person_html")
                order += std::get<Html>(entry.value).markup;
    CHECK(order == "丙乙甲");
}

}
}
