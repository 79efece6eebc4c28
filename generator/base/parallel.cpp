#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace mingbai {

namespace {

// Small enough that all threads end together, also when there is little to do and each of it is
// much; large enough that the counter is cold.
std::size_t batch_of(std::size_t count, unsigned workers)
{
    constexpr std::size_t most = 16;
    constexpr std::size_t turns = 8;  // of each thread
    return std::clamp<std::size_t>(count / (turns * workers), 1, most);
}

}

Workers Workers::of_this_machine()
{
    return {std::max(1U, std::thread::hardware_concurrency())};
}

void for_each_index(Workers workers, std::size_t count,
                    const std::function<void(std::size_t)>& work)
{
    const std::size_t batch = batch_of(count, workers.count);
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_guard;

    const auto run = [&] {
        try {
            for (std::size_t from; (from = next.fetch_add(batch)) < count;)
                for (std::size_t i = from; i < std::min(from + batch, count); ++i)
                    work(i);
        } catch (...) {
            next = count;
            const std::lock_guard lock(failure_guard);
            if (!failure)
                failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        const std::size_t useful = std::min<std::size_t>(workers.count, (count + batch - 1) / batch);
        for (std::size_t i = 1; i < useful; ++i)
            threads.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

}
