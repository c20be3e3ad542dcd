#include <string.h>

#include "kernels.h"

static uint32_t lane_distance(
    const chamming_vector *block, size_t words, int narrow, const query_words *query, size_t lane) {
    if (narrow) {
        uint32_t code;
        memcpy(&code, block->bytes + lane * 4, 4);
        return (uint32_t)__builtin_popcount(code ^ (uint32_t)query->words[0]);
    }
    uint32_t distance = 0;
    for (size_t word = 0; word < words; word++) {
        uint64_t code;
        memcpy(&code, block[word].bytes + lane * 8, 8);
        distance += (uint32_t)__builtin_popcountll(code ^ query->words[word]);
    }
    return distance;
}

static size_t select_plain(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *query,
    uint32_t limit, uint32_t first_row, hit *hits) {
    size_t found = 0, lanes = lanes_of(narrow);
    uint32_t row = first_row;
    for (size_t block = 0; block < group_count * BLOCKS_A_GROUP; block++) {
        for (size_t lane = 0; lane < lanes; lane++, row++) {
            uint32_t distance = lane_distance(groups + block * words, words, narrow, query, lane);
            // Written always, kept only below the limit: a branch here would often be mispredicted.
            hits[found] = (hit){row, distance};
            found += distance < limit;
        }
    }
    return found;
}

static void distances_plain(
    const chamming_vector *blocks, size_t block_count, size_t words, int narrow, const query_words *query,
    uint16_t *distances) {
    size_t lanes = lanes_of(narrow);
    for (size_t block = 0; block < block_count; block++) {
        for (size_t lane = 0; lane < lanes; lane++) {
            *distances++ = (uint16_t)lane_distance(blocks + block * words, words, narrow, query, lane);
        }
    }
}

const hamming_kernel plain_kernel = {select_plain, distances_plain};
