// Any text against any other, and as documents: both with a line "%%" between them. In a document a
// line is a block: "#" before a heading, "-" an item, "|" a cell.
#include <string>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "support/diff_laws.h"
#include "support/official_text.h"

using namespace mingbai;

namespace {

Outline document_of(std::string_view text)
{
    OfficialText::Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return outline_of_lines(lines);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text = fuzz::text_of(bytes, size);
    if (!utf8::is_valid(text))
        return 0;
    std::string_view after = text;
    const std::string_view before = fuzz::next_part(after, "%%");
    fuzz::require(text_diff_fault(before, after).empty(), text_diff_fault(before, after));
    const std::string fault = document_diff_fault(document_of(before), document_of(after));
    fuzz::require(fault.empty(), fault);
    return 0;
}
