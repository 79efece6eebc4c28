#include "check/publication.h"

#include <doctest/doctest.h>

#include "support/sites.h"

using namespace mingbai;

namespace {

std::string said(const Files& files, std::string_view as_of)
{
    Problems ignored;
    const Catalogue catalogue = catalogue_of(files, as_of, ignored);
    Problems problems;
    check_publication(catalogue, problems);
    return rules_of(problems);
}

}

TEST_CASE("a year's report is missed from the first of April of the next year on")
{
    CHECK(said(small_site(), "2025-03-31") == "");
    CHECK(said(small_site(), "2025-04-01") == "report-not-here");
    CHECK(said(small_site(), "2026-04-01") == "report-not-here report-not-here");
    CHECK(said(ledger_site(), "2025-04-02") == "");
}

TEST_CASE("reports are read for slips where they are in Chinese")
{
    Problems ignored;
    const Catalogue catalogue = catalogue_of(
        changed(small_site(), report_file, report_text(), report_text("", "受教7547余人次。")), "2024-06-01", ignored);
    Problems problems;
    check_reports(catalogue, Workers{2}, problems);
    CHECK(rules_of(problems) == "exact-and-more");
}
