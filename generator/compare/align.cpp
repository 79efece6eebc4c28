// The longest common order by bit vectors (Hyyrö, 2004): 64 places of the longer side in one
// addition. A row belongs to the first i names of the shorter side; its bit p is 0 where the first
// p+1 names of the longer side have one more in common with them than the first p have. 法治宣传
// against 法宣传:
//           法 治 宣 传
//    法      0  1  1  1
//    法宣    0  1  0  1
//    法宣传  0  1  0  0     as many zeros as names in common
// Read backwards from the last row, the bits say what to leave out. Where the rows together would
// be too large, the shorter side is halved and the longer one cut where both halves have most in
// common (Hirschberg, 1975). Nothing is guessed, so a million unlike pairs cost no more than a
// million like ones.
#include "compare/align.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>
#include <memory>

namespace mingbai {

namespace {

using Id = std::uint32_t;
using Ids = std::vector<Id>;
using Word = std::uint64_t;

constexpr std::size_t bits_of_word = 64;
constexpr Id none = std::numeric_limits<Id>::max();
constexpr std::size_t most_words_kept = std::size_t{1} << 20;  // 8 MB of rows

// Small numbers for names, the same for the same name.
class Names {
public:
    explicit Names(std::size_t most)
        : mask_(std::bit_ceil(2 * most + 2) - 1), names_(mask_ + 1), ids_(mask_ + 1, none)
    {
    }

    Id add(std::uint64_t name)
    {
        const std::size_t slot = slot_of(name);
        if (ids_[slot] == none) {
            names_[slot] = name;
            ids_[slot] = count_++;
        }
        return ids_[slot];
    }

    Id find(std::uint64_t name) const { return ids_[slot_of(name)]; }
    std::size_t count() const { return count_; }

private:
    std::size_t slot_of(std::uint64_t name) const
    {
        std::size_t slot = static_cast<std::size_t>((name * 0x9E3779B97F4A7C15U) >> 32) & mask_;
        while (ids_[slot] != none && names_[slot] != name)
            slot = (slot + 1) & mask_;
        return slot;
    }

    std::size_t mask_;
    std::vector<std::uint64_t> names_;
    Ids ids_;
    Id count_ = 0;
};

// One row of bits, and the steps from it to the next.
class Row {
public:
    // `column` is the longer side; its ids are below `names`.
    Row(const Ids& column, std::size_t names)
        : words_((column.size() + bits_of_word - 1) / bits_of_word), bits_(words_, ~Word{0}),
          first_(names, none), next_(column.size()), dense_(names, none)
    {
        Ids counts(names);
        for (std::size_t place = column.size(); place-- > 0;) {
            next_[place] = first_[column[place]];
            first_[column[place]] = static_cast<Id>(place);
            ++counts[column[place]];
        }
        for (std::size_t id = 0; id < names; ++id)
            if (counts[id] > words_ / 4)
                keep_mask(static_cast<Id>(id));
    }

    const std::vector<Word>& bits() const { return bits_; }

    // What it cost, in words.
    std::size_t step(Id id)
    {
        if (id == none || first_[id] == none)
            return 1;
        return dense_[id] == none ? step_by_places(first_[id]) : step_by_mask(dense_[id]);
    }

private:
    // For names that stand at so many places that going through all words costs less. Fewer than
    // 256 names can, so the masks stay small.
    void keep_mask(Id id)
    {
        dense_[id] = static_cast<Id>(masks_.size() / words_);
        masks_.resize(masks_.size() + words_);
        Word* mask = masks_.data() + masks_.size() - words_;
        for (Id place = first_[id]; place != none; place = next_[place])
            mask[place / bits_of_word] |= Word{1} << place % bits_of_word;
    }

    // bits + (bits & mask), the zeros outside mask's reach put back.
    Word add(std::size_t word, Word mask, Word carry)
    {
        const Word bits = bits_[word];
        const Word with_carry = bits + carry;
        const Word sum = with_carry + (bits & mask);
        bits_[word] = sum | (bits & ~mask);
        return static_cast<Word>(with_carry < carry) + static_cast<Word>(sum < with_carry);
    }

    std::size_t step_by_mask(Id dense)
    {
        const Word* mask = masks_.data() + dense * words_;
        Word carry = 0;
        for (std::size_t word = 0; word < words_; ++word)
            carry = add(word, mask[word], carry);
        used_ = words_;
        return words_;
    }

    std::size_t step_by_places(Id place)
    {
        std::size_t cost = 1;
        Word carry = 0;
        for (std::size_t word = place / bits_of_word; word < words_; ++word, ++cost) {
            Word mask = 0;
            for (; place != none && place / bits_of_word == word; place = next_[place], ++cost)
                mask |= Word{1} << place % bits_of_word;
            carry = add(word, mask, carry);
            if (mask != 0)
                used_ = std::max(used_, word + 1);
            if (carry == 0 || word + 1 >= used_) {
                if (place == none)
                    break;
                word = place / bits_of_word - 1;  // a carry passes through untouched words unseen
            }
        }
        return cost;
    }

