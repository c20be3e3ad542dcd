#if defined(__x86_64__)

#include <immintrin.h>

#include "kernels.h"

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define INLINE2 AVX2 __attribute__((always_inline)) static inline

/// Ones of each byte: a table of the ones in a nibble, looked up twice (Muła's method).
INLINE2 __m256i byte_ones(__m256i bytes) {
    const __m256i table = _mm256_setr_epi8(
        0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i low = _mm256_set1_epi8(15);
    return _mm256_add_epi8(
        _mm256_shuffle_epi8(table, _mm256_and_si256(bytes, low)),
        _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low)));
}

/// Distances of half a block: 4 lanes of 64 bits, or 8 of 32. A byte's sum over 16 words is at most 128.
INLINE2 __m256i half_distances(
    const chamming_vector *block, size_t half, size_t words, int narrow, const __m256i *query) {
    const __m256i zero = _mm256_setzero_si256();
    __m256i sum = zero;
    for (size_t word = 0; word < words; word++) {
        __m256i codes = _mm256_load_si256((const __m256i *)(block[word].bytes + half * 32));
        sum = _mm256_add_epi8(sum, byte_ones(_mm256_xor_si256(codes, query[word])));
    }
    if (!narrow) return _mm256_sad_epu8(sum, zero);
    return _mm256_madd_epi16(_mm256_maddubs_epi16(sum, _mm256_set1_epi8(1)), _mm256_set1_epi16(1));
}

INLINE2 void broadcast(size_t words, int narrow, const query_words *query, __m256i *vectors) {
    if (narrow) {
        vectors[0] = _mm256_set1_epi32((int)(uint32_t)query->words[0]);
    } else {
        for (size_t word = 0; word < words; word++) vectors[word] = _mm256_set1_epi64x((long long)query->words[word]);
    }
}

INLINE2 size_t select_words(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *loaded,
    uint32_t limit, uint32_t first_row, hit *hits) {
    __m256i query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    // Below the limit in the low half of each lane; the high half of a 64-bit lane must not count.
    const __m256i bound = narrow ? _mm256_set1_epi32((int)limit) : _mm256_set1_epi64x((long long)limit);
    size_t found = 0, lanes = lanes_of(narrow) / 2;
    uint32_t row = first_row;
    for (size_t group = 0; group < group_count; group++) {
        const chamming_vector *blocks = groups + group * BLOCKS_A_GROUP * words;
        __m256i halves[2 * BLOCKS_A_GROUP];
        __m256i least = _mm256_set1_epi32(0x7FFFFFFF);
        for (size_t half = 0; half < 2 * BLOCKS_A_GROUP; half++) {
            halves[half] = half_distances(blocks + half / 2 * words, half % 2, words, narrow, query);
            least = _mm256_min_epu32(least, halves[half]);
        }
        if (_mm256_movemask_epi8(_mm256_cmpgt_epi32(bound, least))) {
            for (size_t half = 0; half < 2 * BLOCKS_A_GROUP; half++) {
                __m256i below = _mm256_cmpgt_epi32(bound, halves[half]);
                unsigned left = narrow ? (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(below))
                                       : (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_slli_epi64(below, 32)));
                uint32_t distances[8];
                if (left) _mm256_storeu_si256((__m256i *)distances, halves[half]);
                for (; left; left &= left - 1) {
                    uint32_t lane = (uint32_t)__builtin_ctz(left);
                    hits[found++] =
                        (hit){row + (uint32_t)(half * lanes) + lane, distances[narrow ? lane : 2 * lane]};
                }
            }
        }
        row += (uint32_t)(2 * lanes * BLOCKS_A_GROUP);
    }
    return found;
}

AVX2 static size_t select_avx2(
    const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *query,
    uint32_t limit, uint32_t first_row, hit *hits) {
    if (narrow) return select_words(groups, group_count, 1, 1, query, limit, first_row, hits);
    if (words == 1) return select_words(groups, group_count, 1, 0, query, limit, first_row, hits);
    return select_words(groups, group_count, words, 0, query, limit, first_row, hits);
}

AVX2 static void distances_avx2(
    const chamming_vector *blocks, size_t block_count, size_t words, int narrow, const query_words *loaded,
    uint16_t *distances) {
    __m256i query[MOST_WORDS];
    broadcast(words, narrow, loaded, query);
    for (size_t half = 0; half < 2 * block_count; half++) {
        uint32_t sums[8];
        _mm256_storeu_si256(
            (__m256i *)sums, half_distances(blocks + half / 2 * words, half % 2, words, narrow, query));
        if (narrow) {
            for (size_t lane = 0; lane < 8; lane++) *distances++ = (uint16_t)sums[lane];
        } else {
            for (size_t lane = 0; lane < 4; lane++) *distances++ = (uint16_t)sums[2 * lane];
        }
    }
}

const hamming_kernel avx2_kernel = {select_avx2, distances_avx2};

#endif
