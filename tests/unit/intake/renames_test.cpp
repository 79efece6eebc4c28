#include "intake/renames.h"

#include <map>

#include <doctest/doctest.h>

using namespace mingbai;

namespace {

class Commit {
public:
    Commit& remove(const std::string& path, const std::string& text)
    {
        changes_.push_back({path, put(text), {}});
        return *this;
    }
    Commit& add(const std::string& path, const std::string& text)
    {
        changes_.push_back({path, {}, put(text)});
        return *this;
    }

    // "a>b c>d"
    std::string renames() const
    {
        std::string told;
        for (const Rename& rename : find_renames(changes_, [this](const ObjectId& blob) {
                 return std::optional(texts_.at(blob));
             }))
            told += changes_[rename.from].path + '>' + changes_[rename.to].path + ' ';
        return told;
    }

private:
    ObjectId put(const std::string& text)
    {
        const ObjectId id = ObjectId::of_blob(text);
        texts_[id] = text;
        return id;
    }

    std::vector<TreeChange> changes_;
    std::map<ObjectId, std::string> texts_;
};

const std::string text = "一、主要做法\n二、存在问题\n三、明年安排\n四、其他事项\n";

}

TEST_CASE("equal bytes are one file, of the same name first")
{
    CHECK(Commit().remove("x/a", text).add("y/b", text).renames() == "x/a>y/b ");
    CHECK(Commit().remove("x/a", text).remove("x/b", text).add("y/b", text).renames() ==
          "x/b>y/b ");
    // Each old file becomes one new file; the second is a copy, and a copy is followed by nobody.
    CHECK(Commit().remove("x/a", text).add("y/b", text).add("y/c", text).renames() == "x/a>y/b ");
}

TEST_CASE("half alike is enough, less is not")
{
    CHECK(Commit().remove("a", text).add("b", text + "五、新的\n").renames() == "a>b ");
    CHECK(Commit().remove("a", text).add("b", "别的内容\n又一行\n第三行文字\n再来一行字\n").renames() ==
          "");
    CHECK(Commit().remove("a", text).add("b", text + text + text).renames() == "");
}

TEST_CASE("the most alike go together")
{
    CHECK(Commit()
              .remove("a", text + "甲\n乙\n")
              .remove("b", text + "丙\n丁\n")
              .add("c", text + "丙\n丁\n戊\n")
              .add("d", text + "甲\n乙\n己\n")
              .renames() == "b>c a>d ");
}

TEST_CASE("a file name that went once and came once is enough when three quarters are alike")
{
    // b/n is as much like a/m, but the name decides.
    CHECK(Commit()
              .remove("a/m", text + "甲\n")
              .remove("a/n", text + "乙\n")
              .add("b/n", text + "甲\n")
              .renames() == "a/m>b/n ");
    CHECK(Commit()
              .remove("a/m", text + "甲甲\n")
              .remove("a/n", text + "乙乙\n")
              .add("b/n", text + "甲甲\n丙\n")
              .renames() == "a/n>b/n ");
}

TEST_CASE("nothing renamed without a removal; a lost blob is like nothing")
{
    CHECK(Commit().add("a", text).add("b", text).renames() == "");
    CHECK(find_renames({{"a", ObjectId::of_blob("1"), {}}, {"b", {}, ObjectId::of_blob("2")}},
                       [](const ObjectId&) { return std::nullopt; })
              .empty());
}
