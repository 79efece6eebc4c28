// The description of all tables for other programs: a tabular data package (Frictionless Data, v1).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facts/table.h"
#include "site/page.h"
#include "text/exchange.h"

namespace mingbai {

// Size and digest of each CSV: to state them, all of them are made.
enum class Sums { stated, left_out };

// In the words of the original language. Each table stands beside it as <name>.csv.
std::string data_package(const Site& site, const std::vector<Table>& tables, Sums sums);

// What a table is called and holds, and what a column is: words of the theme.
std::string table_name(const Site& site, const Table& table, const Language& page);
std::string table_about(const Site& site, const Table& table, const Language& page);
std::string column_name(const Site& site, const Column& column, const Language& page);
std::string column_about(const Site& site, const Column& column, const Language& page);

// Words in all languages of the site, each with its tag, as JSON-LD has them.
exchange::Value in_every_language(const Site& site,
                                  const std::function<std::string(const Language&)>& words);

}
