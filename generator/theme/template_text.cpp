#include "theme/template_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace mingbai {
namespace {

using Kind = TemplatePiece::Kind;

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_name(std::string_view name)
{
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' ||
               letter == '/' || letter == '.';
    };
    const auto joins = [](char letter) { return letter == '.' || letter == '/'; };
    return !name.empty() && !joins(name.front()) && !joins(name.back()) &&
           std::all_of(name.begin(), name.end(), allowed);
}

bool prints(Kind kind) { return kind == Kind::text || kind == Kind::escaped || kind == Kind::raw; }

bool is_word(const TemplatePiece& piece)
{
    return piece.kind == Kind::escaped && piece.text.starts_with(word_prefix);
}

class TemplateReader {
public:
    TemplateReader(std::string_view text, const std::string& file, Problems& problems)
        : text_(text), problems_(problems)
    {
        place_.file = file;
        place_.line = 1;
        place_.column = 1;
    }

    TemplatePieces read()
    {
        while (position_ < text_.size()) {
            const std::size_t tag = text_.find("{{", position_);
            read_text(tag == std::string_view::npos ? text_.size() : tag);
            if (tag != std::string_view::npos)
                read_tag();
        }
        return std::move(pieces_);
    }

private:
    void read_text(std::size_t end)
    {
        while (position_ < end) {
            const std::size_t newline = text_.find('\n', position_);
            const std::size_t stop = newline < end ? newline + 1 : end;
            std::string line(text_.substr(position_, stop - position_));
            if (line.ends_with("\r\n"))
                line.erase(line.size() - 2, 1);
            pieces_.push_back({Kind::text, std::move(line), place_});
            advance(stop);
        }
    }

    void read_tag()
    {
        const bool triple = text_.substr(position_).starts_with("{{{");
        const std::string_view closing = triple ? "}}}" : "}}";
        const std::size_t inside = position_ + closing.size();
        const std::size_t end = text_.find(closing, inside);
        if (end == std::string_view::npos) {
            refuse(text_.substr(position_, text_.find('\n', position_) - position_));
            advance(text_.size());
            return;
        }
        const std::size_t after = end + closing.size();
        add_tag(trimmed(text_.substr(inside, end - inside)), triple,
                text_.substr(position_, after - position_));
        advance(after);
    }

    void add_tag(std::string_view content, bool triple, std::string_view whole)
    {
        const auto kind = triple ? std::optional(Kind::raw) : kind_of(content);
        if (!kind)
            return refuse(whole);
        if (!triple && *kind != Kind::escaped)
            content = trimmed(content.substr(1));
        if (*kind != Kind::comment && !is_name(content))
            return refuse(whole);
        TemplatePiece piece{*kind, std::string(content), place_};
        check_escape(piece);
        pieces_.push_back(std::move(piece));
    }

    static std::optional<Kind> kind_of(std::string_view content)
    {
        switch (content.empty() ? '=' : content.front()) {
        case '#': return Kind::section;
        case '^': return Kind::inverted;
        case '/': return Kind::end;
        case '>': return Kind::part;
        case '!': return Kind::comment;
        case '&': return Kind::raw;
        default: return is_name(content) ? std::optional(Kind::escaped) : std::nullopt;
        }
    }

    void check_escape(const TemplatePiece& piece)
    {
        const bool html = piece.text.ends_with("_html");
        if ((piece.kind == Kind::raw && !html) || (piece.kind == Kind::escaped && html))
            problems_.add("template-escape", piece.place, {piece.text});
    }

    void refuse(std::string_view tag)
    {
        problems_.add("template-syntax", place_, {std::string(tag.substr(0, tag.find('\n')))});
    }

    void advance(std::size_t to)
    {
        for (; position_ < to; position_++) {
            const char byte = text_[position_];
            if (byte == '\n') {
                place_.line++;
                place_.column = 1;
            } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
                place_.column++;
            }
        }
    }

    std::string_view text_;
    std::size_t position_ = 0;
    Place place_;
    TemplatePieces pieces_;
    Problems& problems_;
};

// A line that holds nothing but tags which print nothing leaves no line behind; a part alone on its
// line hands its indentation on, while two parts on a line stay in it. Comments and blank lines end
// here.
void close_up_line(TemplatePieces line, TemplatePieces& out)
{
    const auto parts = std::count_if(line.begin(), line.end(), [](const TemplatePiece& piece) {
        return piece.kind == Kind::part;
    });
    const bool alone =
        parts < 2 && std::all_of(line.begin(), line.end(), [](const auto& piece) {
            return !prints(piece.kind) || (piece.kind == Kind::text && is_blank(piece.text));
        });
    const std::string indentation =
        alone && line.front().kind == Kind::text && !line.front().text.ends_with('\n')
            ? line.front().text
            : std::string();
    for (TemplatePiece& piece : line) {
        if (piece.kind == Kind::comment || (alone && piece.kind == Kind::text))
            continue;
        if (alone && piece.kind == Kind::part) {
            piece.stands_alone = true;
            piece.indentation = indentation;
        }
        out.push_back(std::move(piece));
    }
}

TemplatePieces closed_up(TemplatePieces pieces)
{
    TemplatePieces result;
    TemplatePieces line;
    for (TemplatePiece& piece : pieces) {
        const bool ends = piece.kind == Kind::text && piece.text.ends_with('\n');
        line.push_back(std::move(piece));
        if (ends)
            close_up_line(std::exchange(line, {}), result);
    }
    if (!line.empty())
        close_up_line(std::move(line), result);
    return result;
}

