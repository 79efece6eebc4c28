#include "compare/sentence_pairs.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "support/official_text.h"

using namespace mingbai;

namespace {

// Sentences of one text, as views into it.
struct Passage {
    explicit Passage(const std::vector<std::string>& sentences)
    {
        for (const std::string& sentence : sentences)
            text += sentence;
        std::size_t begin = 0;
        for (const std::string& sentence : sentences) {
            views.push_back(std::string_view(text).substr(begin, sentence.size()));
            begin += sentence.size();
        }
    }
    Passage(const Passage&) = delete;

    std::string text;
    std::vector<std::string_view> views;
};

using Pairs = std::vector<PassagePair>;

const std::string training = "组织行政执法人员培训四次，参训人员一百二十人。";
const std::string training_later = "组织行政执法人员轮训六次，参训人员一百五十人。";
const std::string review = "评查行政处罚案卷三十五份，发现问题逐一督促整改。";
const std::string publicity = "在社区、学校、企业举办《民法典》宣讲，发放普法资料。";

Pairs paired(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    static std::vector<std::unique_ptr<Passage>> passages;
    passages.push_back(std::make_unique<Passage>(before));
    passages.push_back(std::make_unique<Passage>(after));
    return paired_sentences(passages[passages.size() - 2]->views, passages.back()->views);
}

}

TEST_CASE("the stretches make up both texts, in order, and none is empty on both sides")
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        OfficialText random(seed);
        std::vector<std::string> before(random.below(8));
        std::vector<std::string> after(random.below(8));
        for (std::string& sentence : before)
            sentence = random.sentence();
        for (std::string& sentence : after)
            sentence = before.empty() || random.below(3) == 0
                           ? random.hostile(random.below(9))
                           : random.edited(before[random.below(before.size())]);
        std::erase(after, "");
        const Passage old_passage(before);
        const Passage new_passage(after);
        std::string old_text;
        std::string new_text;
        for (const PassagePair& pair : paired_sentences(old_passage.views, new_passage.views)) {
            CHECK(
                (!pair.before.empty() || !pair.after.empty() || (before.empty() && after.empty())));
            old_text += pair.before;
            new_text += pair.after;
        }
        REQUIRE(old_text == old_passage.text);
        REQUIRE(new_text == new_passage.text);
    }
}

TEST_CASE("a sentence put in between stands alone")
{
    CHECK(paired({training}, {publicity, training_later}) ==
          Pairs{{"", publicity}, {training, training_later}});
    CHECK(paired({training, review}, {training_later, publicity, review}) ==
          Pairs{{training, training_later}, {"", publicity}, {review, review}});
    CHECK(paired({publicity, training}, {training_later}) ==
          Pairs{{publicity, ""}, {training, training_later}});
}

TEST_CASE("one sentence answers two when it says what both say")
{
    std::string whole = training;
    whole.replace(whole.find("。"), std::string("。").size(), "，");
    whole += review;
    CHECK(paired({whole}, {training, review}) == Pairs{{whole, training + review}});
    CHECK(paired({training, review}, {whole}) == Pairs{{training + review, whole}});
}

TEST_CASE("sentences of which none answers another are one pair, and so are too many")
{
    CHECK(paired({training, review}, {publicity}) == Pairs{{training + review, publicity}});
    CHECK(paired({training}, {publicity}) == Pairs{{training, publicity}});
    CHECK(paired({}, {publicity, review}) == Pairs{{"", publicity + review}});
    const std::vector<std::string> many(100, training);
    CHECK(paired(many, many).size() == 1);
}
