#if defined(__aarch64__)

#include <arm_neon.h>

#include "kernels.h"

/// Distances of a quarter of a block, 16 bytes: 2 lanes of 64 bits, or 4 of 32. A byte's sum is at most 128.
static inline uint8x16_t quarter_ones(
    const chamming_vector *block, size_t quarter, size_t words, const uint8x16_t *query) {
    uint8x16_t sum = vdupq_n_u8(0);
    for (size_t word = 0; word < words; word++) {
        sum = vaddq_u8(sum, vcntq_u8(veorq_u8(vld1q_u8(block[word].bytes + quarter * 16), query[word])));
    }
    return sum;
}

static inline void broadcast(size_t words, int narrow, const query_words *query, uint8x16_t *vectors) {
    if (narrow) {
        vectors[0] = vreinterpretq_u8_u32(vdupq_n_u32((uint32_t)query->words[0]));
    } else {
        for (size_t word = 0; word < words; word++) {
            vectors[word] = vreinterpretq_u8_u64(vdupq_n_u64(query->words[word]));
        }
    }
}

/// Distances of all lanes of a block, as 16-bit numbers.
static inline void block_distances(
    const chamming_vector *block, size_t words, int narrow, const uint8x16_t *query, uint16_t *distances) {
    uint32x4_t pairs[4];
    for (size_t quarter = 0; quarter < 4; quarter++) {
        pairs[quarter] = vpaddlq_u16(vpaddlq_u8(quarter_ones(block, quarter, words, query)));
    }
    if (narrow) {
        vst1q_u16(distances, vcombine_u16(vmovn_u32(pairs[0]), vmovn_u32(pairs[1])));
        vst1q_u16(distances + 8, vcombine_u16(vmovn_u32(pairs[2]), vmovn_u32(pairs[3])));
    } else {
        uint32x4_t low = vpaddq_u32(pairs[0], pairs[1]), high = vpaddq_u32(pairs[2], pairs[3]);
        vst1q_u16(distances, vcombine_u16(vmovn_u32(low), vmovn_u32(high)));
    }
}

static size_t select_neon(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *loaded,
    uint32_t limit, uint32_t first_row, hit *hits) {
    uint8x16_t query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    const uint16x8_t bound = vdupq_n_u16((uint16_t)limit);
    size_t found = 0, lanes = lanes_of(narrow);
    uint32_t row = first_row;
    for (size_t block = 0; block < group_count * BLOCKS_A_GROUP; block++, row += (uint32_t)lanes) {
        uint16_t distances[16];
        block_distances(groups + block * words, words, narrow, query, distances);
        uint16x8_t least = vld1q_u16(distances);
        if (narrow) least = vminq_u16(least, vld1q_u16(distances + 8));
        if (vmaxvq_u16(vcltq_u16(least, bound)) == 0) continue;
        for (uint32_t lane = 0; lane < lanes; lane++) {
            hits[found] = (hit){row + lane, distances[lane]};
            found += distances[lane] < limit;
        }
    }
    return found;
}

static void distances_neon(
    const chamming_vector *blocks, size_t block_count, size_t words, int narrow, const query_words *loaded,
    uint16_t *distances) {
    uint8x16_t query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    for (size_t block = 0; block < block_count; block++) {
        block_distances(blocks + block * words, words, narrow, query, distances + block * lanes_of(narrow));
    }
}

const hamming_kernel neon_kernel = {select_neon, distances_neon};

#endif
