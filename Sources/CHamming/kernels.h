#pragma once

#include "CHamming.h"

/// Groups of 8 blocks that one `select` looks through at most: one bit each in a 64-bit word.
#define GROUPS_A_TILE 64
#define BLOCKS_A_GROUP 8
/// Words of the longest code, 1024 bits.
#define MOST_WORDS 16

/// One vector of the packed layout of codes, and of floats.
typedef struct {
    _Alignas(64) uint8_t bytes[64];
} chamming_vector;

typedef struct {
    _Alignas(64) float lanes[16];
} chamming_floats;

/// A query in the packed layout's words; 32-bit codes use the low half of words[0].
typedef struct {
    uint64_t words[MOST_WORDS];
} query_words;

typedef struct {
    uint32_t row;
    uint32_t distance;
} hit;

/// What a kernel provides. `words` is the number of vectors of a block; `narrow` says that lanes are 32 bits wide.
typedef struct {
    /// Appends the rows with a distance below `limit` in row order and returns how many; padding rows included.
    size_t (*select)(
        const chamming_vector *groups, size_t group_count, size_t words, int narrow, const query_words *query,
        uint32_t limit, uint32_t first_row, hit *hits);
    /// Distances of all lanes of `block_count` blocks.
    void (*distances)(
        const chamming_vector *blocks, size_t block_count, size_t words, int narrow, const query_words *query,
        uint16_t *distances);
} hamming_kernel;

static inline int is_narrow(size_t bytes) { return bytes <= 4; }
static inline size_t words_of(size_t bytes) { return (bytes + 7) / 8; }
static inline size_t lanes_of(int narrow) { return narrow ? 16 : 8; }
static inline size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

void load_query(const uint8_t *query, size_t bytes, query_words *words);
const hamming_kernel *hamming_kernel_named(int kernel);

extern const hamming_kernel plain_kernel;
#if defined(__x86_64__)
extern const hamming_kernel avx2_kernel;
extern const hamming_kernel avx512_kernel;
#endif
#if defined(__aarch64__)
extern const hamming_kernel neon_kernel;
#endif
