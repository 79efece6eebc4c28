#include "suggest/concepts.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "prose/character.h"

namespace mingbai {

namespace {

constexpr std::size_t longest_word = 6;  // characters, of the Chinese words below

// A line a concept. English words in any form; they are compared by their stems.
constexpr std::string_view concept_lines[] = {
    "培训 轮训 集训 研修 实训 进修 跟班 培训班 研修班 学习班 业务学习 集中学习 train course "
    "seminar workshop",
    "检查 巡查 督查 抽查 排查 核查 暗访 巡检 清查 督导 回头看 inspect visit check",
    "审查 审核 把关 初审 复审 书面意见 review vet legality",
    "授课 讲课 上课 讲座 宣讲 课时 法治课 辅导课 一堂课 节课 lesson lecture taught teach class "
    "speak",
    "模拟法庭 小法官 庭审 模拟审判 庭审体验 moot judge trial witness court",
    "基地 教育馆 展馆 体验馆 法治馆 教育中心 陈列室 base hall exhibit museum",
    "热线 电话 来电 接听 专线 hotline helpline call line",
    "信箱 邮箱 留言 mailbox letter",
    "平台 网站 系统 小程序 公众号 platform website system portal",
    "预约 约请 网约 点单 book appointment",
    "听取 征求 意见 征询 听证 听证会 座谈 座谈会 公示 征集 来信 采纳 采用 opinion comment hear "
    "consult",
    "公开 公布 公示 上网 上墙 公开栏 张榜 登载 张贴 publish disclose publicize publicise",
    "裁量 自由裁量 裁量基准 裁量细则 discretion",
    "持证 执法证 执法资格 持证上岗 资格证 考证 certificate qualify",
    "合同 协议 协议书 contract agreement",
    "纠纷 矛盾 调解 化解 调处 调委会 人民调解 矛盾纠纷 dispute mediate settle conciliation",
    "投诉 举报 诉求 信访 来访 complaint petition",
    "移送 移交 转给 转交 转办 抄告 transfer refer pass",
    "线索 问题线索 案源 lead tip",
    "处罚 罚款 吊销 责令 查处 查扣 没收 penalty fine punish sanction",
    "免罚 不罚 不予处罚 轻微违法 首违 包容 exempt minor",
    "制定 出台 印发 施行 颁布 起草 issue adopt draft",
    "清理 废止 作废 清出 失效 repeal abolish",
    "修订 修改 修正 revise amend",
    "档案 台账 登记 名册 在册 建档 造册 record register",
    "抽检 抽样 送检 检测 检验 监测 sample test",
    "追溯 溯源 二维码 扫码 trace",
    "案卷 卷宗 评查 案卷评查",
    "应诉 出庭 被诉 诉讼 败诉 出庭应诉 litigation sued lawsuit suit",
    "负责人 局领导 县领导 镇领导 局长 县长 镇长 书记 主要负责人 一把手 班子 leader director",
    "清单 目录 权力清单 权责清单 catalogue list",
    "权责 权力 职权 权责清单 权力清单",
    "律师 法律顾问 公职律师 lawyer counsel adviser",
    "值班 坐班 驻点 轮值 值守 duty",
    "咨询 问事 解答 答疑 advice",
    "答复 回复 办结 回应 回访 回音 办复 reply answer respon return",
    "信息公开 依申请 申请公开",
    "配备 选派 聘任 聘请 选聘 到位 到岗 appoint second",
    "执法记录仪 全过程记录 录像 摄像头 监控 视频监控 明厨亮灶 camera video",
    "评选 评比 评优 表彰 获奖 award prize",
    "整改 改正 补正 rectify",
    "食堂 厨房 后厨 canteen kitchen",
    "压缩 缩短 压减 压到 提速 减时 shorten",
    "注销 退出市场 歇业",
    "普法 法治宣传 宣传 宣讲 展板 摆摊 publicity",
    "集市 赶集 大集",
    "青少年 未成年人 学生 孩子 pupil student child youth",
    "学校 中小学 校园 中心校 进校 school",
    "校外培训 学科类培训 培训机构 补习班 托管点 tutor",
    "宪法宣传周 宪法日 国家宪法日",
    "晨读 诵读 齐诵 朗读",
    "法治副校长 副校长 法制副校长",
    "履职 任职 上任",
    "执法队 执法队伍 综合执法",
    "无理由退货 退货",
    "家长 父母 监护人 parent",
    "消费者 消费维权 consumer",
    "督促 监督 监督员 supervise",
    "问责 处分 追责 discipline",
    "讲师 主讲 教员 speak lecture",
    "改造 升级 翻修 修缮 renovate",
    "专项行动 集中整治 专项整治 campaign",
    "复议 行政复议 复议机关 reconsideration review",
    "学法 集体学法 会前学法 专题学习 理论学习",
    "述法 述职述法 报告履职",
    "备案 备案审查 报备 file",
    "群众 居民 村民 百姓 公众 市民 public resident people citizen",
    "企业 经营主体 市场主体 商户 个体工商户 公司 enterprise business firm company",
    "社区矫正 矫正对象 安置帮教",
    "证明事项 告知承诺 免提交 无证明",
    "网办 线上 掌上办 网上办 一网通办 online internet",
    "窗口 便民中心 服务中心 服务站 service",
    "联合执法 联合检查 部门联合 会同 joint jointly",
    "意见 建议 想法 suggestion",
    "资金 经费 预算 拨款 fund budget money",
    "完工 竣工 建成 落成 启用 投用 开馆 投入使用 complete open",
    "违法 违规 非法 illegal unlicensed unlawful",
    "考核 考评 评估 测评 打分 assess evaluate evaluation appraisal",
    "信用 失信 守信 credit",
    "事故 险情 伤亡 accident",
    "隐患 风险点 危险 hazard danger",
    "演练 演习 实战 drill exercise",
    "村 行政村 建制村 乡村 村级 village",
    "老人 老年人 六十岁 elderly",
    "残疾人 残障 disabled",
    "时限 期限 按期 按时 限期 deadline",
    "督办 跟踪 盯办 follow",
    "招聘 录用 聘用 recruit hire",
    "编制 方案 规划 计划 plan scheme programme",
    "规定 办法 细则 条例 制度 rule regulation measure",
    "医院 诊所 卫生院 hospital clinic",
    "道路 公路 路段 road highway",
    "车辆 汽车 货车 vehicle bus",
    "教师 老师 教职工 teacher",
};

}

std::string stem_of(std::string_view word)
{
    constexpr std::string_view endings[] = {"ations", "ation", "ings", "ions", "ing",
                                            "ion",    "ies",   "ers",  "ed",   "es",
                                            "er",     "or",    "s",    "y",    "e"};
    const std::string form = folded(word);
    for (const std::string_view ending : endings)
        if (form.size() >= ending.size() + 4 && form.ends_with(ending))
            return form.substr(0, form.size() - ending.size());
    return form;
}

namespace {

using Lexicon = std::unordered_map<std::string, std::vector<std::uint64_t>>;

const Lexicon& lexicon()
{
    static const Lexicon words = [] {
        Lexicon made;
        std::uint64_t name = 0x636F6E6365707400U;
        for (std::string_view line : concept_lines) {
            ++name;
            while (!line.empty()) {
                const std::size_t end = std::min(line.find(' '), line.size());
                made[stem_of(line.substr(0, end))].push_back(name);
                line.remove_prefix(std::min(end + 1, line.size()));
            }
        }
        return made;
    }();
    return words;
}

void add(const Lexicon::const_iterator& word, const TextSpan& span, std::vector<Concept>& found)
{
    for (const std::uint64_t name : word->second)
        found.push_back({span, name});
}

// The longest word at `at`, if there is one.
void add_chinese_at(std::string_view text, std::size_t at, std::vector<Concept>& found)
{
    std::size_t ends[longest_word + 1] = {at};
    std::size_t count = 0;
    while (count < longest_word && ends[count] < text.size() &&
           utf8::is_han(utf8::first(text.substr(ends[count])).value)) {
        ends[count + 1] = end_of_character(text, ends[count]);
        ++count;
    }
    for (; count > 0; --count) {
        const auto word = lexicon().find(std::string(text.substr(at, ends[count] - at)));
        if (word == lexicon().end())
            continue;
        return add(word, {at, ends[count] - at}, found);
    }
}

}

std::vector<Concept> concepts_of(std::string_view text)
{
    std::vector<Concept> found;
    for (const Token& token : tokens_of(text)) {
        const std::size_t from =
            found.empty() ? 0 : found.back().span.begin + found.back().span.size;
        if (token.begin < from)
            continue;
        if (token.kind == TokenKind::han)
            add_chinese_at(text, token.begin, found);
        if (token.kind != TokenKind::word)
            continue;
        const auto word = lexicon().find(stem_of(text.substr(token.begin, token.size)));
        if (word != lexicon().end())
            add(word, {token.begin, token.size}, found);
    }
    return found;
}

}
