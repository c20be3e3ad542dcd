#pragma once

// Distances between binary codes and between real vectors, and the rankings made from them.
//
// No function reads or writes outside the arrays it is given. Results do not depend on the kernel.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: - Kernels

enum {
    CHAMMING_PLAIN = 0,  // 64-bit popcount, any processor
    CHAMMING_AVX2 = 1,   // nibble table look-up
    CHAMMING_AVX512 = 2, // VPOPCNTDQ
    CHAMMING_NEON = 3,
    CHAMMING_KERNELS = 4,
};

/// Whether this processor and this build can run the kernel.
int chamming_kernel_available(int kernel);
/// The fastest kernel that is available.
int chamming_best_kernel(void);
/// "plain", "avx2", "avx512", "neon", or "" for an unknown number.
const char *chamming_kernel_name(int kernel);

// MARK: - Codes

/// How many vectors of 64 bytes `count` codes of `bytes` bytes take.
///
/// The layout: codes lie in blocks of 8 lanes of 64 bits (16 lanes of 32 bits for codes of up to 4 bytes); word w
/// of all codes of a block is one vector, so that distances come out side by side without horizontal sums. Codes
/// are padded with zero bits to whole words and with zero codes to whole groups of 8 blocks.
size_t chamming_packed_vectors(size_t count, size_t bytes);

/// Fills `packed`, `chamming_packed_vectors(count, bytes)` vectors aligned to 64 bytes, from `count` codes one after the other.
void chamming_pack(const uint8_t *codes, size_t count, size_t bytes, void *packed);

/// Distances from one query of `bytes` bytes to all `count` codes, in row order.
void chamming_distances(
    int kernel, const void *packed, size_t count, size_t bytes, const uint8_t *query, uint16_t *distances);

/// The `k` nearest codes of each query, nearest first, equal distances by row. `k` is at most `count`, and `count` at
/// most INT32_MAX. `indices` and `distances` are [query_count, k]. Returns 0, or -1 where memory ran out.
int chamming_topk(
    int kernel, const void *packed, size_t count, size_t bytes, const uint8_t *queries, size_t query_count,
    size_t k, int32_t *indices, uint16_t *distances);

// MARK: - Real vectors

/// How many vectors of 16 floats `rows` rows of `columns` floats take: blocks of 16 rows, column by column, padded with zeros.
size_t chamming_float_vectors(size_t rows, size_t columns);
void chamming_pack_floats(const float *matrix, size_t rows, size_t columns, void *packed);

/// Squared Euclidean distances from queries of `columns` floats to all rows, [query_count, rows].
///
/// Each distance is summed over columns in one fixed order without fused multiply-add, so that every kernel and
/// every machine gives the same bits.
void chamming_squared_distances(
    int kernel, const void *packed, size_t rows, size_t columns, const float *queries, size_t query_count,
    float *distances);

/// As `chamming_topk`, by squared Euclidean distance.
int chamming_float_topk(
    int kernel, const void *packed, size_t rows, size_t columns, const float *queries, size_t query_count,
    size_t k, int32_t *indices, float *squared);

// MARK: - Windows

/// The lesser of two numbers each; `least` is neither `a` nor `b`, which may overlap.
void chamming_lesser(int kernel, const uint16_t *a, const uint16_t *b, size_t count, uint16_t *least);

/// sums[i] += times · values[i], modulo 2³².
void chamming_add_times(int kernel, const uint16_t *values, uint32_t times, size_t count, uint32_t *sums);

// MARK: - Rankings

/// Ranks `count` rows by distance, equal distances by row, and keeps what metrics need.
///
/// - at[d], relevant_at[d]: rows and relevant rows at distance d, `longest + 1` numbers each (distances are at most
///   `longest`).
/// - ranks: the 0-based ranks of the relevant rows, ascending; room for `count + 1` numbers, the rest is scratch.
/// - top: the first `k` rows; room for `k + 1` numbers, the last is scratch.
/// Returns how many rows are relevant (those with relevance 1; it must be 0 or 1), or -1 where memory ran out.
ptrdiff_t chamming_rank(
    const uint16_t *distances, const uint8_t *relevance, size_t count, size_t longest, size_t k, uint32_t *at,
    uint32_t *relevant_at, uint32_t *ranks, uint32_t *top);

/// The order of `count` rows by a distance that is ≥ 0 and not NaN, equal distances by row. `order` and `scratch` hold
/// `count` and `3 * count` numbers.
void chamming_order_floats(const float *distances, size_t count, uint32_t *order, uint32_t *scratch);

#ifdef __cplusplus
}
#endif