class PartPlacer {
public:
    PartPlacer(const TemplateSources& sources, Problems& problems)
        : sources_(sources), problems_(problems)
    {
    }

    TemplatePieces place(const TemplateSources::value_type& source)
    {
        place(source, {});
        return std::move(out_);
    }

private:
    void place(const TemplateSources::value_type& source, const std::string& indentation)
    {
        open_.push_back(source.first);
        for (const TemplatePiece& piece : source.second) {
            if (piece.kind == Kind::part)
                place_part(piece, indentation);
            else if (fits(piece))
                add(piece, indentation);
        }
        open_.pop_back();
    }

    void place_part(const TemplatePiece& part, const std::string& indentation)
    {
        if (size_ > largest_template)
            return;
        auto found = sources_.find("parts/" + part.text);
        if (found == sources_.end())
            found = sources_.find(part.text);
        if (found == sources_.end())
            return problems_.add("template-missing", part.place, {part.text});
        if (std::find(open_.begin(), open_.end(), found->first) != open_.end())
            return problems_.add("template-cycle", part.place, {part.text});
        const std::size_t before = out_.size();
        place(*found, indentation + part.indentation);
        if (out_.size() > before)
            end_as_the_line_does(part);
    }

    // Parts that hold each other twice would double with every level.
    bool fits(const TemplatePiece& piece)
    {
        if (size_ > largest_template)
            return false;
        size_ += piece.text.size() + sizeof piece;
        if (size_ > largest_template)
            problems_.add("template-size", piece.place, {std::to_string(largest_template)});
        return true;
    }

    void add(const TemplatePiece& piece, const std::string& indentation)
    {
        if (prints(piece.kind)) {
            if (at_line_start_ && !indentation.empty())
                out_.push_back({Kind::text, indentation, piece.place});
            at_line_start_ = piece.kind == Kind::text && piece.text.ends_with('\n');
        }
        out_.push_back(piece);
    }

    // A part inside a line does not break it; one that stands alone is a line.
    void end_as_the_line_does(const TemplatePiece& part)
    {
        TemplatePiece& last = out_.back();
        if (part.stands_alone && !at_line_start_)
            add({Kind::text, "\n", last.place}, {});
        if (!part.stands_alone && last.kind == Kind::text && last.text.ends_with('\n')) {
            last.text.pop_back();
            at_line_start_ = false;
        }
    }

    const TemplateSources& sources_;
    Problems& problems_;
    TemplatePieces out_;
    std::vector<std::string_view> open_;
    std::size_t size_ = 0;
    bool at_line_start_ = true;
};

std::string tag_text(const TemplatePiece& piece)
{
    switch (piece.kind) {
    case Kind::escaped: return "{{" + piece.text + "}}";
    case Kind::raw: return "{{{" + piece.text + "}}}";
    case Kind::inverted: return "{{^" + piece.text + "}}";
    case Kind::end: return "{{/" + piece.text + "}}";
    case Kind::section: return "{{#" + piece.text + "}}";
    default: return piece.text;
    }
}

// Nothing when all is in order, else the piece at fault. "{" before a tag would make another tag.
const TemplatePiece* misplaced(const TemplatePieces& pieces)
{
    std::vector<const TemplatePiece*> open;
    bool after_brace = false;
    for (const TemplatePiece& piece : pieces) {
        const bool begins = piece.kind == Kind::section || piece.kind == Kind::inverted;
        if (after_brace && (piece.kind != Kind::text || piece.text.starts_with('{')))
            return &piece;
        after_brace = piece.kind == Kind::text && piece.text.ends_with('{');
        if (begins && open.size() == deepest_section)
            return &piece;
        if (begins)
            open.push_back(&piece);
        if (piece.kind != Kind::end)
            continue;
        if (open.empty() || open.back()->text != piece.text)
            return &piece;
        open.pop_back();
    }
    return open.empty() ? nullptr : open.back();
}

}

TemplatePieces parse_template(std::string_view text, const std::string& file, Problems& problems)
{
    return closed_up(TemplateReader(text, file, problems).read());
}

TemplatePieces with_parts(std::string_view name, const TemplateSources& sources, Problems& problems)
{
    const auto source = sources.find(name);
    if (source == sources.end())
        return {};
    TemplatePieces pieces = PartPlacer(sources, problems).place(*source);
    if (const TemplatePiece* piece = misplaced(pieces)) {
        problems.add("template-syntax", piece->place, {tag_text(*piece)});
        return {};
    }
    return pieces;
}

std::string mustache_text(const TemplatePieces& pieces,
                          const std::function<std::string(std::string_view key)>& word)
{
    std::string out;
    for (const TemplatePiece& piece : pieces) {
        if (piece.kind == Kind::text)
            out += piece.text;
        else if (is_word(piece))
            out += word(std::string_view(piece.text).substr(word_prefix.size()));
        else if (piece.kind == Kind::escaped)
            out += std::string("{{") + escaped_mark + piece.text + "}}";
        else if (piece.kind == Kind::raw)
            out += std::string("{{&") + raw_mark + piece.text + "}}";
        else
            out += tag_text(piece);
    }
    return out;
}

}
