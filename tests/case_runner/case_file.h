// A case file: a Markdown page that tells a story and can be run as it stands. ```file blocks are put
// into a site, ```console blocks are typed, and what is printed must be what the page says.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mingbai::cases {

using Lines = std::vector<std::string>;

// ```file PATH [option…]
struct FileBlock {
    std::string path;
    std::string content;  // as it is written to the disk, options already applied
    std::string symlink;  // target; empty: an ordinary file
    std::size_t line = 0; // of the block's fence, from 1
};

// One "$ …" line of a ```console block, and what follows it up to the next one.
struct Step {
    std::string command;
    Lines expected;            // … alone stands for any lines, within a line for any characters
    int exit_code = 0;         // an "exit N" line says otherwise
    std::size_t line = 0;      // of the "$ …" line, from 1
    std::size_t length = 0;    // lines between it and the next command
};

struct CaseFile {
    Lines lines;
    std::vector<std::variant<FileBlock, Step>> acts;  // in the order of the page
    Lines faults;                                     // what the page itself does wrong; not run then
};

CaseFile parse_case(std::string_view text);

bool matches(const Lines& expected, const Lines& actual);

// What a step should say to be right, ready to paste.
Lines answer_of(const Lines& printed, int exit_code);

// The page with other answers; by the line of each step's command.
std::string with_answers(const CaseFile& page, const std::map<std::size_t, Lines>& answers);

Lines split_lines(std::string_view text);

}
