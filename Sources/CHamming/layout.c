#include <string.h>

#include "kernels.h"

size_t chamming_packed_vectors(size_t count, size_t bytes) {
    size_t group = lanes_of(is_narrow(bytes)) * BLOCKS_A_GROUP;
    return (count + group - 1) / group * BLOCKS_A_GROUP * words_of(bytes);
}

void chamming_pack(const uint8_t *codes, size_t count, size_t bytes, void *packed) {
    int narrow = is_narrow(bytes);
    size_t words = words_of(bytes), lanes = lanes_of(narrow), width = narrow ? 4 : 8;
    memset(packed, 0, chamming_packed_vectors(count, bytes) * sizeof(chamming_vector));
    for (size_t row = 0; row < count; row++) {
        chamming_vector *block = (chamming_vector *)packed + row / lanes * words;
        const uint8_t *code = codes + row * bytes;
        for (size_t word = 0; word < words; word++) {
            memcpy(block[word].bytes + row % lanes * width, code + word * 8, smaller(width, bytes - word * 8));
        }
    }
}

void load_query(const uint8_t *query, size_t bytes, query_words *words) {
    memset(words, 0, sizeof(*words));
    memcpy(words->words, query, bytes);
}

void chamming_distances(
    int kernel, const void *packed, size_t count, size_t bytes, const uint8_t *query, uint16_t *distances) {
    const hamming_kernel *used = hamming_kernel_named(kernel);
    int narrow = is_narrow(bytes);
    size_t words = words_of(bytes), lanes = lanes_of(narrow), whole = count / lanes;
    query_words loaded;
    load_query(query, bytes, &loaded);
    used->distances(packed, whole, words, narrow, &loaded, distances);
    if (count % lanes) {
        uint16_t last[16];
        used->distances((const chamming_vector *)packed + whole * words, 1, words, narrow, &loaded, last);
        memcpy(distances + whole * lanes, last, count % lanes * sizeof(uint16_t));
    }
}
