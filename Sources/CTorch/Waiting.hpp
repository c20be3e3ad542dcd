#pragma once

namespace vitrine {

/// Keeps libtorch's threads from burning the cores they wait for. Acts at the first call with more than one thread.
void wait_politely(int threads);

}  // namespace vitrine
