#include "support/official_text.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace mingbai {

namespace {

constexpr std::array<std::string_view, 12> verbs = {"组织开展", "扎实推进", "认真落实", "全面加强",
                                                    "持续深化", "集中排查", "统筹安排", "督促整改",
                                                    "指导建立", "联合举办", "分批轮训", "公开征集"};
constexpr std::array<std::string_view, 16> matters = {
    "“宪法宣传周”活动",   "行政执法案卷评查", "法治副校长进校园",     "规范性文件合法性审核",
    "《民法典》主题宣讲", "重大行政决策听证", "执法人员资格考试",     "校外培训机构检查",
    "行政复议听证审理",   "人民调解员培训",   "乡村“法律明白人”培育", "政务公开专栏建设",
    "食品安全专项检查",   "劳动争议化解",     "特种设备隐患整治",     "法律援助便民服务"};
constexpr std::array<std::string_view, 10> units = {"场次", "人次", "余人", "份", "件",
                                                    "名",   "课时", "%",    "个", "万元"};
constexpr std::array<std::string_view, 8> counted = {
    "覆盖师生", "发放资料", "办理案件", "整改问题", "培训骨干", "受理申请", "审核文件", "走访企业"};
constexpr std::array<std::string_view, 8> ends = {"，群众满意度有所提高",
                                                  "，形成台账逐项销号",
                                                  "，相关做法在全县交流",
                                                  "，做到执法行为有据可查",
                                                  "，确保责任到岗到人",
                                                  "，有关情况已向社会公开",
                                                  "",
                                                  ""};
constexpr std::array<std::string_view, 8> headings = {"主要工作", "存在问题", "下一步工作",
                                                      "组织领导", "执法监督", "普法宣传",
                                                      "依法决策", "矛盾化解"};
constexpr std::array<std::string_view, 12> numbers = {"一", "二", "三", "四", "五",   "六",
                                                      "七", "八", "九", "十", "十一", "十二"};
constexpr std::array<std::string_view, 20> oddities = {
    "\u0301",   "e\u0301", "\uFE0F", "\u200D", "葛\U000E0100",
    "👩\u200D👧", "12",      "场次",   "，",     ",",
    "〔",       "（",      "a",      "b",      "法",
    "制",       "治",      "。",     " ",      "\U00020000"};

}

