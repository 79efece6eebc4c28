#include "prose/filler.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "prose/character.h"
#include "prose/name.h"
#include "prose/word_list.h"

namespace mingbai {

namespace {

constexpr std::size_t most_characters = 8;  // no word of the lists is longer

constexpr auto filler_words = words_at_start(
    {// how
     "进一步", "扎实", "切实", "不断", "深入", "持续", "全面", "积极", "充分", "大力", "着力",
     "有力", "有效", "有序", "认真", "严格", "继续", "稳步", "逐步", "更好", "更加", "始终", "坚决",
     "努力", "力争", "争取", "及时", "不再", "已经", "正在", "尽快", "抓紧", "有针对性", "如期",
     "顺利",
     // what is done to everything
     "加强", "强化", "深化", "优化", "细化", "夯实", "巩固", "提升", "提高", "增强", "加大", "加快",
     "推进", "推动", "促进", "落实", "抓好", "做好", "搞好", "抓实", "做实", "确保", "实现", "完善",
     "健全", "建立", "开展", "实施", "进行", "组织", "举办", "举行", "召开", "予以", "给予", "形成",
     "发挥", "取得", "完成", "达到", "参与", "参加", "覆盖", "惠及", "受益", "全覆盖", "建设",
     "印发", "部署", "要求", "成为", "使用", "利用",
     // how it hangs together
     "通过", "围绕", "结合", "按照", "根据", "依照", "针对", "以及", "并且", "同时", "此外", "其中",
     "分别", "关于", "由于", "对于", "属于", "还有", "一是", "二是", "三是", "四是", "五是",
     // how much and when
     "共计", "累计", "总计", "合计", "共有", "一共", "截至", "目前", "截至目前", "今年", "本年",
     "全年", "每年", "当年", "年内", "年底", "年底前", "年末", "期间", "以来", "不少于", "不低于",
     "不超过", "超过", "至少", "以上", "以下", "以内", "左右", "中有", "另加", "另外", "全部",
     "所有", "各项", "各类", "各级", "多次", "一批", "一系列", "系列", "向社会",
     // who and where, in every report
     "全县", "全市", "全区", "全省", "全州", "我县", "我市", "我区", "我局", "本局", "各地",
     "各单位", "各部门",
     // what everything is called
     "有关", "相关", "方面", "情况", "工作", "水平", "力度", "作用", "效果", "成效", "重要", "重点",
     "主要", "良好", "较好", "明显", "显著", "活动", "任务", "措施"});

constexpr auto particles =
    words_at_start({"的", "了", "和", "与", "及", "并", "等", "在", "对", "为", "以", "于", "将",
                    "由", "从", "向", "把", "被", "也", "都", "均", "共", "各", "该", "就", "内"});

// A filler or particle within these is none.
constexpr auto whole_words = words_at_start(
    {"了解",   "和谐",   "和平",   "和解",   "共和国", "目的",     "标的",     "平等",   "等级",
     "高等",   "初等",   "普及",   "涉及",   "行为",   "作为",     "认为",     "为民",   "以案释法",
     "在校",   "在职",   "在线",   "在册",   "在岗",   "存在",     "对象",     "对照",   "核对",
     "应对",   "对接",   "对话",   "面对",   "理由",   "自由",     "方向",     "定向",   "导向",
     "转向",   "从业",   "从严",   "从事",   "从轻",   "将来",     "首都",     "平均",   "均衡",
     "人均",   "与会",   "参与率", "覆盖率", "完成率", "参与权",   "社会组织", "党组织", "组织部",
     "推进会", "推进表", "工作室", "工作站", "工作日", "积极性",   "公共",     "共同",   "共享",
     "共青团", "共建",   "就业",   "就近",   "就餐",   "就读",     "并联",     "合并",   "建设局",
     "建设厅", "建设部", "落实率", "提升班", "活动室", "活动中心", "活动周",   "活动月", "使用权",
     "每周",   "每月",   "向导",   "于法",   "对账",   "完善率",   "内容",     "内部",   "内设",
     "校内",   "室内",   "境内",   "国内"});

// The, of; strengthened, work. Sorted.
constexpr auto english_filler = std::to_array<std::string_view>(
    {"a",        "about",      "across",      "actively",     "advance",
     "advanced", "after",      "all",         "also",         "among",
     "an",       "and",        "annual",      "any",          "are",
     "as",       "at",         "be",          "been",         "before",
     "being",    "between",    "both",        "but",          "by",
     "can",      "carried",    "carry",       "conduct",      "conducted",
     "continue", "continued",  "continuing",  "continuously", "could",
     "county",   "deepen",     "deepened",    "did",          "do",
     "does",     "during",     "each",        "earnestly",    "effectively",
     "enhance",  "enhanced",   "ensure",      "ensured",      "every",
     "for",      "from",       "fully",       "further",      "give",
     "given",    "had",        "has",         "have",         "he",
     "held",     "her",        "his",         "hold",         "if",
     "improve",  "improved",   "improvement", "in",           "into",
     "is",       "it",         "its",         "least",        "less",
     "made",     "make",       "may",         "more",         "most",
     "must",     "new",        "no",          "not",          "of",
     "off",      "on",         "or",          "organise",     "organised",
     "organize", "organized",  "other",       "our",          "out",
     "over",     "own",        "per",         "promote",      "promoted",
     "shall",    "she",        "should",      "so",           "solidly",
     "some",     "steadily",   "strengthen",  "strengthened", "strengthening",
     "such",     "than",       "that",        "the",          "their",
     "them",     "then",       "there",       "these",        "they",
     "this",     "thoroughly", "those",       "through",      "to",
     "total",    "under",      "up",          "was",          "we",
     "were",     "what",       "when",        "where",        "which",
     "while",    "who",        "will",        "with",         "within",
     "work",     "would",      "year"});
static_assert(std::ranges::is_sorted(english_filler));

// Small letters, half width, and the singular: Lessons, parties.
std::string folded_word(std::string_view word)
{
    std::string form = folded(word);
    if (form.size() < 4 || !form.ends_with('s') || form.ends_with("ss") || form.ends_with("us") ||
        form.ends_with("is"))
        return form;
    form.pop_back();
    if (form.size() > 4 && form.ends_with("ie"))
        form.replace(form.size() - 2, 2, "y");
    return form;
}

// 2023, 12.4, 八 in 第八届.
bool is_number(std::string_view word)
{
    if (utf8::is_han(utf8::first(word).value))
        return true;
    return std::ranges::any_of(word, is_ascii_digit) && std::ranges::none_of(word, is_ascii_letter);
}

bool joins_words(std::string_view mark)
{
    return mark == "-" || mark == "'" || mark == "’";
}

class Cutter {
public:
    Cutter(std::string_view text, std::vector<Token> tokens)
        : text_(text), tokens_(std::move(tokens))
    {
    }

