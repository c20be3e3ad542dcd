#include <stdlib.h>
#include <string.h>

#include "kernels.h"

// A fused multiply-add rounds once where a multiplication and an addition round twice: with it, processors that have
// it would give other bits than those that have not.
#pragma STDC FP_CONTRACT OFF

#define LANES 16
/// Columns summed apart before they join the total, which keeps the rounding error of long rows small.
#define COLUMNS_A_PART 64
/// Queries that pass over a block of rows together.
#define TOGETHER 4

typedef float lanes16 __attribute__((vector_size(64), aligned(64)));

size_t chamming_float_vectors(size_t rows, size_t columns) { return (rows + LANES - 1) / LANES * columns; }

void chamming_pack_floats(const float *matrix, size_t rows, size_t columns, void *packed) {
    memset(packed, 0, chamming_float_vectors(rows, columns) * sizeof(chamming_floats));
    for (size_t row = 0; row < rows; row++) {
        chamming_floats *block = (chamming_floats *)packed + row / LANES * columns;
        for (size_t column = 0; column < columns; column++) {
            block[column].lanes[row % LANES] = matrix[row * columns + column];
        }
    }
}

/// Squared distances of `TOGETHER` queries to the 16 rows of a block.
__attribute__((always_inline)) static inline void block_squares(
    const chamming_floats *block, size_t columns, const float *const *queries, lanes16 *totals) {
    for (size_t query = 0; query < TOGETHER; query++) totals[query] = (lanes16){0};
    for (size_t first = 0; first < columns; first += COLUMNS_A_PART) {
        size_t end = smaller(columns, first + COLUMNS_A_PART);
        lanes16 sums[TOGETHER] = {{0}};
        for (size_t column = first; column < end; column++) {
            lanes16 values;
            memcpy(&values, block[column].lanes, sizeof(values));
            for (size_t query = 0; query < TOGETHER; query++) {
                lanes16 difference = values - queries[query][column];
                sums[query] += difference * difference;
            }
        }
        for (size_t query = 0; query < TOGETHER; query++) totals[query] += sums[query];
    }
}

typedef void square_kernel(const chamming_floats *, size_t, const float *const *, lanes16 *);

static void squares_plain(const chamming_floats *block, size_t columns, const float *const *queries, lanes16 *totals) {
    block_squares(block, columns, queries, totals);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void squares_avx2(
    const chamming_floats *block, size_t columns, const float *const *queries, lanes16 *totals) {
    block_squares(block, columns, queries, totals);
}

__attribute__((target("avx512f"))) static void squares_avx512(
    const chamming_floats *block, size_t columns, const float *const *queries, lanes16 *totals) {
    block_squares(block, columns, queries, totals);
}
#endif

static square_kernel *square_kernel_named(int kernel) {
#if defined(__x86_64__)
    if (kernel == CHAMMING_AVX512 && chamming_kernel_available(kernel)) return squares_avx512;
    if (kernel == CHAMMING_AVX2 && chamming_kernel_available(kernel)) return squares_avx2;
#endif
    (void)kernel;
    return squares_plain;
}

void chamming_squared_distances(
    int kernel, const void *packed, size_t rows, size_t columns, const float *queries, size_t query_count,
    float *distances) {
    square_kernel *squares = square_kernel_named(kernel);
    for (size_t first = 0; first < query_count; first += TOGETHER) {
        size_t batch = smaller(TOGETHER, query_count - first);
        const float *together[TOGETHER];
        for (size_t query = 0; query < TOGETHER; query++) {
            together[query] = queries + (first + (query < batch ? query : 0)) * columns;
        }
        for (size_t row = 0; row < rows; row += LANES) {
            lanes16 totals[TOGETHER];
            squares((const chamming_floats *)packed + row / LANES * columns, columns, together, totals);
            for (size_t query = 0; query < batch; query++) {
                memcpy(
                    distances + (first + query) * rows + row, &totals[query],
                    smaller(LANES, rows - row) * sizeof(float));
            }
        }
    }
}

// MARK: - Nearest rows

/// A distance and a row in one number that sorts as the pair does: the bits of floats ≥ 0 sort as the floats.
static inline uint64_t key_of(float distance, size_t row) {
    uint32_t bits;
    memcpy(&bits, &distance, 4);
    return (uint64_t)bits << 32 | row;
}

/// Restores the heap (greatest key on top) below `place`.
static void sift_down(uint64_t *heap, size_t count, size_t place) {
    uint64_t key = heap[place];
    for (size_t child; (child = 2 * place + 1) < count; place = child) {
        if (child + 1 < count && heap[child + 1] > heap[child]) child++;
        if (heap[child] <= key) break;
        heap[place] = heap[child];
    }
    heap[place] = key;
}

typedef struct {
    uint64_t *heap;
    size_t kept;
} nearest_rows;

static void offer(nearest_rows *state, size_t k, const lanes16 *distances, size_t first_row, size_t rows) {
    float found[LANES];
    memcpy(found, distances, sizeof(found));
    for (size_t lane = 0; lane < rows; lane++) {
        uint64_t key = key_of(found[lane], first_row + lane);
        if (state->kept == k) {
            if (key >= state->heap[0]) continue;
            state->heap[0] = key;
            sift_down(state->heap, k, 0);
        } else {
            state->heap[state->kept++] = key;
            if (state->kept == k) {
                for (size_t place = k / 2; place-- > 0;) sift_down(state->heap, k, place);
            }
        }
    }
}

static void finish(nearest_rows *state, size_t k, int32_t *indices, float *squared) {
    for (size_t left = k; left-- > 0;) {
        uint64_t greatest = state->heap[0];
        uint32_t bits = (uint32_t)(greatest >> 32);
        indices[left] = (int32_t)(uint32_t)greatest;
        memcpy(squared + left, &bits, 4);
        state->heap[0] = state->heap[left];
        sift_down(state->heap, left, 0);
    }
}

int chamming_float_topk(
    int kernel, const void *packed, size_t rows, size_t columns, const float *queries, size_t query_count,
    size_t k, int32_t *indices, float *squared) {
    if (k == 0 || query_count == 0) return 0;
    square_kernel *squares = square_kernel_named(kernel);
    uint64_t *heaps = malloc(TOGETHER * k * sizeof(uint64_t));
    if (!heaps) return -1;
    for (size_t first = 0; first < query_count; first += TOGETHER) {
        size_t batch = smaller(TOGETHER, query_count - first);
        const float *together[TOGETHER];
        nearest_rows states[TOGETHER];
        for (size_t query = 0; query < TOGETHER; query++) {
            together[query] = queries + (first + (query < batch ? query : 0)) * columns;
            states[query] = (nearest_rows){heaps + query * k, 0};
        }
        for (size_t row = 0; row < rows; row += LANES) {
            lanes16 totals[TOGETHER];
            squares((const chamming_floats *)packed + row / LANES * columns, columns, together, totals);
            for (size_t query = 0; query < batch; query++) {
                offer(&states[query], k, &totals[query], row, smaller(LANES, rows - row));
            }
        }
        for (size_t query = 0; query < batch; query++) {
            finish(&states[query], k, indices + (first + query) * k, squared + (first + query) * k);
        }
    }
    free(heaps);
    return 0;
}
