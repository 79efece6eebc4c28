// Work over independent values on all cores. Results land by index, so nothing depends on the schedule.
#pragma once

#include <cstddef>
#include <functional>

namespace mingbai {

// How many threads work at once; from 1.
struct Workers {
    unsigned count = 1;

    static Workers of_this_machine();
};

// Calls `work(i)` once for each i below `count`, from several threads. `work` may write only what
// belongs to its index. The first exception is rethrown here after all threads have stopped.
void for_each_index(Workers workers, std::size_t count,
                    const std::function<void(std::size_t)>& work);

}
