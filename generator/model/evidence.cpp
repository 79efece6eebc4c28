#include "model/evidence.h"

#include "text/quote.h"

namespace mingbai {

SourceClaim read_claim(const toml::Table& table, Problems& problems)
{
    SourceClaim claim;
    claim.quote = table.required_text("quote", problems);
    claim.at = table.text("at", problems).value_or("");
    claim.place = table.place("quote");
    claim.at_place = table.place("at");
    return claim;
}

std::string locate(const Outline& text, const std::string& file, const SourceClaim& claim,
                   Problems& problems)
{
    if (claim.quote.empty())
        return {};  // missing, which has been said
    const QuoteSearch search = find_quote(text, claim.quote, claim.at);
    switch (search.result) {
    case QuoteSearch::Result::found:
        return search.blocks.front()->anchor;
    case QuoteSearch::Result::too_short:
        problems.add("quote-short", claim.place, {claim.quote});
        break;
    case QuoteSearch::Result::anchor_unknown:
        problems.add("anchor-broken", claim.at_place, {claim.at, file});
        break;
    case QuoteSearch::Result::ambiguous:
        problems.add("quote-ambiguous", claim.place,
                     {search.blocks[0]->anchor, search.blocks[1]->anchor});
        break;
    case QuoteSearch::Result::not_found:
        if (!claim.at.empty() && !search.only_form_differs)
            problems.add("quote-elsewhere", claim.place,
                         {claim.at, search.nearest_anchor, search.nearest});
        else
            problems.add(search.only_form_differs ? "quote-form" : "quote-not-found", claim.place,
                         {file, search.nearest_anchor, search.nearest});
        break;
    }
    return {};
}

namespace {

// Empty when nothing is near.
std::string meant_by(const std::string& name, const References::Names& known)
{
    const std::vector<std::string> candidates(known.begin(), known.end());
    std::string nearest = toml::nearest(name, candidates);
    // Who wrote only the end of an id means the whole of it.
    for (const std::string& candidate : candidates)
        if (nearest.empty() && candidate.ends_with("/" + name))
            nearest = candidate;
    return nearest;
}

}

void References::say_dangling(std::string_view key, const std::string& name, const Place& place,
                              const NamesOf& known, Problems& problems) const
{
    std::vector<std::string> words{std::string(key), name};
    if (hints_left_ > 0) {
        --hints_left_;
        if (std::string meant = meant_by(name, known()); !meant.empty())
            words.push_back(std::move(meant));
    }
    problems.add("reference-dangling", place, std::move(words));
}

void References::blame(std::string_view key, const std::string& name, const Place& place,
                       const NamesOf& known, Problems& problems) const
{
    const std::size_t year_end = name.find('/', name.find('/') + 1);
    if (!is_unread(std::string_view(name).substr(0, year_end)))
        say_dangling(key, name, place, known, problems);
}

}
