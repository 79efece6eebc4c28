#include "support/random_history.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace mingbai {

namespace {

using Tree = std::map<std::string, std::string>;  // path → content

struct Line {
    Tree tree;
    std::size_t mark = 0;  // of its last commit; 0: none yet
};

class Growing {
public:
    explicit Growing(std::uint32_t seed) : random_(seed) {}

    std::string stream(std::size_t commits)
    {
        while (mark_ < commits)
            step();
        if (side_)
            merge();
        return std::move(stream_);
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    bool one_in(std::size_t count) { return below(count) == 0; }

    void step()
    {
        if (!side_ && main_.mark != 0 && one_in(12))
            side_ = main_;
        else if (side_ && one_in(6))
            return merge();
        Line& line = side_ && one_in(2) ? *side_ : main_;
        const Tree before = line.tree;
        for (std::size_t edits = 1 + below(3); edits > 0; --edits)
            edit(line.tree);
        if (line.tree == before)
            line.tree["content/note.md"] = sentence();
        commit(line, before, {});
    }

    void edit(Tree& tree)
    {
        if (tree.empty() || one_in(4)) {
            add(tree);
            return;
        }
        const auto at = std::next(tree.begin(), static_cast<std::ptrdiff_t>(below(tree.size())));
        switch (below(8)) {
        case 0: removed_.push_back(*at); tree.erase(at); break;
        case 1: rename(tree, at->first, at->second); break;
        case 2: rename(tree, at->first, edited(at->second)); break;
        case 3: move_folder(tree, at->first); break;
        case 4: copy(tree, at->second); break;
        case 5: put_back(tree); break;
        default: at->second = edited(at->second);
        }
    }

    std::string new_path()
    {
        static constexpr std::array<const char*, 7> folders = {
            "content/pages",   "content/jky/2023", "content/jky/2024",        "content/jky/activities",
            "content/局/2023", "content/a b",      "content/jky/2023/attachments/深"};
        static constexpr std::array<const char*, 5> names = {"report.zh.md", "年度报告.md", "a\tb.md",
                                                             "é“x”.md", "note.toml"};
        const char* folder = folders[below(folders.size())];
        return one_in(2) ? fmt::format("{}/{}", folder, names[below(names.size())])
                         : fmt::format("{}/{}.zh.md", folder, below(40));
    }

    std::string sentence()
    {
        return fmt::format("第{}条：开展法治宣传{}场次，参加{}人。\n", below(100), below(1000),
                           below(10000));
    }

    void add(Tree& tree)
    {
        std::string content = "模板：法治政府建设年度报告\n一、主要做法\n";
        for (std::size_t lines = below(12); lines > 0; --lines)
            content += sentence();
        put(tree, new_path(), content);
    }

    std::string edited(std::string content)
    {
        const std::size_t at = content.find('\n', below(content.size() + 1));
        return content.insert(at == std::string::npos ? content.size() : at + 1, sentence());
    }

    // A file where a folder stands, or the other way round, is not made.
    static void put(Tree& tree, const std::string& path, const std::string& content)
    {
        for (const auto& [other, text] : tree)
            if (other.starts_with(path + '/') || path.starts_with(other + '/'))
                return;
        tree[path] = content;
    }

    void rename(Tree& tree, const std::string& path, const std::string& content)
    {
        const std::string was = path;
        const std::string words = content;
        tree.erase(was);
        put(tree, new_path(), words);
    }

    void move_folder(Tree& tree, const std::string& path)
    {
        const std::string from = path.substr(0, path.rfind('/') + 1);
        const std::string to = fmt::format("content/moved-{}/", below(20));
        Tree moved;
        for (const auto& [name, content] : tree)
            moved[name.starts_with(from) ? to + name.substr(from.size()) : name] = content;
        tree = std::move(moved);
    }

    void copy(Tree& tree, const std::string& content)
    {
        const std::string words = content;
        put(tree, new_path(), one_in(2) ? words : edited(words));
    }

    void put_back(Tree& tree)
    {
        if (removed_.empty())
            return;
        const auto& [path, content] = removed_[below(removed_.size())];
        put(tree, path, one_in(2) ? content : edited(content));
    }

    void merge()
    {
        const Line side = *std::exchange(side_, std::nullopt);
        if (side.mark == main_.mark)
            return;
        const Tree before = main_.tree;
        // No merge of git's: what stands afterwards is either's, and now and then nobody's.
        for (const auto& [path, content] : side.tree)
            if (!main_.tree.contains(path) || one_in(3))
                put(main_.tree, path, content);
        if (one_in(3))
            edit(main_.tree);
        commit(main_, before, side.mark);
    }

    void commit(Line& line, const Tree& before, std::size_t other)
    {
        static constexpr std::array<const char*, 5> zones = {"+0800", "-0330", "+0000", "+0545", "-1100"};
        const std::size_t from = line.mark;
        line.mark = ++mark_;
        const std::string message = fmt::format("改动 {}\n\n说明\n", mark_);
        // Now and then a clock that went wrong.
        const std::size_t seconds = 1'600'000'000 + mark_ * 3600 - (one_in(9) ? 50'000 : 0);
        stream_ += fmt::format("commit refs/heads/{}\nmark :{}\n", &line == &main_ ? "main" : "side",
                               mark_);
        stream_ += fmt::format("author 张三 <z@example.org> {} +0000\ncommitter 李四 <l@example.org> {} {}\n",
                               seconds, seconds, zones[below(zones.size())]);
        stream_ += fmt::format("data {}\n{}", message.size(), message);
        if (from != 0)
            stream_ += fmt::format("from :{}\n", from);
        if (other != 0)
            stream_ += fmt::format("merge :{}\n", other);
        for (const auto& [path, content] : before)
            if (!line.tree.contains(path))
                stream_ += fmt::format("D {}\n", quoted(path));
        for (const auto& [path, content] : line.tree)
            if (const auto was = before.find(path); was == before.end() || was->second != content)
                stream_ += fmt::format("M 100644 inline {}\ndata {}\n{}\n", quoted(path),
                                       content.size(), content);
        stream_ += '\n';
    }

    static std::string quoted(const std::string& path)
    {
        std::string text = "\"";
        for (const char c : path)
            text += c == '\t' ? "\\t" : std::string(1, c);
        return text + '"';
    }

    std::mt19937 random_;
    std::size_t mark_ = 0;
    Line main_;
    std::optional<Line> side_;
    std::vector<std::pair<std::string, std::string>> removed_;
    std::string stream_;
};

}

void grow_at_random(const TestRepository& repository, std::uint32_t seed, std::size_t commits)
{
    repository.git("fast-import --quiet --force", Growing(seed).stream(commits));
}

}
