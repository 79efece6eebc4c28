#include "check/rulebook.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>
#include <variant>
#include <vector>

#include "text/toml.h"

namespace mingbai {

namespace {

constexpr Level note = Level::note;
constexpr Level warning = Level::warning;
constexpr Level error = Level::error;

// Sorted by name. Sentences name the thing first and end without blame.
// Article 24 as a government's list of what it publishes quotes it; no other article has been read word for word.
constexpr std::string_view rule_of_publication = "《法治政府建设与责任落实督察工作规定》第二十四条";
// What others who check documents and sites by them say of these; where this is not enough, people decide.
constexpr std::string_view form_of_documents = "参照GB/T 9704—2012";
constexpr std::string_view guide_of_checks = "参照政府网站检查指标（国办秘函〔2019〕19号）";
constexpr std::string_view guide_of_sites = "参照《政府网站发展指引》（国办发〔2017〕47号）";

constexpr std::array rules{
    Rule{"address-taken", error, "两个页面要用同一个网址 {0}，另一个来自 {1}",
         "two pages want the address {0}; the other comes from {1}", "改其中一个的编号或文件名",
         "change the id or file name of one of them", ""},
    Rule{"address-too-long", error, "网址太长：{0}", "the address is too long: {0}",
         "把编号或文件名写短一些", "shorten the id or the file name", ""},
    Rule{"address-vanished", error, "以前公布过的地址 {0} 没有了", "the address {0} was published and has vanished",
         "文件在提交 {1} 里被删除。请放回去并写上 withdrawn，或者在 content/redirects.toml 里写明转到哪里",
         "the file was removed in commit {1}: put it back with `withdrawn`, or say in content/redirects.toml "
         "where it leads",
         ""},
    Rule{"anchor-broken", error, "找不到段落 {0}", "there is no passage {0}",
         "请核对 {1} 里的编号", "check the numbering in {1}", ""},
    Rule{"answer-contradicts", error, "写了 not_mentioned = true，就不能再写“{0}”",
         "with not_mentioned = true there can be no \"{0}\"",
         "报告里有相关的话就引原文，删去 not_mentioned",
         "when the report speaks of it, quote it and delete not_mentioned", ""},
    Rule{"answer-duplicate", error, "同一份报告对 {0} 回应了两次",
         "the same report answers {0} twice", "合并成一条", "make one of them", ""},
    Rule{"answer-order", error, "{1} 的报告不能回应 {0}：只能回应本机关更早的报告提出的承诺",
         "the report {1} can not answer {0}: only what earlier reports of the same body commit to",
         "核对编号里的机关和年份", "check the body and the year in the id", ""},
    Rule{"assessment-changed", error,
         "{0} 的核对结论（{1}，{2}，{3}）已经写下，现在没有了、有改动或换了次序",
         "the assessment of {0} ({1}, {2}, {3}) has been changed, moved or removed",
         "照提交 {4} 的样子放回去；看法有变化，另加一条，写新的日期",
         "put it back as it stood in commit {4}; if the view has changed, add another one with its own day",
         "", {}, "台账只增不改 (the ledger only grows)"},
    Rule{"assessment-unlinked", error, "核对结论“{0}”没有原文作依据",
         "the assessment \"{0}\" rests on no passage of the report",
         "先写对引文，再下结论；报告没有提到的，不下结论",
         "quote the passage first; what a report does not mention is not assessed",
         "", {}, "有原文才有结论 (no conclusion without a passage)"},
    Rule{"asset-missing", error, "主题里没有样式表要用的文件 {0}",
         "the theme has no file {0}, which its style sheet names", "", "", ""},
    Rule{"attachment-active", error, "附件不能是网页或程序（{0}）",
         "an attachment can not be a web page or a program ({0})", "请改用PDF、DOCX或图片",
         "use PDF, DOCX or an image", ""},
    Rule{"base-path-changed", warning, "以前公布在 {0} 之下的地址不在本站范围内，本站不能自己转过来",
         "what was published below {0} is out of this site's reach, so that it can not lead on by itself",
         "base_path 改过。请让网站服务器把 {0} 之下的地址转到 {1} 之下；办好后在 [rules] 里写 base-path-changed = \"note\"",
         "base_path was changed: let the web server lead from below {0} to below {1}; once that is done, write "
         "base-path-changed = \"note\" under [rules]",
         ""},
    Rule{"basis-unread", note, "规则包的 {0} 没有写明在哪里、哪一天看过“{1}”，不当作依据显示",
         "{0} of a rule pack does not say where and when \"{1}\" was read, so it is not shown as a basis",
         "看过原文以后，在 basis 里写上 source 和 seen", "once somebody has read it, write source and seen into basis", ""},
    Rule{"bidi-control", error, "有看不见的文字方向控制符 {0}",
         "an invisible text-direction character {0}", "删掉这个字符",
         "delete this character", ""},
    Rule{"body-in-two-sites", note, "单位编号“{0}”也在网站 {1} 里，两处分开列出",
         "the body \"{0}\" is on the site {1}, too; both are listed apart",
         "是同一个单位的，请和它们说清楚以哪一处为准",
         "where it is one body, agree with the sites which of them speaks for it", ""},
    Rule{"column-domain", warning, "网站域名写的是“{0}”，栏目所在的门户是“{1}”",
         "the site's domain is \"{0}\", and the column stands in the portal \"{1}\"",
         "栏目的官方标识写门户网站的", "a column states the entries of its portal", "", guide_of_sites},
    Rule{"config-missing", error, "没有网站配置文件 site-config.toml",
         "the site has no site-config.toml", "网站的文件夹里要有 site-config.toml 和 content/",
         "a site's folder holds site-config.toml and content/", ""},
    Rule{"continues-order", error, "只能接续更早年份的承诺，{0} 不是",
         "only a commitment of an earlier year can be continued, and {0} is none", "", "", ""},
    Rule{"control-character", error, "有看不见的控制字符 {0}", "an invisible control character {0}",
         "多半是从其他软件粘贴来的，删掉即可",
         "most likely pasted from another program; delete it", ""},
    Rule{"date-bad", error, "{0} 不是日期", "{0} is not a date",
         "日期写作 2023-09-20，不加引号",
         "write 2023-09-20, without quotation marks", ""},
    Rule{"date-file-name", warning, "文件名应以日期 {0}- 开头",
         "the file name should begin with the date {0}-", "", "", ""},
    Rule{"date-future", error, "日期 {0} 晚于今天（{1}）", "the date {0} lies after the day {1}",
         "请核对日期", "check the date", ""},
    Rule{"date-order", error, "日期先后不对：{1} 早于 {0}",
         "the dates are in the wrong order: {1} lies before {0}", "", "", ""},
    Rule{"date-unknown", warning, "{0} 写的是 \"unknown\"，页面会说明本站未取得",
         "{0} is \"unknown\"; the page says that this site has not obtained it",
         "取得后请补上，例如 2024-03-05", "add it once it is known, for example 2024-03-05", ""},
    Rule{"date-zero", note, "日期里有虚位：{0}", "a date is written with a zero in front: {0}",
         "月、日前面不加0。报告已经公布的，照录原文", "months and days take no zero; what was published stays as it was", "", form_of_documents},
    Rule{"directory-entry", warning, "{0} 有索引号，没有写“{1}”", "{0} has an index number, but no \"{1}\"",
         "信息公开目录的每一条有索引号、名称、内容概述和日期。内容概述由人写，程序不代写",
         "an entry of the directory has index, name, summary and date; people write the summary, never the program", ""},
    Rule{"document-number-form", note, "发文字号写作“{0}”", "the number of a document is written {0}",
         "通常写作{1}。报告已经公布的，照录原文", "it is usually written {1}; what was published stays as it was", "", form_of_documents},
    Rule{"draft-after-publication", error, "以前公布过，不能再改成草稿：地址 {0} 会没有",
         "what was published can not become a draft again: the address {0} would vanish",
         "它在提交 {1} 里已经公布。要撤下，请写 withdrawn，说明日期和原因",
         "it was public in commit {1}; to take it back, write `withdrawn` with day and reason", ""},
    Rule{"draft-mark", warning, "这里标有“{0}”", "this is marked as a draft: {0}",
         "请核对这是不是定稿", "check whether this is the final text", ""},
    Rule{"encoding-bom", warning, "文件开头有字节顺序标记（BOM）",
         "the file begins with a byte order mark", "请另存为“UTF-8”，不要选“带BOM的UTF-8”",
         "save it as UTF-8 without BOM", ""},
    Rule{"encoding-utf8", error, "这里不是UTF-8编码", "the bytes here are not UTF-8",
         "请在编辑软件里另存为UTF-8", "save the file as UTF-8", ""},
    Rule{"exact-and-more", note, "“{0}”：数字精确到个位，又说有余", "\"{0}\" is exact and yet says more",
         "请核对原文。报告已经公布的，照录原文", "compare it with the paper; what was published stays as it was", ""},
    Rule{"figure-duplicate", warning, "同一份报告为“{0}”写了两个同一时期的数据，历年对比用第一个",
         "the report states \"{0}\" twice for the same period; series use the first", "", "", ""},
    Rule{"figure-not-in-quote", warning, "引文里没有“{0}”这个数", "the quote does not say {0}",
         "核对数和引文；引文要把这个数也引进来", "check the number, and quote the words that state it", ""},
    Rule{"figure-unit", error, "单位“{0}”不是指标“{2}”的单位“{1}”",
         "the unit \"{0}\" is not \"{1}\", the unit of the indicator \"{2}\"",
         "单位不同就不是同一个指标，请另立一个指标", "another unit is another indicator", ""},
    Rule{"file-stray", warning, "这个文件不属于网站的任何部分，没有发布",
         "this file belongs to no part of the site and is not published",
         "请核对文件名和所在文件夹", "check its name and its folder", ""},
    Rule{"file-too-large", error, "文件超过{0}MB", "the file is larger than {0} MB", "", "", ""},
    Rule{"fragment-long", error, "页头页脚的文件超过{0}KB", "the header or footer is larger than {0} KB", "", "", ""},
    Rule{"fragment-open", error, "<{0}> 没有写结束标记", "<{0}> has no end tag", "补上 </{0}>", "add </{0}>", ""},
    Rule{"fragment-syntax", error, "这段HTML有写错的地方", "this HTML has a fault",
         "只写页头或页脚这一段，不要整个网页；标记要成对，次序不能交叉",
         "write the header or footer alone, no whole page; tags come in pairs and do not cross", ""},
    Rule{"front-matter-missing", error, "文件要以单独一行 +++ 开头",
         "the file must begin with a line +++", "+++ 之间写标题和日期，之后写正文",
         "title and dates stand between two lines +++, the text follows", ""},
    Rule{"front-matter-open", error, "缺少第二行 +++", "the second line +++ is missing",
         "在正文之前加一行 +++", "add a line +++ before the text", ""},
    Rule{"heading-no-space", warning, "井号后面没有空格，不会成为标题",
         "without a space after # this is no heading", "写作“## 标题”（半角井号，空一格）",
         "write \"## Title\"", ""},
    Rule{"history-cut", note, "这里只有一部分提交历史，更早的编号和核对结论没有核对",
         "only a part of the history is here; ids and assessments of earlier commits are not checked",
         "git fetch --unshallow", "git fetch --unshallow", ""},
    Rule{"id-bad", error, "编号“{0}”只能用小写字母、数字和连字符",
         "the id \"{0}\" may hold only lower-case letters, digits and hyphens", "", "", ""},
    Rule{"id-duplicate", error, "编号“{0}”重复", "the id \"{0}\" stands twice", "", "", ""},
    Rule{"id-reserved", error, "编号“{0}”有别的用处，不能使用",
         "the id \"{0}\" is reserved", "", "", ""},
    Rule{"id-vanished", error, "承诺编号 {0} 原来有，现在没有了",
         "the commitment {0} once stood here and has vanished",
         "它在提交 {1} 里。编号不能删除或改名，请放回去",
         "it stood in commit {1}; ids are never deleted or renamed: put it back",
         "", {}, "台账只增不改 (the ledger only grows)"},
    Rule{"image-broken", error, "找不到图片 {0}", "there is no image {0}",
         "图片要和记录放在同一个文件夹，并一起提交",
         "the image must lie beside the record and be committed with it", ""},
    Rule{"image-elsewhere", error, "图片 {0} 在别的网站上", "the image {0} lies on another site",
         "把图片放在记录旁边，一起提交", "put the image beside the record and commit it", ""},
    Rule{"image-no-alt", error, "图片没有文字说明", "the image has no text alternative",
         "写作 ![图片说明](文件名)", "write ![what it shows](file name)", ""},
    Rule{"index-duplicate", error, "索引号 {0} 已经用于 {1}", "the index number {0} is that of {1}",
         "每份文件有自己的索引号，请核对", "every document has an index number of its own", ""},
    Rule{"internal-mark", warning, "这里标有“{0}”", "this is marked as internal: {0}",
         "请核对能不能公开", "check whether it may be published", ""},
    Rule{"key-missing", error, "缺少“{0}”", "\"{0}\" is missing", "补上 {0}，写法见 content/README.md",
         "add {0}; content/README.md shows how", ""},
    Rule{"key-type", error, "“{0}”的写法不对，应为：{1}", "\"{0}\" should be {1}", "", "", ""},
    Rule{"key-unknown", error, "没有“{0}”这一项", "there is no key \"{0}\"",
         "是不是“{1}”？", "did you mean \"{1}\"?", ""},
    Rule{"key-value", error, "“{0}”不能写“{1}”", "\"{0}\" can not be \"{1}\"", "可以写：{2}",
         "allowed: {2}", ""},
    Rule{"law-words-mixed", note, "“法治”用了{0}次，“法制”用了{1}次（第{2}行）",
         "法治 stands {0} times and 法制 {1} times (lines {2})",
         "两个词意思不同，请核对。报告已经公布的，照录原文", "the two words differ in meaning; what was published stays as it was", ""},
    Rule{"lfs-pointer", error, "这里只有Git LFS的指针，没有文件本身",
         "this is only a Git LFS pointer, not the file", "请不用LFS，直接提交文件",
         "commit the file itself, without LFS", ""},
    Rule{"line-ends", warning, "行末是Windows换行符", "the lines end as on Windows",
         "不影响发布；保存时选“LF”更好", "it can be published; LF is better", ""},
    Rule{"link-broken", error, "链接 {0} 没有对应的页面", "the link {0} leads to no page",
         "是不是 {1}？", "did you mean {1}?", ""},
    Rule{"link-unsafe", error, "不允许这种链接：{0}", "this kind of link is not allowed: {0}",
         "只能用网页、邮件、电话链接和相对链接", "use http, https, mailto, tel or a relative link", ""},
    Rule{"list-repeat", note, "同一串列举里，“{0}”出现了两次", "\"{0}\" stands twice in one list",
         "请核对原文。报告已经公布的，照录原文", "compare it with the paper; what was published stays as it was", ""},
    Rule{"metadata-empty", warning, "“{0}”写的是“{1}”，等于没有写", "\"{0}\" is \"{1}\", which says nothing",
         "没有就不写这一项", "leave the key out when there is nothing to say", ""},
    Rule{"nesting-too-deep", error, "嵌套层数太多", "the nesting is too deep", "", "", ""},
    Rule{"news-old", warning, "截至 {0}，本站最新的内容是 {1} 的，已超过两周", "as of {0}, the newest on this site is of {1}, more than two weeks ago",
         "单独开设的网站首页要常有更新。一年才更新几次的，可以做成门户网站的一个栏目，见 content/README.md 的 [column]",
         "the front page of a site of its own is looked at for news; what changes a few times a year can be a column of the portal, see "
         "[column] in content/README.md",
         "", guide_of_checks},
    Rule{"numbering-gap", note, "序号不连续：“{1}”之后是“{0}”", "the numbering leaps: {0} follows {1}",
         "请核对原文。报告已经公布的，照录原文", "compare it with the paper; what was published stays as it was", "", form_of_documents},
    Rule{"numbering-repeat", note, "序号“{0}”重复", "the number {0} stands twice",
         "请核对原文。报告已经公布的，照录原文", "compare it with the paper; what was published stays as it was", "", form_of_documents},
    Rule{"official-form", warning, "官方标识“{0}”写的是“{1}”", "the official entry \"{0}\" is \"{1}\"",
         "通常的写法例如 {2}，请核对", "it usually looks like {2}", "", guide_of_sites},
    Rule{"official-missing", warning, "没有填写官方标识“{0}”，页面上不会出现",
         "the official entry \"{0}\" is not stated and is left out of the pages", "", "", "", guide_of_sites},
    Rule{"original-missing", error, "只有译文，没有{0}原文", "there is a translation but no original in {0}",
         "", "", ""},
    Rule{"pack-day", warning, "{1}是 {2}，规则包要求在 {3} 之前", "{1} is {2}; the rule pack asks for a day before {3}",
         "规则包的这一条：{0}", "asked by {0}", ""},
    Rule{"pack-field", warning, "没有写“{1}”", "\"{1}\" is not stated", "规则包的这一条：{0}", "asked by {0}", ""},
    Rule{"pack-section", warning, "报告里没有标题含有“{1}”的部分", "no heading of the report says \"{1}\"",
         "规则包的这一条：{0}", "asked by {0}", ""},
    Rule{"pack-words", warning, "“{1}”应写作“{2}”", "\"{1}\" should be \"{2}\"", "规则包的这一条：{0}", "asked by {0}", ""},
    Rule{"path-bad", error, "文件名不能用在网站里", "the file name can not be part of a site",
         "问题在“{0}”", "the fault is \"{0}\"", ""},
    Rule{"path-case", error, "两个文件名只有大小写不同，另一个是 {0}",
         "two file names differ only in case; the other is {0}", "", "", ""},
    Rule{"path-depth", error, "文件夹层数太多", "the folders are nested too deeply", "", "", ""},
    Rule{"path-special", error, "这里不是普通文件，没有读取", "this is no ordinary file and is not read",
         "", "", ""},
    Rule{"path-submodule", error, "这里是另一个仓库（子模块），没有读取",
         "this is another repository (a submodule) and is not read", "请直接提交文件",
         "commit the files themselves", ""},
    Rule{"path-symlink", error, "这里是符号链接，没有读取", "this is a symbolic link and is not read",
         "请直接提交文件", "commit the file itself", ""},
    Rule{"personal-card", error, "这里有一个银行卡号 {0}", "here stands the number of a bank card, {0}",
         "个人信息不能公布，请删去", "personal data must not be published: take it out",
         "", {}, "公开了就收不回来 (what was public once can not be taken back)"},
    Rule{"personal-former", error, "以前的版本 {0} 里有个人信息", "the former version {0} holds personal data",
         "在 content/withheld.toml 里写上 [[withheld]]，document = \"{1}\"，revision = \"{0}\"，以及 reason、by、on",
         "add to content/withheld.toml a [[withheld]] with document = \"{1}\", revision = \"{0}\", and reason, by, on",
         "", {}, "公开了就收不回来 (what was public once can not be taken back)"},
    Rule{"personal-id", error, "这里有一个身份证号 {0}", "here stands the number of an identity card, {0}",
         "个人信息不能公布，请删去", "personal data must not be published: take it out",
         "", {}, "公开了就收不回来 (what was public once can not be taken back)"},
    Rule{"personal-mobile", error, "这里有一个手机号码 {0}", "here stands the number of a mobile telephone, {0}",
         "个人的号码请删去；单位的值班号码，在 site-config.toml 的 [rules] 里把这一条改为 \"note\"",
         "take a person's number out; for an office's own set this rule to \"note\" in [rules] of "
         "site-config.toml",
         ""},
    Rule{"photo-consent", error, "图片 {0} 没有写说明和同意的情况", "the picture {0} lacks alt and consent",
         "在记录里写 [[images]]：file、alt（图里有什么）、consent（谁同意公布；没有人的写“图中无人”）",
         "write [[images]] in its record: file, alt (what is to be seen), consent (who agreed; or that nobody is in it)",
         ""},
    Rule{"photo-damaged", error, "图片已损坏，只有一部分能够显示",
         "the picture is damaged: only a part of it can be shown",
         "重新导出或重新复制原来的图片，再提交", "export or copy the original picture again, then commit it", ""},
    Rule{"photo-too-large", error, "图片有{0}×{1}像素，太大了", "the picture has {0}×{1} pixels, which is too large",
         "缩小到五千万像素以内再提交", "make it smaller, at most 50 million pixels, then commit it", ""},
    Rule{"photo-unreadable", error, "图片不能读取，没有办法去掉拍摄地点等信息",
         "the picture can not be read, so that its place and the like can not be taken out",
         "另存为JPEG、PNG或WebP后再提交", "save it as JPEG, PNG or WebP and commit again", ""},
    Rule{"placeholder", error, "留有没有填写或没有清理的内容“{0}”",
         "\"{0}\" was left over or never filled in", "请补全或删掉", "fill it in or delete it", ""},
    Rule{"quantity-differs", note, "“{0}”这里是{1}，第{3}行是{2}", "after \"{0}\" it says {1} here and {2} in line {3}",
         "请核对是不是同一件事。报告已经公布的，照录原文", "check whether both speak of the same; what was published stays as it was", ""},
    Rule{"quote-ambiguous", error, "这段引文在原文里出现两次：{0} 和 {1}",
         "the quote stands twice in the text: {0} and {1}", "用 at = \"{0}\" 指明，或把引文写长一些",
         "say which with at = \"{0}\", or quote more", ""},
    Rule{"quote-elsewhere", error, "{0} 里找不到这段引文", "the quote is not at {0}",
         "{1} 有相近文字：“{2}”", "at {1} there is: “{2}”", ""},
    Rule{"quote-form", error, "引文与原文只有标点、全角半角或空格不同",
         "the quote differs from the text only in punctuation, width or blanks",
         "{1} 的原文：“{2}”", "at {1} the text says: “{2}”", ""},
    Rule{"quote-not-found", error, "原文中找不到这段引文", "the quote is not in the text",
         "{1} 有相近文字：“{2}”", "at {1} there is: “{2}”", ""},
    Rule{"quote-short", error, "引文不足四个字", "the quote is shorter than four characters", "", "",
         ""},
    Rule{"raw-html", error, "正文里不能写HTML：{0}", "HTML is not allowed in the text: {0}",
         "用Markdown写；要显示尖括号，前面加反斜杠", "use Markdown; put a backslash before < to show it",
         ""},
    Rule{"reference-dangling", error, "“{0}”里的 {1} 不存在", "\"{0}\" names {1}, which does not exist",
         "是不是 {2}？", "did you mean {2}?", ""},
    Rule{"report-late", note, "{1}年度报告的发布日期是 {0}，规定的时间是 {2} 之前",
         "the report for {1} is dated {0}; the rule is: before {2}", "", "", rule_of_publication},
    Rule{"report-not-here", note, "截至 {3}，本站没有收录{0}{1}年度的报告，规定的公布时间是 {2} 之前",
         "as of {3}, this site holds no report of {0} for {1}; the rule is: public before {2}", "", "", rule_of_publication},
    Rule{"rule-needed", error, "规则“{0}”是错误一级的，不能停用", "the rule \"{0}\" is an error and can not be switched off",
         "", "", ""},
    Rule{"rule-off", note, "规则“{0}”已停用，它的发现不再列出：{1}", "the rule \"{0}\" is switched off, and what it finds is not listed: {1}",
         "", "", ""},
    Rule{"rule-of-law", error, "规则“{0}”依据{1}，轻重不能改",
         "the rule \"{0}\" follows {1}; its weight can not be changed", "", "", ""},
    Rule{"secrecy-mark", error, "这里标有密级“{0}”", "this is marked as secret: {0}",
         "涉密文件不能公布。请立即停止，联系保密人员", "secret papers must not be published: stop, and call whoever is in charge of them", ""},
    Rule{"section-missing", warning, "报告里没有认出“{0}”部分",
         "no part of the report was recognised as \"{0}\"",
         "如果有这一部分，用 roles 指明它的编号", "if it is there, name its anchor in roles",
         "《法治政府建设与责任落实督察工作规定》"},
    Rule{"site-address-elsewhere", error, "网址“{0}”不在 {1} 之下",
         "the address \"{0}\" does not lie below {1}",
         "核对 site-config.toml 里这个网站的 url；没有错的，请告诉那个网站",
         "check the `url` of that site in site-config.toml; when it is right, tell that site", ""},
    Rule{"site-data-missing", warning, "还没有取来网站 {0} 的数据",
         "the data of the site {0} have not been fetched yet",
         "运行 mingbai gather，再提交 content/sites/",
         "run mingbai gather and commit content/sites/", ""},
    Rule{"site-data-old", warning, "网站 {0} 的数据截至{1}，已有{2}天",
         "the data of the site {0} are those of {1}, {2} days ago",
         "运行 mingbai gather，再提交 content/sites/",
         "run mingbai gather and commit content/sites/", ""},
    Rule{"site-file-digest", error, "{0} 和 datapackage.json 里写的SHA-256不符",
         "{0} is not the file whose SHA-256 stands in datapackage.json",
         "多半是取数据时那个网站正在更新，再取一次：mingbai gather；这里的文件不要改",
         "most likely that site was being published just then: run mingbai gather again; the files here are not to be edited", ""},
    Rule{"site-file-form", error, "{0} 不完整、太大或者格式不对",
         "{0} is not whole, too large, or not of its form",
         "再取一次：mingbai gather；还不行，请告诉那个网站",
         "run mingbai gather again; when it stays so, tell that site", ""},
    Rule{"site-file-missing", error, "没有 {0}",
         "there is no {0}",
         "那个网站要由有这张表的版本生成；再取一次：mingbai gather",
         "that site must be built by a version that publishes this table; run mingbai gather again", ""},
    Rule{"site-url-open", warning, "{0} 不是https，路上能被人改",
         "{0} is not https and can be altered on its way",
         "那个网站有https的，请写https",
         "write https when that site has it", ""},
    Rule{"site-value-bad", error, "{0} 不能是“{1}”",
         "{0} can not be \"{1}\"",
         "请告诉那个网站；取来的数据不要改",
         "tell that site; what was fetched is not to be edited", ""},
    Rule{"slot-address", error, "页头页脚里不能用地址“{0}”", "the header or footer can not use the address \"{0}\"",
         "链接写完整网址，或以 / 开头（指门户网站）；图片放在主题的 assets 文件夹里，写文件名",
         "a link is a whole address or begins with / (of the portal); an image is a file of the theme's assets", ""},
    Rule{"slot-attribute", error, "页头页脚里的 <{0}> 不能写 {1}", "<{0}> in the header or footer can not have {1}",
         "删掉这一项；样式写在主题的样式表里", "delete it; what it looks like is for the theme's style sheet", ""},
    Rule{"slot-element", error, "页头页脚里不能用 <{0}>", "the header or footer can not hold <{0}>",
         "可以用：div p nav ul ol li dl dt dd a span strong em b i small abbr img br hr",
         "allowed: div p nav ul ol li dl dt dd a span strong em b i small abbr img br hr", ""},
    Rule{"slot-landmark", error, "另一个导航也叫“{0}”", "another <nav> is called \"{0}\", too",
         "换一个名称，例如“门户网站导航”", "give it a name of its own, such as \"Portal\"", ""},
    Rule{"slot-missing", error, "<{0}> 缺少 {1}", "<{0}> lacks {1}", "", "", ""},
    Rule{"slot-name", error, "“{0}”要以 portal- 开头", "\"{0}\" has to begin with portal-",
         "页头页脚里的 class 和 id 用自己的名称，才不会与网页的相混",
         "classes and ids of the header and footer have names of their own, so as not to meet those of the page", ""},
    Rule{"slot-nesting", error, "{0} 不能放在 {1} 里", "{0} can not stand in {1}", "", "", ""},
    Rule{"sum-wrong", note, "“{0}”：相加是{1}", "\"{0}\": the sum is {1}",
         "请核对原文。报告已经公布的，照录原文", "compare it with the paper; what was published stays as it was", ""},
    Rule{"table-incomplete", error, "表格里缺少的单元格太多",
         "too many cells of the table are missing",
         "每一行的列数要一样", "every row has as many cells as the first", ""},
    Rule{"table-too-wide", error, "表格超过64列", "the table has more than 64 columns", "", "", ""},
    Rule{"template-cycle", error, "模板 {0} 包含了自己", "the template {0} includes itself", "", "", ""},
    Rule{"template-escape", error, "模板里的名字 {0} 与内容的类型不符",
         "the template prints {0} as what it is not",
         "以 _html 结尾的名字写三个花括号，其余写两个",
         "three braces for names that end in _html, two for all others", ""},
    Rule{"template-hole", error, "模板 {1} 没有用到 {0}", "the template {1} does not use {0}", "", "", ""},
    Rule{"template-missing", error, "主题缺少模板 {0}", "the theme has no template {0}", "", "", ""},
    Rule{"template-name", error, "模板用了页面没有的名字 {0}",
         "the template uses the name {0}, which the page does not offer", "", "", ""},
    Rule{"template-size", error, "模板连同其部分超过{0}字节",
         "the template with its parts is larger than {0} bytes", "", "", ""},
    Rule{"template-syntax", error, "模板写法有误：{0}", "the template can not be read: {0}", "", "", ""},
    Rule{"template-value", error, "模板要印出 {0}，它不是文字", "the template prints {0}, which is no text",
         "", "", ""},
    Rule{"term-wrong", warning, "“{0}”应写作“{1}”", "\"{0}\" should be \"{1}\"",
         "{2}", "{2}", ""},
    Rule{"theme-missing", error, "找不到主题 {0}", "there is no theme {0}",
         "主题放在 themes/{0}/ 里，和内容一起提交",
         "a theme lies in themes/{0}/ and is committed with the content", ""},
    Rule{"toml-syntax", error, "写法有误：{0}", "this can not be read: {0}",
         "文字要加英文双引号，例如 title = \"标题\"", "text stands in double quotes: title = \"Title\"",
         ""},
    Rule{"translation-missing", warning, "“{0}”没有{1}译文，页面用原文",
         "\"{0}\" has no {1} words; the page shows the original", "", "", ""},
    Rule{"translation-outline", warning, "译文的段落与原文不对应：这里是“{0}”，原文是“{1}”",
         "the translation's passages differ from the original's: here {0}, there {1}", "", "", ""},
    Rule{"translation-source-unknown", warning, "原文没有过 {1} 这个版本，不知道译文译的是哪一版",
         "the original never was {1}, so it is not known which version was translated",
         "核对译文后写上：from = \"{0}\"", "check the translation, then write: from = \"{0}\"", ""},
    Rule{"translation-stale", warning, "翻译以后，原文有过改动", "the original has changed since it was translated",
         "核对译文后写上：from = \"{0}\"", "check the translation, then write: from = \"{0}\"", ""},
    Rule{"tree-vanished", error, "以前公布过的地址 {0} 和它下面的地址都没有了",
         "the address {0} and those below it were published and have vanished",
         "提交 {1} 的设置里有 {2}。请恢复它，或者在 content/redirects.toml 里写明 {0} 转到哪里",
         "the settings in commit {1} had {2}: put it back, or say in content/redirects.toml where {0} leads",
         ""},
    Rule{"url-missing", warning, "没有填写网址 url，不生成订阅源和站点地图",
         "no url is stated, so there are no feeds, canonical links and sitemap", "", "", ""},
    Rule{"withheld-current", error, "{0} 的现行版本不能这样隐去", "the current text of {0} can not be withheld",
         "要撤回现行文件，请在文件里写 withdrawn", "to withdraw the document, write `withdrawn` in it", ""},
    Rule{"withheld-unknown", error, "{0} 没有以 {1} 开头的版本", "{0} has no version that begins with {1}",
         "文件的路径和版本号见网站上的修订历史", "path and version stand on the document's page of revisions", ""},
    Rule{"word-arguments", error, "界面文字“{0}”（{1}）要填入内容，模板不能直接使用",
         "the interface word \"{0}\" ({1}) has to be filled in; a template can not say it", "", "", ""},
    Rule{"word-message", error, "界面文字“{0}”的写法有误", "the interface word \"{0}\" can not be read",
         "", "", ""},
    Rule{"word-missing", error, "界面文字“{0}”缺少语言 {1}",
         "the interface word \"{0}\" is missing in {1}", "", "", ""},
    Rule{"word-unknown", error, "words.toml 里没有界面文字“{0}”",
         "words.toml has no interface word \"{0}\"", "是不是“{1}”？", "did you mean \"{1}\"?", ""},
};

struct Phrase {
    std::string_view words;
    std::string_view chinese;
};

// The parts of a report as 督察工作规定 names them; codes are for files, these are for people.
constexpr std::array<Phrase, 4> parts{{{"results", "主要举措和成效"},
                                       {"problems", "不足和原因"},
                                       {"leader_duty", "主要负责人履行职责情况"},
                                       {"plan", "下一年度主要安排"}}};

// The keys of a report, as people call them.
constexpr std::array<Phrase, 5> report_keys{{{"published", "发布日期"},
                                             {"issued", "成文日期"},
                                             {"summary", "内容概述"},
                                             {"index_number", "索引号"},
                                             {"document_number", "文号"}}};

constexpr std::array<Phrase, 3> value_types{{{"text", "加英文双引号的文字"},
                                             {"number", "数字，不加引号"},
                                             {"true/false", "true 或 false，不加引号"}}};

// Parts of the sentences in which toml++ says what is wrong. Whoever mends it may not read English.
constexpr std::array<Phrase, 8> syntax_faults{
    {{"could not determine value type", "认不出这个值"},
     {"cannot redefine existing", "同一项写了两次"},
     {"unescaped control characters", "引号没有成对"},
     {"unterminated string", "引号没有成对"},
     {"encountered end-of-file", "没有写完"},
     {"bare keys may not begin", "等号前面的名字只能用英文字母、数字、下划线和连字符"},
     {"expected '='", "名字后面缺少等号"},
     {"expected value", "等号后面缺少值"}}};

template <std::size_t Size>
std::string_view chinese_of(const std::array<Phrase, Size>& phrases, std::string_view word)
{
    const auto found = std::find_if(phrases.begin(), phrases.end(),
                                    [&](const Phrase& phrase) { return phrase.words == word; });
    return found == phrases.end() ? word : found->chinese;
}

std::string_view chinese_fault(std::string_view said)
{
    for (const Phrase& phrase : syntax_faults)
        if (said.find(phrase.words) != std::string_view::npos)
            return phrase.chinese;
    return "请核对引号、括号和等号";
}

// Only where a word is such a code: a kind or a key may be called "plan" or "text" too.
std::string spoken(const Problem& problem, std::size_t index, Tongue tongue)
{
    const std::string_view word = problem.words[index];
    if (tongue == Tongue::chinese && problem.rule == "section-missing")
        return std::string(chinese_of(parts, word));
    if (tongue == Tongue::chinese && problem.rule == "key-type" && index == 1)
        return std::string(chinese_of(value_types, word));
    const bool is_key = problem.rule == "pack-day" || problem.rule == "pack-field" || problem.rule == "directory-entry";
    if (tongue == Tongue::chinese && is_key && index == 1)
        return std::string(chinese_of(report_keys, word));
    const bool is_slot = problem.rule == "slot-missing" || problem.rule == "slot-nesting";
    if (tongue == Tongue::chinese && is_slot && word == "text")
        return "文字";
    if (tongue == Tongue::chinese && problem.rule == "toml-syntax")
        return std::string(chinese_fault(word));
    return std::string(word);
}

struct Filled {
    std::string text;
    bool complete = true;  // every word that the pattern uses is there and not empty
};

Filled filled(std::string_view pattern, const Problem& problem, Tongue tongue)
{
    Filled result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool opens = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
        if (!opens) {
            result.text += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (index >= problem.words.size() || problem.words[index].empty())
            result.complete = false;
        else
            result.text += spoken(problem, index, tongue);
        i += 2;
    }
    return result;
}

const Rule* find_rule(std::string_view name)
{
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : &*found;
}

std::string nearest_rule(std::string_view name)
{
    std::vector<std::string> names;
    for (const Rule& rule : rules)
        names.emplace_back(rule.name);
    return toml::nearest(name, names);
}

// Its problems name the demand first.
constexpr std::string_view pack_prefix = "pack-";

const Rule& rule_of(const Problem& problem)
{
    const Rule* rule = find_rule(problem.rule);
    assert(rule && "every rule that is reported stands in the rulebook");
    return *rule;
}

}

std::span<const Rule> all_rules() { return rules; }

namespace {

Level level_of_code(std::string_view code)
{
    return code == "note" ? note : code == "warning" ? warning : error;
}

// Why the weight of a rule is not for others to lower; empty: it is.
std::string_view reason_to_stay(const Rule& rule) { return rule.basis.empty() ? rule.principle : rule.basis; }

}

Rulebook::Rulebook(const std::map<std::string, std::string>& chosen_levels, Problems& problems,
                   const std::vector<RulePack>& packs)
{
    for (const auto& [name, level] : chosen_levels) {
        const Rule* rule = find_rule(name);
        if (!rule)
            problems.add("key-unknown", {"site-config.toml"}, {"rules." + name, nearest_rule(name)});
        else if (const std::string_view reason = reason_to_stay(*rule); !reason.empty())
            problems.add("rule-of-law", {"site-config.toml"}, {name, std::string(reason)});
        else
            chosen_[name] = level_of_code(level);
    }
    for (const RulePack& pack : packs)
        take_over(pack, chosen_levels, problems);
}

void Rulebook::take_over(const RulePack& pack, const std::map<std::string, std::string>& chosen_levels,
                         Problems& problems)
{
    for (const Demand& demand : pack.demands) {
        const auto* wanted = std::get_if<WantedLevel>(&demand.wanted);
        if (wanted == nullptr)
            demands_[demand.id] = {level_of_code(demand.level), demand.basis, pack.is_example};
        else if (!chosen_levels.contains(wanted->rule))
            take_over(*wanted, demand, pack, problems);
    }
}

void Rulebook::take_over(const WantedLevel& wanted, const Demand& demand, const RulePack& pack, Problems& problems)
{
    const Rule* rule = find_rule(wanted.rule);
    if (rule == nullptr)
        return problems.add("key-unknown", demand.place, {wanted.rule, nearest_rule(wanted.rule)});
    const bool is_off = wanted.level == "off";
    const std::string_view reason = reason_to_stay(*rule);
    if (!reason.empty() && (is_off || level_of_code(wanted.level) < rule->level))
        return problems.add("rule-of-law", demand.place, {wanted.rule, std::string(reason)});
    if (is_off && rule->level == error)
        return problems.add("rule-needed", demand.place, {wanted.rule});
    if (is_off) {
        off_.insert(wanted.rule);
        return problems.add("rule-off", demand.place, {wanted.rule, wanted.reason});
    }
    chosen_[wanted.rule] = level_of_code(wanted.level);
    demands_[wanted.rule] = {chosen_[wanted.rule], demand.basis, pack.is_example};
}

const Rulebook::Asked* Rulebook::asked_by_pack(const Problem& problem) const
{
    const bool is_of_pack = problem.rule.starts_with(pack_prefix) && !problem.words.empty();
    const auto found = demands_.find(is_of_pack ? problem.words.front() : problem.rule);
    return found == demands_.end() ? nullptr : &found->second;
}

bool Rulebook::is_off(const Problem& problem) const { return off_.contains(problem.rule); }

std::string Rulebook::pack_basis(const Problem& problem, Tongue tongue) const
{
    const Asked* asked = asked_by_pack(problem);
    if (asked == nullptr)
        return {};
    const bool chinese = tongue == Tongue::chinese;
    const DemandBasis& basis = asked->basis;
    if (!basis.is_read())
        return chinese ? "未核实，是规则包自己的要求" : "not verified; the rule pack asks it of its own";
    std::string text = asked->is_example ? (chinese ? "（示例）" : "(example) ") : "";
    text += basis.name + basis.article;
    return text + (chinese ? "（" : " (") + basis.source + (chinese ? "，" : ", read on ") + to_text(*basis.seen) +
           (chinese ? "看过）" : ")");
}

std::string Rulebook::basis(const Problem& problem, Tongue tongue) const
{
    std::string of_pack = pack_basis(problem, tongue);
    const Rule& rule = rule_of(problem);
    return !of_pack.empty() ? of_pack : std::string(rule.basis.empty() ? rule.guide : rule.basis);
}

Level Rulebook::level_of(const Problem& problem) const
{
    const Asked* asked = asked_by_pack(problem);
    if (asked != nullptr && problem.rule.starts_with(pack_prefix))
        return asked->level;
    const auto chosen = chosen_.find(problem.rule);
    return chosen == chosen_.end() ? rule_of(problem).level : chosen->second;
}

std::string Rulebook::sentence(const Problem& problem, Tongue tongue) const
{
    const Rule& rule = rule_of(problem);
    const std::string_view pattern = tongue == Tongue::chinese ? rule.chinese : rule.english;
    return filled(pattern, problem, tongue).text;
}

std::string Rulebook::hint(const Problem& problem, Tongue tongue) const
{
    const Rule& rule = rule_of(problem);
    const std::string_view pattern =
        tongue == Tongue::chinese ? rule.chinese_hint : rule.english_hint;
    Filled hint = filled(pattern, problem, tongue);
    return hint.complete ? std::move(hint.text) : std::string();
}

}
