// The tables once more, as one SQLite file (libsqlite3 behind this door): for whoever asks questions that
// join tables.
#pragma once

#include <string>
#include <vector>

#include "facts/table.h"

namespace mingbai {

inline constexpr const char* database_file = "facts.sqlite";

// The bytes of the file. Keys and references are those of the tables; what is not stated is null, a flag 0
// or 1, a day a text as in the CSV. The same tables make the same bytes, as long as the library is the same.
std::string database(const std::vector<Table>& tables);

// Of the library, which decides where in the file a row stands.
std::string database_library_version();

}
