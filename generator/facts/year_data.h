// The rows of all tables that belong to one body's year, for the JSON beside the pages of that year: one
// file for hundreds of pages.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/fingerprint.h"
#include "facts/table.h"
#include "model/catalogue.h"

namespace mingbai {

class YearData {
public:
    // A row belongs to every year whose report, commitment or activity it is or refers to, so that an answer
    // stands with the promise and with the report that answers. Both must outlive it.
    YearData(const Catalogue& catalogue, const std::vector<Table>& tables);

    // Of all that the file says.
    Fingerprint name(const Body& body, Year year) const;

    // An object: body, year, and of each table that has such rows an array under its name.
    std::string json(const Body& body, Year year) const;

private:
    using Place = std::pair<const Body*, Year>;
    using Rows = std::vector<std::vector<std::size_t>>;  // by table
    struct PlaceHash {
        std::size_t operator()(const Place& place) const;
    };

    const Rows& rows_of(const Body& body, Year year) const;

    const std::vector<Table>& tables_;
    std::unordered_map<Place, Rows, PlaceHash> rows_;
    Rows none_;
};

}
