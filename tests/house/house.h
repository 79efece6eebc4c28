// The rules of the house as questions to a text: each answers with what is wrong, in words that name
// file and line. What may stand where is read from the code blocks of generator/README.md.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mingbai::house {

struct Source {
    std::string path;  // from the project's folder, '/'-separated
    std::string text;
};

using Sources = std::vector<Source>;
using Faults = std::vector<std::string>;

struct Plan {
    std::map<std::string, int> floors;                   // folder of generator/, or file on top → floor
    std::map<std::string, std::set<std::string>> doors;  // beginning of an include → who may have it
    Faults faults;                                       // what can not be understood
};

// ```floors: "7 main" a line, highest first.  ```doors: "git2.h: intake/repository.cpp" a line.
Plan parse_plan(std::string_view guide);

Faults floor_faults(const Source& source, const Plan& plan);
Faults door_faults(const Source& source, const Plan& plan);
Faults size_faults(const Source& source);
Faults function_faults(const Source& source);
Faults header_faults(const Source& source);
Faults name_faults(const Source& source);
Faults outlet_faults(const Source& source);   // catch and printing
Faults private_faults(const Source& source);  // traces of one machine

// Rooms without a unit test, tests without a room.
Faults mirror_faults(const Sources& sources);

// Rules of the rulebook that no case shows at work.
Faults rule_faults(const Sources& sources);

std::vector<std::string> rules_of(std::string_view rulebook);

// All text files of the project, sorted; without what is built or fetched.
Sources read_project(const std::string& folder);

}
