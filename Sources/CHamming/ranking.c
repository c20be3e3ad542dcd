#include <stdlib.h>
#include <string.h>

#include "kernels.h"

ptrdiff_t chamming_rank(
    const uint16_t *distances, const uint8_t *relevance, size_t count, size_t longest, size_t k, uint32_t *at,
    uint32_t *relevant_at, uint32_t *ranks, uint32_t *top) {
    // Two histograms in turns: neighbouring rows often share a distance, and adding to one counter twice in a row
    // waits for the first addition to reach memory.
    size_t size = 2 * (longest + 1);
    uint32_t *counts = calloc(3 * size, sizeof(uint32_t));
    if (!counts) return -1;
    uint32_t *next = counts + 2 * size;
    for (size_t row = 0; row < count; row++) counts[row % 2 * size + 2 * distances[row] + relevance[row]]++;
    uint32_t rank = 0, found = 0;
    for (size_t distance = 0; distance <= longest; distance++) {
        uint32_t plain = counts[2 * distance] + counts[size + 2 * distance];
        relevant_at[distance] = counts[2 * distance + 1] + counts[size + 2 * distance + 1];
        at[distance] = plain + relevant_at[distance];
        next[2 * distance] = rank;
        next[2 * distance + 1] = found;
        rank += at[distance];
        found += relevant_at[distance];
    }
    for (size_t row = 0; row < count; row++) {
        uint32_t *pair = next + 2 * distances[row];
        uint32_t place = pair[0]++;
        // What is not wanted goes to one place past the end: a branch would be mispredicted too often.
        top[smaller(place, k)] = (uint32_t)row;
        ranks[relevance[row] ? pair[1] : count] = place;
        pair[1] += relevance[row];
    }
    free(counts);
    return (ptrdiff_t)found;
}

void chamming_order_floats(const float *distances, size_t count, uint32_t *order, uint32_t *scratch) {
    // Least significant digit first, 11 bits a pass: stable, so equal distances stay in row order.
    uint32_t *keys = scratch, *other_keys = scratch + count, *other_order = scratch + 2 * count;
    uint32_t counts[3][2048];
    memset(counts, 0, sizeof(counts));
    for (size_t row = 0; row < count; row++) {
        // Adding 0 turns -0 into 0, whose bits sort first.
        float distance = distances[row] + 0.0f;
        uint32_t bits;
        memcpy(&bits, &distance, 4);
        keys[row] = bits;
        order[row] = (uint32_t)row;
        counts[0][bits & 2047]++;
        counts[1][bits >> 11 & 2047]++;
        counts[2][bits >> 22]++;
    }
    uint32_t *from_order = order, *to_order = other_order;
    for (int pass = 0; pass < 3; pass++) {
        uint32_t start = 0;
        for (size_t digit = 0; digit < 2048; digit++) {
            uint32_t size = counts[pass][digit];
            counts[pass][digit] = start;
            start += size;
        }
        for (size_t index = 0; index < count; index++) {
            uint32_t place = counts[pass][keys[index] >> (11 * pass) & 2047]++;
            other_keys[place] = keys[index];
            to_order[place] = from_order[index];
        }
        uint32_t *swap = keys;
        keys = other_keys;
        other_keys = swap;
        swap = from_order;
        from_order = to_order;
        to_order = swap;
    }
    memcpy(order, from_order, count * sizeof(uint32_t));
}
