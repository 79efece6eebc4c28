// How long this project's comparison of one pair takes, and how much it marks: FOLDER/NAME.before
// and FOLDER/NAME.after are read, and a line of JSON is printed. Times are the median of several
// rounds, of the processor, inside the process, reading left out.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compare/document_diff.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

std::string content_of(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <typename Work> double milliseconds_of(Work work)
{
    std::vector<double> rounds;
    double sum = 0;
    while (rounds.empty() || (rounds.size() < 15 && sum < 1000)) {
        const std::clock_t begin = std::clock();
        work();
        rounds.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        sum += rounds.back();
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

std::size_t marked_in(const std::vector<Run>& runs)
{
    std::size_t marked = 0;
    for (const Run& run : runs)
        if (run.kind != RunKind::kept)
            for (const char byte : run.text)
                marked += byte != '\n' && (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    return marked;
}

std::size_t marked_in(const DocumentDiff& diff)
{
    std::size_t marked = 0;
    for (const BlockGroup& group : diff.groups)
        for (const auto* side : {&group.before, &group.after})
            for (const ShownBlock& block : *side)
                marked += marked_in(block.runs);
    return marked;
}

OfficialText::Lines lines_of(const std::string& text)
{
    OfficialText::Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}

int main(int count, char** words)
{
    if (count != 2)
        return fmt::print(stderr, "diff_bench FOLDER/NAME\n"), 2;
    const std::string before = content_of(std::string(words[1]) + ".before");
    const std::string after = content_of(std::string(words[1]) + ".after");
    const Outline old_document = outline_of_lines(lines_of(before));
    const Outline new_document = outline_of_lines(lines_of(after));
    TextDiff exact;
    TextDiff readable;
    DocumentDiff document;
    const double exact_time =
        milliseconds_of([&] { exact = text_diff(before, after, Marks::exact); });
    const double readable_time =
        milliseconds_of([&] { readable = text_diff(before, after, Marks::readable); });
    const double document_time =
        milliseconds_of([&] { document = document_diff(old_document, new_document); });
    fmt::print(R"({{"exact_ms": {}, "readable_ms": {}, "document_ms": {}, )", exact_time,
               readable_time, document_time);
    fmt::print(R"("exact_marked": {}, "readable_marked": {}, "document_marked": {}, "whole": {}}})",
               marked_in(exact.runs), marked_in(readable.runs), marked_in(document),
               readable.is_whole || exact.is_whole);
    fmt::print("\n");
}