    std::size_t words_;
    std::vector<Word> bits_;
    std::size_t used_ = 0;  // from this word on all bits are 1
    Ids first_;             // the first place of an id
    Ids next_;              // the next place with the same id
    Ids dense_;             // the number of an id's mask
    std::vector<Word> masks_;
};

// Zeros among the first p bits, for each p.
std::vector<std::size_t> lengths_of(const std::vector<Word>& bits, std::size_t size)
{
    std::vector<std::size_t> lengths(size + 1);
    for (std::size_t place = 0; place < size; ++place) {
        const Word bit = bits[place / bits_of_word] >> place % bits_of_word & 1;
        lengths[place + 1] = lengths[place] + (bit == 0 ? 1 : 0);
    }
    return lengths;
}

struct Box {
    std::size_t column = 0, column_end = 0, row = 0, row_end = 0;
};

// Match::before is a place in the column here.
class AlignmentSearch {
public:
    AlignmentSearch(std::span<const std::uint64_t> column, std::span<const std::uint64_t> row,
           std::size_t limit)
        : names_(column.size()), limit_(limit)
    {
        column_.reserve(column.size());
        row_.reserve(row.size());
        for (const std::uint64_t name : column)
            column_.push_back(names_.add(name));
        for (const std::uint64_t name : row)
            row_.push_back(names_.find(name));
    }

    Alignment find()
    {
        solve({0, column_.size(), 0, row_.size()});
        return std::move(found_);
    }

private:
    void solve(Box box)
    {
        for (; !is_empty(box) && column_[box.column] == row_[box.row]; ++box.column, ++box.row)
            found_.matches.push_back({box.column, box.row});
        std::size_t ends = 0;
        for (; !is_empty(box) && column_[box.column_end - 1] == row_[box.row_end - 1]; ++ends) {
            --box.column_end;
            --box.row_end;
        }
        const std::size_t words = (box.column_end - box.column) / bits_of_word + 1;
        if (!is_empty(box) && words * (box.row_end - box.row) <= most_words_kept)
            trace(box);
        else if (!is_empty(box))
            halve(box);
        for (std::size_t end = 0; end < ends; ++end)
            found_.matches.push_back({box.column_end + end, box.row_end + end});
    }

    static bool is_empty(const Box& box)
    {
        return box.column == box.column_end || box.row == box.row_end;
    }

    bool may_spend(std::size_t cost)
    {
        found_.is_complete = found_.is_complete && cost <= limit_;
        limit_ -= std::min(cost, limit_);
        return found_.is_complete;
    }

    void trace(const Box& box)
    {
        const Ids column = part(column_, box.column, box.column_end);
        const std::size_t rows = box.row_end - box.row;
        Row row(column, names_.count());
        const std::size_t words = row.bits().size();
        const auto kept = std::make_unique_for_overwrite<Word[]>(words * rows);
        std::size_t done = 0;
        for (; done < rows && may_spend(words); ++done) {
            row.step(row_[box.row + done]);
            std::copy(row.bits().begin(), row.bits().end(), kept.get() + done * words);
        }

        const std::size_t first = found_.matches.size();
        for (std::size_t place = column.size(); place > 0 && done > 0;) {
            const std::size_t bit = place - 1;
            if (column[bit] == row_[box.row + done - 1])
                found_.matches.push_back({box.column + --place, box.row + --done});
            else if (kept[(done - 1) * words + bit / bits_of_word] >> bit % bits_of_word & 1)
                --place;
            else
                --done;
        }
        std::reverse(found_.matches.begin() + static_cast<std::ptrdiff_t>(first),
                     found_.matches.end());
    }

    void halve(const Box& box)
    {
        const std::size_t middle = box.row + (box.row_end - box.row) / 2;
        const std::size_t size = box.column_end - box.column;
        Ids column = part(column_, box.column, box.column_end);
        const std::vector<std::size_t> head =
            lengths_after(column, part(row_, box.row, middle), size);
        std::reverse(column.begin(), column.end());
        Ids rows = part(row_, middle, box.row_end);
        std::reverse(rows.begin(), rows.end());
        const std::vector<std::size_t> tail = lengths_after(column, rows, size);
        if (!found_.is_complete)
            return;

        std::size_t cut = 0;
        for (std::size_t place = 0; place <= size; ++place)
            if (head[place] + tail[size - place] > head[cut] + tail[size - cut])
                cut = place;
        solve({box.column, box.column + cut, box.row, middle});
        solve({box.column + cut, box.column_end, middle, box.row_end});
    }

    std::vector<std::size_t> lengths_after(const Ids& column, const Ids& rows, std::size_t size)
    {
        Row row(column, names_.count());
        for (const Id id : rows)
            if (!may_spend(row.step(id)))
                break;
        return lengths_of(row.bits(), size);
    }

    static Ids part(const Ids& ids, std::size_t begin, std::size_t end)
    {
        return {ids.begin() + static_cast<std::ptrdiff_t>(begin),
                ids.begin() + static_cast<std::ptrdiff_t>(end)};
    }

    Names names_;
    Ids column_;
    Ids row_;
    std::size_t limit_;
    Alignment found_;
};

}

Alignment align(std::span<const std::uint64_t> before, std::span<const std::uint64_t> after,
                std::size_t limit)
{
    // Of several best orders the same one is found when the sides are exchanged.
    const bool is_before_column = before.size() != after.size()
                                      ? before.size() > after.size()
                                      : !std::lexicographical_compare(before.begin(), before.end(),
                                                                      after.begin(), after.end());
    if (is_before_column)
        return AlignmentSearch(before, after, limit).find();
    Alignment found = AlignmentSearch(after, before, limit).find();
    for (Match& match : found.matches)
        std::swap(match.before, match.after);
    return found;
}

}