std::vector<std::string> characters_of(std::string_view text)
{
    std::vector<std::string> characters;
    while (!text.empty()) {
        const std::size_t size = utf8::first(text).size;
        characters.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return characters;
}

std::string OfficialText::sentence()
{
    std::string text =
        fmt::format("{}{}", verbs[below(verbs.size())], matters[below(matters.size())]);
    if (below(3) > 0)
        text += fmt::format("{}{}", 1 + below(200), units[below(units.size())]);
    if (below(2) == 0)
        text += fmt::format("，{}{}{}", counted[below(counted.size())], 1 + below(9000),
                            units[below(units.size())]);
    return text + std::string(ends[below(ends.size())]) + "。";
}

std::string OfficialText::paragraph()
{
    std::string text;
    for (std::size_t left = 1 + below(4); left > 0; --left)
        text += sentence();
    return text;
}

std::string OfficialText::hostile(std::size_t size)
{
    std::string text;
    const std::size_t kinds = 1 + below(oddities.size());
    const bool is_any = below(4) == 0;
    for (; size > 0; --size)
        if (is_any)
            utf8::append(text, static_cast<char32_t>(below(2) == 0 ? 0x20 + below(0xD000)
                                                                   : 0x10000 + below(0x20000)));
        else
            text += oddities[below(kinds)];
    return text;
}

std::string OfficialText::edited(std::string text)
{
    std::vector<std::string> characters = characters_of(text);
    for (std::size_t left = 1 + below(3); left > 0; --left) {
        const auto place =
            characters.begin() + static_cast<std::ptrdiff_t>(below(characters.size()));
        const std::size_t most =
            std::min<std::size_t>(3, static_cast<std::size_t>(characters.end() - place));
        switch (below(4)) {
        case 0: characters.erase(place, place + static_cast<std::ptrdiff_t>(most)); break;
        case 1: characters.insert(place, std::string(verbs[below(verbs.size())])); break;
        case 2:
            characters.insert(place, fmt::format("{}{}", below(300), units[below(units.size())]));
            break;
        default:
            if (most > 0)
                *place = *place == "，"   ? ","
                         : *place == "治" ? "制"
                                          : std::string(numbers[below(numbers.size())]);
        }
    }
    text.clear();
    for (const std::string& character : characters)
        text += character;
    return text;
}

OfficialText::Lines OfficialText::report(std::size_t sections)
{
    Lines lines = {"#示例县法治建设年度报告"};
    for (std::size_t section = 0; section < sections; ++section) {
        lines.push_back(fmt::format("#{}、{}", numbers[section % numbers.size()],
                                    headings[below(headings.size())]));
        for (std::size_t part = 0, parts = 1 + below(5); part < parts; ++part) {
            const std::string_view number = numbers[part];
            lines.push_back(below(2) == 0 ? paragraph()
                                          : fmt::format("（{}）{}", number, paragraph()));
        }
        if (below(4) == 0)
            for (std::size_t cell = 0; cell < 4; ++cell)
                lines.push_back(fmt::format(
                    "|{}", cell % 2 == 0
                               ? std::string(counted[below(counted.size())])
                               : fmt::format("{}{}", below(40), units[below(units.size())])));
        if (below(3) == 0)
            lines.push_back(fmt::format("-{}", sentence()));
    }
    return lines;
}

OfficialText::Lines OfficialText::edited(Lines report)
{
    for (std::size_t left = 1 + below(6); left > 0 && !report.empty(); --left) {
        const auto place = report.begin() + static_cast<std::ptrdiff_t>(below(report.size()));
        const std::size_t end = place->find("。");
        switch (below(7)) {
        case 0: report.erase(place); break;
        case 1:
            report.insert(place,
                          fmt::format("（{}）{}", numbers[below(numbers.size())], paragraph()));
            break;
        case 2:
            std::rotate(place, place + 1,
                        report.begin() + static_cast<std::ptrdiff_t>(report.size() -
                                                                     below(static_cast<std::size_t>(
                                                                         report.end() - place))));
            break;
        case 3:
            if (end != std::string::npos && end + 3 < place->size()) {
                const std::string rest = place->substr(end + 3);
                place->resize(end + 3);
                report.insert(place + 1, rest);
            }
            break;
        case 4:
            if (place + 1 != report.end() && !(place + 1)->empty() && (*(place + 1))[0] != '#') {
                *place += *(place + 1);
                report.erase(place + 1);
            }
            break;
        default: *place = edited(*place);
        }
    }
    return report;
}

OfficialText::Lines OfficialText::hostile_lines()
{
    Lines lines(below(30));
    const std::size_t kind = below(4);
    for (std::string& line : lines)
        line = kind == 0       ? "同一段文字，同一个数字12场次。"
               : kind == 1     ? hostile(below(4))
               : below(2) == 0 ? hostile(below(60))
                               : fmt::format("|{}", hostile(below(3)));
    if (kind == 3 && !lines.empty())
        lines.front() = hostile(2000);
    return lines;
}

Outline outline_of_lines(const OfficialText::Lines& lines)
{
    std::vector<MarkdownBlock> blocks;
    for (const std::string& line : lines) {
        MarkdownBlock block;
        block.line = static_cast<std::uint32_t>(blocks.size() + 1);
        block.text = line;
        const std::size_t sign =
            line.empty() ? std::string::npos : std::string_view("#-|").find(line.front());
        if (sign != std::string::npos) {
            block.kind = sign == 0   ? BlockKind::heading
                         : sign == 1 ? BlockKind::list_item
                                     : BlockKind::table_cell;
            block.level = sign == 0 ? 2 : 0;
            block.text.erase(0, 1);
        }
        blocks.push_back(std::move(block));
    }
    return outline_of(blocks);
}

std::string text_of_lines(const OfficialText::Lines& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

}
