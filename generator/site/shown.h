// How values are shown on pages, the same in every family of pages: words in their own language,
// dates as precise as they are known, sources, crumbs. Nothing here decides what is shown.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/catalogue.h"
#include "site/page.h"
#include "text/language.h"
#include "text/locale.h"
#include "theme/view.h"

namespace mingbai {

using Crumbs = std::vector<std::pair<std::string, Route>>;
using OfficialTags = std::vector<std::pair<std::string, std::string>>;

// Text for a page in `page`; marked with its own language and direction when these differ.
Html in_its_language(std::string_view text, const Language& own, const Language& page);

// What is written once, in the original language of the site: places, laws, official entries.
Html in_original(const Site& site, std::string_view text, const Language& page);

// An interface word with words of another language in it, which plain arguments of a message could
// not be marked as. `quotes` are its other arguments: names and texts.
struct QuoteLanguages {
    const Language& own;   // of the quotes
    const Language& page;
};
Html said_with_quotes(const Site& site, std::string_view word, locale::Arguments arguments,
                      const std::vector<std::pair<std::string, std::string>>& quotes,
                      const QuoteLanguages& languages);

Html shown(const Site& site, const Localized& words, const Language& page);
Html shown_title(const Site& site, const Texts& texts, const Language& page);
Html shown_title(const Site& site, const Commitment& commitment, const Language& page);
std::string plain_title(const Site& site, const Commitment& commitment, const Language& page);

// Whether the title on that page is other words than the quote.
bool has_own_title(const Site& site, const Commitment& commitment, const Language& page);

std::string kind_name(const Site& site, std::string_view kind, const Language& page);

// <time> elements.
Html shown_date(const PartialDate& date, const Language& page);
Html shown_date(const DayOrMoment& when, const Language& page);
Html shown_dates(const Site& site, const Activity& activity, const Language& page);

// Rows of lists: date_html, url, title_html, kind.
View activity_row(const Site& site, const Body& body, const ActivityEntry& entry,
                  const Language& page);

// url, title_html, where_html (its section; empty without an anchor), year of the report that holds
// a quote; the url leads to the quoted block.
View source_view(const Site& site, const Report& report, std::string_view anchor,
                 const Language& page);

// The pages about a year, each url, name, is_here: its report, what became of earlier commitments,
// what changed since the report before, its own commitments, its figures, its archive. `here` is
// the url of the page that shows them.
View::List ways_of(const Site& site, const Body& body, const YearEntry& year, std::string_view here,
                   const Language& page);

// "2023年的承诺，2024年的结果"
std::string results_title(const Site& site, const YearEntry& year, const Language& page);

// "2023年度报告与2024年度报告对照"
std::string compared_title(const Site& site, const YearEntry& year, const Language& page);

// is_outdated, is_of_unknown: what is known of the version that was translated. Both false of an original.
void set_freshness(View& view, const Document& document);

// Notices above a document: is_draft, is_fallback, is_translation, is_unreviewed, original_url, and
// what set_freshness says.
void set_notices(View& view, const Texts& texts, const Route& original,
                 const Language& page);

// Withdrawal: is_withdrawn, withdrawn_on_html, withdrawn_reason_html.
void set_standing(View& view, const Site& site, const Standing& standing, const Language& page);

// The address itself when it leads to a website, else nothing: what is configured may be anything.
std::string web_address(const std::string& address);

// Whom to tell that something is wrong: contact_html, find_error_url; both may be empty.
void set_complaint(View& view, const Site& site, const Body& body, const Language& page);

// The link to what a page says as data: json_url leads to the file of the body's year, `id` names its row
// there, or the table that the page shows; may be empty. data_about_url leads to what the fields mean.
void set_json(View& view, const Site& site, const Body& body, Year year, std::string_view id,
              const Language& page);

// The same of a page about more than one year: json_url leads to a whole table of the open data.
void set_json_of_table(View& view, const Site& site, std::string_view table, const Language& page);

// What a document is read with again.
Reading reading_of(const Site& site);

// The body of a document: body_html, body_language, body_direction, is_official.
void set_document(View& view, const Site& site, const Document& document);

std::vector<std::string> languages_of(const Texts& texts);
std::vector<std::string> all_languages(const SiteConfig& config);

// From home to the body, and on to its year.
Crumbs crumbs_to(const Site& site, const Body& body, const Language& page);
Crumbs crumbs_to(const Site& site, const Body& body, Year year, const Language& page);

// The tags that 国办发〔2017〕47号 asks of a column and, with it, of what stands in the column.
// `column` is a group of words: name, description, keywords, type.
OfficialTags column_tags(const Site& site, std::string_view column, const Language& page);

// What search engines say of a page about a body's year: a word of the group `describe`, which is told the
// body and the year beside the arguments.
std::string described(const Site& site, std::string_view word, const Body& body, Year year,
                      const Language& page, locale::Arguments arguments = {});

// Names what a report says in all its languages, and the configuration it was read with.
void add_files(Fingerprinter& inputs, const Site& site, const Report& report);

const Language& language_of(const Site& site, const Document& document);
const Body& body_of(const Site& site, std::string_view id);

// The newest year that has what `has` asks for; nothing when no year has.
template <typename Has> const YearEntry* newest_year(const BodyEntry& body, Has has)
{
    const auto found = std::find_if(body.years.begin(), body.years.end(), has);
    return found == body.years.end() ? nullptr : &*found;
}

}
