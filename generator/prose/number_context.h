// What stands around a number and makes it something else than an amount: 第八届, “12.4”, 2023年,
// 统一, No. 6.
#pragma once

#include <cstddef>
#include <string_view>

namespace mingbai {

// 第 before it, or Article, No., Table.
bool is_ordinal(std::string_view before);

// “12.4”, “四个自信”, 《三项规定》: the number opens a short name between marks.
bool opens_name(std::string_view before, std::string_view after);

// A 一 that belongs to the character before it: 统一, 唯一, 星期一.
bool ends_word_with_one(std::string_view before);

// 星期三, 数十, 几百: what stands before makes the Chinese numeral no number of its own.
bool spoils_numeral(std::string_view before);

// 一 says no number with this measure word unless somebody counts: 一批, 一系列, 一条龙; but 一名,
// 一年.
bool is_article(std::string_view measure, std::string_view after);

// 两个维护, 四个自信, 八项规定: with measure word and all, the name of something.
bool is_slogan(std::string_view from_measure);

// A unit of time, before which 近 means the last ones: 近三年.
bool is_duration(std::string_view unit);

}
