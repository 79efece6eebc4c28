// The table of contents of the website: one function a family of pages. Every address is unique; when
// two pages want one, `address-taken` names both. Reports, too, what moved_pages and moved_trees report.
#pragma once

#include <vector>

#include "base/problem.h"
#include "past/document_past.h"
#include "site/page.h"

namespace mingbai {

std::vector<Page> all_pages(const Site& site, const Pasts& pasts, Problems& problems);

// home, plain pages, 404
void front_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void overview_pages(const Site& site, std::vector<Page>& pages);    // by body and year; other sites
// tables, their descriptions, and what they mean
void open_data_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void search_pages(const Site& site, std::vector<Page>& pages);      // the page; its index: search/
void site_map_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void term_pages(const Site& site, std::vector<Page>& pages);        // the index of terms
void file_pages(const Site& site, std::vector<Page>& pages);        // release.txt, robots.txt, assets,
                                                                    // attachments, images, redirects
void body_pages(const Site& site, std::vector<Page>& pages);        // body, year archive
void report_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);
void commitment_pages(const Site& site, std::vector<Page>& pages);  // list of a year
void story_pages(const Site& site, std::vector<Page>& pages);       // of each commitment
void result_pages(const Site& site, std::vector<Page>& pages);      // of a year
void withdrawn_pages(const Site& site, std::vector<Page>& pages);   // what rested on a report that was
void compared_pages(const Site& site, std::vector<Page>& pages);    // a report beside the one before it
void figure_pages(const Site& site, std::vector<Page>& pages);      // of a year
// by year, by kind, each record
void activity_pages(const Site& site, const Pasts& pasts, std::vector<Page>& pages);

}
