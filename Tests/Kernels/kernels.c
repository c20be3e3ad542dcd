// Every kernel that the processor has against the plain one, in arrays of exactly the size they need.
//
// The Swift tests compare results; this one is for sanitizers and other processors, where Swift is in the way:
//
//     clang -g -O1 -fsanitize=address,undefined -ISources/CHamming/include \
//         Tests/Kernels/kernels.c Sources/CHamming/*.c -o kernels && ./kernels
//     clang --target=aarch64-linux-gnu … -static -o kernels && qemu-aarch64-static ./kernels
//
// The digests of real distances that it prints must be the same on every processor.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CHamming.h"

static uint64_t state = 88172645463325252u;

static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 20);
}

static int compared = 0, failed = 0;

static void check(int equal, const char *what, int kernel, size_t bytes, size_t count, size_t k) {
    compared++;
    if (equal) return;
    failed++;
    printf("%s differs: %s, %zu bytes, %zu rows, k %zu\n", what, chamming_kernel_name(kernel), bytes, count, k);
}

static void compare_codes(size_t bytes, size_t count, size_t k, int tied) {
    size_t query_count = count > 3000 ? 2 : 5;
    uint8_t *codes = malloc(count * bytes), *queries = malloc(query_count * bytes);
    for (size_t i = 0; i < count * bytes; i++) {
        codes[i] = (uint8_t)(tied ? next_random() & next_random() & next_random() : next_random());
    }
    for (size_t i = 0; i < query_count * bytes; i++) queries[i] = (uint8_t)(tied ? 0 : next_random());
    void *packed = aligned_alloc(64, 64 * chamming_packed_vectors(count, bytes));
    chamming_pack(codes, count, bytes, packed);
    int32_t *indices[2];
    uint16_t *near[2], *all[2];
    for (int side = 0; side < 2; side++) {
        indices[side] = malloc(query_count * k * sizeof(int32_t));
        near[side] = malloc(query_count * k * sizeof(uint16_t));
        all[side] = malloc(count * sizeof(uint16_t));
    }
    for (int kernel = 0; kernel < CHAMMING_KERNELS; kernel++) {
        if (!chamming_kernel_available(kernel)) continue;
        int side = kernel != CHAMMING_PLAIN;
        chamming_topk(kernel, packed, count, bytes, queries, query_count, k, indices[side], near[side]);
        chamming_distances(kernel, packed, count, bytes, queries, all[side]);
        if (!side) continue;
        check(!memcmp(indices[0], indices[1], query_count * k * sizeof(int32_t)), "rows", kernel, bytes, count, k);
        check(!memcmp(near[0], near[1], query_count * k * sizeof(uint16_t)), "nearest", kernel, bytes, count, k);
        check(!memcmp(all[0], all[1], count * sizeof(uint16_t)), "distances", kernel, bytes, count, k);
    }
    for (int side = 0; side < 2; side++) {
        free(indices[side]);
        free(near[side]);
        free(all[side]);
    }
    free(codes);
    free(queries);
    free(packed);
}

/// 1500 rows at each distance from 64 down to 0: nearly every row is kept for a while, so the list of kept rows is
/// pruned again and again.
static void compare_descending(size_t k) {
    size_t level = 1500, count = 65 * level;
    uint64_t *codes = malloc(count * sizeof(uint64_t)), query = 0;
    for (size_t row = 0; row < count; row++) codes[row] = row / level ? ~0ull >> 1 >> (row / level - 1) : ~0ull;
    void *packed = aligned_alloc(64, 64 * chamming_packed_vectors(count, 8));
    chamming_pack((const uint8_t *)codes, count, 8, packed);
    int32_t *indices = malloc(k * sizeof(int32_t));
    uint16_t *distances = malloc(k * sizeof(uint16_t));
    for (int kernel = 0; kernel < CHAMMING_KERNELS; kernel++) {
        if (!chamming_kernel_available(kernel)) continue;
        chamming_topk(kernel, packed, count, 8, (const uint8_t *)&query, 1, k, indices, distances);
        int right = 1;
        for (size_t rank = 0; rank < k; rank++) {
            size_t distance = rank / level;
            right &= distances[rank] == distance && (size_t)indices[rank] == (64 - distance) * level + rank % level;
        }
        check(right, "descending", kernel, 8, count, k);
    }
    free(codes);
    free(packed);
    free(indices);
    free(distances);
}

static uint64_t digest(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) hash = (hash ^ ((const uint8_t *)bytes)[i]) * 1099511628211u;
    return hash;
}

static void compare_floats(size_t rows, size_t columns) {
    size_t query_count = 6, k = rows / 2 + 1;
    float *matrix = malloc(rows * columns * sizeof(float)), *queries = malloc(query_count * columns * sizeof(float));
    for (size_t i = 0; i < rows * columns; i++) matrix[i] = (float)(next_random() & 65535) / 1e4f;
    for (size_t i = 0; i < query_count * columns; i++) queries[i] = (float)(next_random() & 65535) / 1e4f;
    void *packed = aligned_alloc(64, 64 * chamming_float_vectors(rows, columns));
    chamming_pack_floats(matrix, rows, columns, packed);
    int32_t *indices = malloc(query_count * k * sizeof(int32_t));
    float *near = malloc(query_count * k * sizeof(float)), *all = malloc(query_count * rows * sizeof(float));
    uint64_t expected = 0;
    for (int kernel = 0; kernel < CHAMMING_KERNELS; kernel++) {
        if (!chamming_kernel_available(kernel)) continue;
        chamming_float_topk(kernel, packed, rows, columns, queries, query_count, k, indices, near);
        chamming_squared_distances(kernel, packed, rows, columns, queries, query_count, all);
        uint64_t found = digest(14695981039346656037u, indices, query_count * k * sizeof(int32_t));
        found = digest(digest(found, near, query_count * k * sizeof(float)), all, query_count * rows * sizeof(float));
        if (kernel == CHAMMING_PLAIN) {
            expected = found;
            printf("%zu rows of %zu floats: %016llx\n", rows, columns, (unsigned long long)found);
        }
        check(found == expected, "floats", kernel, columns, rows, k);
    }
    free(matrix);
    free(queries);
    free(packed);
    free(indices);
    free(near);
    free(all);
}

int main(void) {
    static const size_t lengths[] = {1, 2, 3, 4, 5, 6, 8, 9, 16, 24, 32, 128};
    static const size_t counts[] = {1, 8, 17, 203, 2500, 40007};
    for (size_t length = 0; length < sizeof(lengths) / sizeof(*lengths); length++) {
        for (size_t size = 0; size < sizeof(counts) / sizeof(*counts); size++) {
            size_t count = counts[size];
            for (int tied = 0; tied < 2; tied++) {
                compare_codes(lengths[length], count, 1, tied);
                compare_codes(lengths[length], count, count / 3 + 1, tied);
                compare_codes(lengths[length], count, count, tied);
            }
        }
    }
    compare_descending(10);
    compare_descending(1500);
    compare_descending(20000);
    compare_descending(65 * 1500);
    compare_floats(1, 1);
    compare_floats(37, 77);
    compare_floats(500, 64);
    compare_floats(1000, 130);
    printf("%d comparisons, %d failed; fastest kernel: %s\n", compared, failed, chamming_kernel_name(chamming_best_kernel()));
    return failed != 0;
}