    std::vector<Piece> cut()
    {
        pieces_.reserve(tokens_.size());
        while (at_ < tokens_.size())
            if (tokens_[at_].kind == TokenKind::han)
                cut_chinese();
            else
                cut_other();
        return std::move(pieces_);
    }

private:
    std::string_view words(std::size_t begin, std::size_t end) const
    {
        const Token& last = tokens_[end - 1];
        return text_.substr(tokens_[begin].begin, last.begin + last.size - tokens_[begin].begin);
    }

    void put(std::size_t end, PieceKind kind, std::uint64_t name)
    {
        const std::string_view piece = words(at_, end);
        pieces_.push_back(
            {tokens_[at_].begin, static_cast<std::uint32_t>(piece.size()), kind, name});
        at_ = end;
    }

    void put_characters(std::size_t end)
    {
        while (at_ < end)
            put(at_ + 1, PieceKind::character, tokens_[at_].meaning);
    }

    // The longest word of the lists that begins here; a single character when there is none.
    void cut_chinese()
    {
        std::size_t run = at_ + 1;
        while (run < tokens_.size() && run - at_ < most_characters &&
               tokens_[run].kind == TokenKind::han)
            ++run;
        const std::string_view text = words(at_, run);
        const std::size_t whole = whole_words.longest(text);
        const std::size_t filler = filler_words.longest(text);
        if (whole > 0 && whole >= filler)
            put_characters(end_of(whole));
        else if (filler > 0)
            put(end_of(filler), PieceKind::filler, name_of(text.substr(0, filler)));
        else if (particles.longest(text) > 0)
            put(at_ + 1, PieceKind::particle, tokens_[at_].meaning);
        else
            put_characters(at_ + 1);
    }

    // Of the first `bytes` from here; a character with all that stands on it is one token.
    std::size_t end_of(std::size_t bytes) const
    {
        std::size_t end = at_;
        while (end < tokens_.size() && tokens_[end].begin < tokens_[at_].begin + bytes)
            ++end;
        return end;
    }

    void cut_other()
    {
        const Token& token = tokens_[at_];
        if (token.kind == TokenKind::blank ||
            (token.kind == TokenKind::mark && stands_within_word()))
            ++at_;
        else if (token.kind == TokenKind::mark)
            put(at_ + 1, PieceKind::gap, 0);
        else if (token.kind == TokenKind::quantity)
            put(at_ + 1, PieceKind::quantity, token.meaning);
        else
            cut_word();
    }

    bool stands_within_word() const
    {
        return at_ > 0 && at_ + 1 < tokens_.size() && tokens_[at_ - 1].kind == TokenKind::word &&
               tokens_[at_ + 1].kind == TokenKind::word && joins_words(words(at_, at_ + 1));
    }

    void cut_word()
    {
        const std::string word = folded_word(words(at_, at_ + 1));
        if (is_number(word))
            put(at_ + 1, PieceKind::number, tokens_[at_].meaning);
        else if (word.size() < 2 || std::ranges::binary_search(english_filler, word))
            put(at_ + 1, PieceKind::filler, name_of(word));
        else
            put(at_ + 1, PieceKind::word, name_of(word));
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
};

}

std::vector<Piece> pieces_of(std::string_view text)
{
    return Cutter(text, tokens_of(text)).cut();
}

std::vector<Piece> pieces_of(std::string_view text, std::span<const NumberInProse> numbers,
                             TextSpan part)
{
    return Cutter(text, tokens_of(text, numbers, part)).cut();
}

}
