// Runs a fuzzing target without a fuzzer: every file of its corpus, then random changes of them.
//   driver fuzz/corpus/TARGET [ROUNDS [SEED]]
// Each round has a generator of its own, so that a round is the same whatever ran before it. What
// is being tried stands in CORPUS's name with ".input" in the working folder, and stays there when
// the target ends the program: move it into the corpus.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <utility>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

using Random = std::mt19937;

constexpr std::size_t largest_input = 20'000;

std::size_t below(Random& random, std::size_t limit)
{
    return limit == 0 ? 0 : random() % limit;
}

const std::string& any_of(Random& random, const std::vector<std::string>& texts)
{
    return texts[below(random, texts.size())];
}

// A place between two characters, so that most changes leave the text valid UTF-8.
std::size_t any_place(Random& random, std::string_view text)
{
    std::size_t place = below(random, text.size() + 1);
    while (place > 0 && place < text.size() &&
           (static_cast<unsigned char>(text[place]) & 0xC0) == 0x80)
        --place;
    return place;
}

std::string_view any_stretch(Random& random, std::string_view text)
{
    const std::size_t one = any_place(random, text);
    const std::size_t other = any_place(random, text.substr(0, one + below(random, 200)));
    return text.substr(std::min(one, other), std::max(one, other) - std::min(one, other));
}

// What changes are made of.
struct Stock {
    std::vector<std::string> corpus;
    std::vector<std::string> tokens;  // seldom hit by chance, and what parsers fall over
};

void change(Random& random, std::string& text, const Stock& stock)
{
    const std::size_t place = any_place(random, text);
    const std::string stretch(any_stretch(random, text));
    const std::string& token = any_of(random, stock.tokens);
    switch (below(random, 9)) {
    case 0:
    case 1:
    case 2: text.insert(place, token); break;
    case 3: text.erase(place, stretch.size()); break;
    case 4: text.insert(place, stretch); break;
    case 5: text.replace(place, std::min(stretch.size(), text.size() - place), token); break;
    case 6: text.insert(place, any_stretch(random, any_of(random, stock.corpus))); break;
    case 7:
        for (std::size_t times = below(random, 400); times > 0 && text.size() < largest_input;
             --times)
            text.insert(place, stretch.size() < 8 ? token : stretch);
        break;
    default:
        if (place < text.size())
            text[place] = static_cast<char>(below(random, 256));
    }
}

std::string input_of_round(std::uint32_t seed, std::uint32_t round, const Stock& stock)
{
    std::seed_seq both{seed, round};
    Random random(both);
    std::string text = any_of(random, stock.corpus);
    for (std::size_t changes = 1 + below(random, 6); changes > 0; --changes)
        change(random, text, stock);
    text.resize(std::min(text.size(), largest_input));
    return text;
}

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> read_corpus(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> corpus;
    for (const auto& file : files)
        corpus.push_back(content_of(file));
    return corpus;
}

// A line of libFuzzer's dictionaries: a comment, or "…" with \\, \" and \xAB.
std::string token_of(std::string_view line)
{
    std::string token;
    if (!line.starts_with('"'))
        return token;
    line = line.substr(1, line.rfind('"') - 1);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\' && line.substr(at + 1).starts_with('x')) {
            token += static_cast<char>(std::stoi(std::string(line.substr(at + 2, 2)), nullptr, 16));
            at += 3;
        } else {
            at += line[at] == '\\' ? 1 : 0;
            token += line[at];
        }
    }
    return token;
}

std::vector<std::string> read_tokens(const std::filesystem::path& file)
{
    std::istringstream lines(content_of(file));
    std::vector<std::string> tokens;
    for (std::string line; std::getline(lines, line);)
        if (std::string token = token_of(line); !token.empty())
            tokens.push_back(std::move(token));
    return tokens;
}

void try_input(const std::string& input, const std::string& kept_in)
{
    std::ofstream(kept_in, std::ios::binary) << input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::uint32_t number_of(std::string_view word)
{
    std::uint32_t number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

}

int main(int count, char** words)
{
    if (count < 2)
        return std::fputs("driver CORPUS [ROUNDS [SEED]]\n", stderr), 2;
    const std::filesystem::path folder = words[1];
    const std::uint32_t rounds = count > 2 ? number_of(words[2]) : 2000;
    const std::uint32_t seed = count > 3 ? number_of(words[3]) : 20240301;
    const std::string kept_in = folder.filename().string() + ".input";
    const Stock stock{read_corpus(folder),
                      read_tokens(folder.parent_path().parent_path() / "tokens")};
    if (stock.corpus.empty() || stock.tokens.empty())
        return std::fputs("no corpus, or no tokens\n", stderr), 2;
    std::printf("%zu files, then %u rounds from seed %u\n", stock.corpus.size(), rounds, seed);
    std::fflush(stdout);

    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& input : stock.corpus)
        try_input(input, kept_in);
    for (std::uint32_t round = 0; round < rounds; ++round)
        try_input(input_of_round(seed, round, stock), kept_in);
    std::filesystem::remove(kept_in);
    const auto end = std::chrono::steady_clock::now();
    std::printf("all laws held, in %.1f s\n", std::chrono::duration<double>(end - begin).count());
}
