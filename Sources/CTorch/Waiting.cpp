#include "Waiting.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <thread>

// Between two operations libgomp's threads wait in a busy loop of about 3 ms. Where the cores are shared with anything
// else (a build server, a browser), the thread that has the work then waits for a core that another spends on waiting,
// and training was seen to take eight times as long. libgomp shortens the loop to next to nothing once it manages more
// threads than there are cores, so a few that sleep are made. The usual way, OMP_WAIT_POLICY, is read before `main`;
// where the user has set it, it stays in force.

namespace {

void make_sleeping_team(int threads) {
    using Parallel = void (*)(void (*)(void *), void *, unsigned, unsigned);
    auto parallel = reinterpret_cast<Parallel>(dlsym(RTLD_DEFAULT, "GOMP_parallel"));
    auto cores = reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "omp_get_num_procs"));
    if (!parallel || !cores || getenv("OMP_WAIT_POLICY") || getenv("GOMP_SPINCOUNT")) return;
    int members = cores() - threads + 2;
    // With many more cores than threads nobody is in the way.
    if (members < 2 || members > 8) return;
    std::thread([=] {
        parallel([](void *) {}, nullptr, static_cast<unsigned>(members), 0);
        while (true) pause();
    }).detach();
}

}  // namespace

void vitrine::wait_politely(int threads) {
    static std::once_flag once;
    if (threads > 1) std::call_once(once, make_sleeping_team, threads);
}
