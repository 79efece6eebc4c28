// Runs one case file: case_runner PROGRAM PROJECT CASE. With UPDATE=1 the page's answers are rewritten.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <variant>

#include "case_runner/case_file.h"
#include "case_runner/stage.h"

namespace {

using namespace mingbai::cases;

std::string text_of(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw std::runtime_error("cannot read " + file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void print_difference(const std::string& file, const Step& step, const Lines& answer)
{
    std::cout << file << ':' << step.line << ": this is not what it printed. It printed:\n\n"
              << "$ " << step.command << '\n';
    for (const std::string& line : answer)
        std::cout << line << '\n';
    std::cout << '\n';
}

// The answers that the page should have had, by the line of their command.
std::map<std::size_t, Lines> play(const CaseFile& page, const std::string& file, Stage& stage)
{
    std::map<std::size_t, Lines> wrong;
    for (const auto& act : page.acts) {
        if (const auto* block = std::get_if<FileBlock>(&act)) {
            stage.put(*block);
            continue;
        }
        const Step& step = std::get<Step>(act);
        const Printed printed = stage.run(step.command);
        if (printed.exit_code == step.exit_code && matches(step.expected, printed.lines))
            continue;
        wrong[step.line] = answer_of(printed.lines, printed.exit_code);
        print_difference(file, step, wrong[step.line]);
    }
    return wrong;
}

int run_case(const std::string& program, const std::string& project, const std::string& file)
{
    const CaseFile page = parse_case(text_of(file));
    for (const std::string& fault : page.faults)
        std::cout << file << ": " << fault << '\n';
    if (!page.faults.empty())
        return 1;

    Stage stage(std::filesystem::absolute(program), std::filesystem::absolute(project));
    const auto wrong = play(page, file, stage);
    if (wrong.empty())
        return 0;
    if (std::getenv("UPDATE") == nullptr) {
        std::cout << "Right as printed? Then run this test again with UPDATE=1.\n";
        return 1;
    }
    std::ofstream(file, std::ios::binary) << with_answers(page, wrong);
    std::cout << file << " is rewritten.\n";
    return 0;
}

}

int main(int count, char** words)
{
    if (count != 4) {
        std::cerr << "case_runner PROGRAM PROJECT CASE\n";
        return 3;
    }
    try {
        return run_case(words[1], words[2], words[3]);
    } catch (const std::exception& failure) {
        std::cout << words[3] << ": " << failure.what() << '\n';
        return 1;
    }
}
