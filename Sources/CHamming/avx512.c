#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vpopcntdq,bmi,popcnt")))
#define INLINE512 AVX512 __attribute__((always_inline)) static inline

/// Distances of one block: 8 lanes of 64 bits, or 16 of 32.
INLINE512 __m512i block_distances(const chamming_vector *block, size_t words, int narrow, const __m512i *query) {
    if (narrow) return _mm512_popcnt_epi32(_mm512_xor_si512(_mm512_load_si512(block), query[0]));
    __m512i sum = _mm512_popcnt_epi64(_mm512_xor_si512(_mm512_load_si512(block), query[0]));
    for (size_t word = 1; word < words; word++) {
        __m512i differing = _mm512_xor_si512(_mm512_load_si512(block + word), query[word]);
        sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(differing));
    }
    return sum;
}

INLINE512 void broadcast(size_t words, int narrow, const query_words *query, __m512i *vectors) {
    if (narrow) {
        vectors[0] = _mm512_set1_epi32((int)(uint32_t)query->words[0]);
    } else {
        for (size_t word = 0; word < words; word++) vectors[word] = _mm512_set1_epi64((long long)query->words[word]);
    }
}

/// The lanes of a group below the limit, in row order.
INLINE512 size_t collect(
    const chamming_vector *group, size_t words, int narrow, const __m512i *query, uint32_t limit, uint32_t first_row,
    hit *hits) {
    uint32_t distances[BLOCKS_A_GROUP * 16] __attribute__((aligned(64)));
    uint64_t below[2] = {0, 0};
    size_t found = 0;
    for (size_t block = 0; block < BLOCKS_A_GROUP; block++) {
        __m512i sums = block_distances(group + block * words, words, narrow, query);
        if (narrow) {
            uint64_t mask = _mm512_cmplt_epu32_mask(sums, _mm512_set1_epi32((int)limit));
            below[block / 4] |= mask << (block % 4 * 16);
            _mm512_store_si512(distances + block * 16, sums);
        } else {
            uint64_t mask = _mm512_cmplt_epu64_mask(sums, _mm512_set1_epi64(limit));
            below[0] |= mask << (block * 8);
            _mm256_store_si256((__m256i *)(distances + block * 8), _mm512_cvtepi64_epi32(sums));
        }
    }
    for (uint32_t half = 0; half < (narrow ? 2u : 1u); half++) {
        for (uint64_t left = below[half]; left; left &= left - 1) {
            uint32_t lane = half * 64 + (uint32_t)__builtin_ctzll(left);
            hits[found++] = (hit){first_row + lane, distances[lane]};
        }
    }
    return found;
}

// Two passes over a tile that lies in the first-level cache. The first takes the least distance of each group, 3
// instructions a vector (a compare a vector would make its one port the bottleneck), and notes without branching
// whether it is below the limit. The second visits the few groups that were.
INLINE512 size_t select_words(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *loaded,
    uint32_t limit, uint32_t first_row, hit *hits) {
    __m512i query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    uint64_t with_hits = 0;
    __m512i bound = narrow ? _mm512_set1_epi32((int)limit) : _mm512_set1_epi64(limit);
    uint16_t flags[GROUPS_A_TILE];
    for (size_t group = 0; group < group_count; group++) {
        const chamming_vector *blocks = groups + group * BLOCKS_A_GROUP * words;
        __m512i least[2];
        for (size_t block = 0; block < BLOCKS_A_GROUP; block += 2) {
            __m512i even = block_distances(blocks + block * words, words, narrow, query);
            __m512i odd = block_distances(blocks + (block + 1) * words, words, narrow, query);
            // Distances fit the low half of a 64-bit lane, and the 32-bit minimum is the cheaper one.
            least[0] = block ? _mm512_min_epu32(least[0], even) : even;
            least[1] = block ? _mm512_min_epu32(least[1], odd) : odd;
        }
        least[0] = _mm512_min_epu32(least[0], least[1]);
        flags[group] = narrow ? (uint16_t)_mm512_cmplt_epu32_mask(least[0], bound)
                              : (uint16_t)_mm512_cmplt_epu64_mask(least[0], bound);
    }
    for (size_t group = 0; group < group_count; group += 32) {
        __mmask32 valid = group_count - group >= 32 ? 0xFFFFFFFFu : (1u << (group_count - group)) - 1;
        __m512i some = _mm512_maskz_loadu_epi16(valid, flags + group);
        with_hits |= (uint64_t)_mm512_test_epi16_mask(some, some) << group;
    }
    size_t found = 0;
    uint32_t rows = (uint32_t)(lanes_of(narrow) * BLOCKS_A_GROUP);
    for (; with_hits; with_hits &= with_hits - 1) {
        uint32_t group = (uint32_t)__builtin_ctzll(with_hits);
        found += collect(
            groups + group * BLOCKS_A_GROUP * words, words, narrow, query, limit, first_row + group * rows,
            hits + found);
    }
    return found;
}

AVX512 static size_t select_avx512(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *query,
    uint32_t limit, uint32_t first_row, hit *hits) {
    if (narrow) return select_words(groups, group_count, 1, 1, query, limit, first_row, hits);
    switch (words) {
    case 1:
        return select_words(groups, group_count, 1, 0, query, limit, first_row, hits);
    case 2:
        return select_words(groups, group_count, 2, 0, query, limit, first_row, hits);
    case 4:
        return select_words(groups, group_count, 4, 0, query, limit, first_row, hits);
    default:
        return select_words(groups, group_count, words, 0, query, limit, first_row, hits);
    }
}

AVX512 static void distances_avx512(
    const chamming_vector *blocks, size_t block_count, size_t words, int narrow, const query_words *loaded,
    uint16_t *distances) {
    __m512i query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    for (size_t block = 0; block < block_count; block++) {
        __m512i sums = block_distances(blocks + block * words, words, narrow, query);
        if (narrow) {
            _mm256_storeu_si256((__m256i *)(distances + block * 16), _mm512_cvtepi32_epi16(sums));
        } else {
            _mm_storeu_si128((__m128i *)(distances + block * 8), _mm512_cvtepi64_epi16(sums));
        }
    }
}

const hamming_kernel avx512_kernel = {select_avx512, distances_avx512};

#endif
