// What official entries look like when they are written in full: for telling a slip of the pen, not for judging
// whether a number was ever given out.
#pragma once

#include <string_view>

namespace mingbai {

bool is_site_id_code(std::string_view text);       // ten letters and digits: bm01000001, 3100000087
bool is_government_domain(std::string_view text);  // www.example.gov.cn; without https://
bool is_icp_number(std::string_view text);         // 京ICP备05070218号, 京ICP备05070218号-1
bool is_police_record(std::string_view text);      // 京公网安备11010202000001号

// Says nothing, though something stands there: 无, 暂无, -, /, （）号.
bool is_hollow(std::string_view text);

}
