#include <doctest/doctest.h>

#include "support/pages.h"

namespace mingbai {
namespace {

constexpr const char* withdrawn_2024 =
    "withdrawn = { on = 2025-05-06, reason = \"数字有误\" }\nsource =";

Files withdrawn(std::string_view file)
{
    return changed(ledger_site(), file, "source =", withdrawn_2024);
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("what rested on a withdrawn report keeps its addresses, with day and reason")
{
    const BuiltPages before(ledger_site(), "2026-06-01");
    for (const std::string_view file : {report_file, next_report_file}) {
        const BuiltPages after(withdrawn(file), "2026-06-01");
        CHECK(after.problems().empty());
        for (const auto& [address, bytes] : before.pages()) {
            CAPTURE(address);
            // Photographs and attachments of what was withdrawn go with it.
            if (address.ends_with(".html"))
                CHECK(after.pages().contains(address));
        }
    }
    const BuiltPages after(withdrawn(next_report_file), "2026-06-01");
    for (const char* address : {"jky/2024/more-lessons.html", "jky/2024/commitments.html",
                                "jky/2024/results.html", "jky/2024/figures.html"}) {
        CAPTURE(address);
        CHECK(holds(after.page(address), "数字有误"));
        CHECK(holds(after.page(address), "2025-05-06"));
    }
}

TEST_CASE("no page shows a word that a withdrawn report said")
{
    const BuiltPages newer(withdrawn(next_report_file), "2026-06-01");
    for (const auto& [address, bytes] : newer.pages()) {
        CAPTURE(address);
        CHECK_FALSE(holds(bytes, "组织法治课64场次"));
        CHECK_FALSE(holds(bytes, "听课学生7000余人次"));
    }
    const BuiltPages older(withdrawn(report_file), "2026-06-01");
    for (const auto& [address, bytes] : older.pages()) {
        CAPTURE(address);
        CHECK_FALSE(holds(bytes, "组织法治课不少于60场次"));
        CHECK_FALSE(holds(bytes, "全年开展法治授课52场次"));
    }
}

}
