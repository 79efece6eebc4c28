#include "pictures/standings.h"

#include <doctest/doctest.h>
#include <numeric>
#include <random>

#include "support/sites.h"

namespace mingbai {
namespace {

TEST_CASE("each commitment is counted once on either axis, and what nobody has is a zero")
{
    std::mt19937 random(7);
    Problems problems;
    const Records records = records_of(small_site(), problems);
    for (int round = 0; round < 100; round++) {
        std::vector<CommitmentEntry> entries(random() % 20);
        std::vector<Answer> answers(entries.size());
        std::vector<AnswerEntry> answered(entries.size());
        std::array<std::size_t, record_states.size()> states{};
        std::array<std::size_t, assessment_codes.size()> assessments{};
        YearEntry year;
        for (std::size_t i = 0; i < entries.size(); i++) {
            const std::size_t state = random() % record_states.size();
            entries[i].state = record_states[state];
            states[state]++;
            if (random() % 2 == 0) {
                const std::size_t code = random() % assessment_codes.size();
                answers[i].assessments.emplace_back().code = assessment_codes[code];
                answered[i].answer = &answers[i];
                answered[i].report = &records.reports.front();
                entries[i].answers.push_back(&answered[i]);
                assessments[code]++;
            }
            year.commitments.push_back(&entries[i]);
        }
        const Standings standings = Standings::of(year);
        CHECK(standings.states == states);
        CHECK(standings.assessments == assessments);
        CHECK(std::accumulate(assessments.begin(), assessments.end(), standings.unassessed) ==
              entries.size());
    }
}

}
}
