#include <stdlib.h>
#include <string.h>

#include "kernels.h"

/// Distances go up to 1024; one more for "no limit yet".
#define DISTANCES 1026
/// A tile of the database that stays in the first-level cache while all queries of a batch pass over it.
#define TILE_BYTES 32768
/// Queries that pass over a tile together.
#define BATCH 64
#define BATCH_BYTES (8u << 20)
/// Database blocks looked at beforehand to guess each query's limit.
#define SAMPLE_BLOCKS 128

/// The nearest rows of one query so far.
///
/// Rows are offered in order, so among equal distances those kept first stay: a row is worth keeping only if its
/// distance is below `limit`, the least distance at which `k` rows are kept already.
typedef struct {
    query_words words;
    uint32_t limit;
    /// Kept rows with a distance below `limit`; fewer than k.
    size_t below;
    size_t kept;
    hit *hits;
    uint32_t at[DISTANCES];
} nearest;

/// Drops what can no longer be among the k nearest; order is kept. Fewer than 2k rows stay: fewer than k below the
/// limit, and at most k at it, for it came down as soon as there were k.
static void prune(nearest *state) {
    size_t left = 0;
    for (size_t index = 0; index < state->kept; index++) {
        hit found = state->hits[index];
        if (found.distance <= state->limit) state->hits[left++] = found;
    }
    state->kept = left;
}

static void offer(nearest *state, const hit *hits, size_t count, size_t k) {
    for (size_t index = 0; index < count; index++) {
        hit found = hits[index];
        if (found.distance >= state->limit) continue;
        state->hits[state->kept++] = found;
        state->at[found.distance]++;
        if (++state->below < k) continue;
        while (state->below >= k) state->below -= state->at[--state->limit];
    }
}

static void restart(nearest *state, uint32_t limit) {
    state->limit = limit;
    state->below = 0;
    state->kept = 0;
    memset(state->at, 0, sizeof(state->at));
}

/// Whether k rows were found: `limit` has come down from where it started, or never will.
static int is_complete(const nearest *state, size_t k) {
    return state->below + (state->limit < DISTANCES ? state->at[state->limit] : 0) >= k;
}

/// Sorts by distance, counting; rows of equal distance are in order already.
static void finish(nearest *state, size_t k, int32_t *indices, uint16_t *distances) {
    size_t starts[DISTANCES];
    size_t start = 0;
    for (uint32_t distance = 0; distance <= state->limit && distance < DISTANCES; distance++) {
        starts[distance] = start;
        start += state->at[distance];
    }
    for (size_t index = 0; index < state->kept; index++) {
        hit found = state->hits[index];
        if (found.distance > state->limit) continue;
        size_t place = starts[found.distance]++;
        if (place >= k) continue;
        indices[place] = (int32_t)found.row;
        distances[place] = (uint16_t)found.distance;
    }
}

typedef struct {
    const hamming_kernel *kernel;
    const chamming_vector *packed;
    size_t count, words, lanes, groups, tile;
    int narrow;
    size_t k;
    hit *found;
} scan;

static void scan_tile(const scan *job, size_t first_group, nearest *state, size_t room) {
    size_t rows = job->lanes * BLOCKS_A_GROUP;
    size_t groups = smaller(job->tile, job->groups - first_group);
    if (state->kept + groups * rows > room) prune(state);
    size_t hits = job->kernel->select(
        job->packed + first_group * BLOCKS_A_GROUP * job->words, groups, job->words, job->narrow, &state->words,
        state->limit, (uint32_t)(first_group * rows), job->found);
    // Padding lies after the last row.
    while (hits > 0 && job->found[hits - 1].row >= job->count) hits--;
    offer(state, job->found, hits, job->k);
}

/// A limit that most likely leaves k rows, from the distances to a spread sample; `all` where none can be told.
///
/// A guess too low is noticed and made good by a second scan, so it costs time but never a wrong result.
static uint32_t guess_limit(
    const scan *job, const chamming_vector *sample, size_t blocks, const query_words *query, uint32_t all) {
    uint16_t distances[SAMPLE_BLOCKS * 16];
    uint32_t at[DISTANCES];
    size_t sampled = blocks * job->lanes;
    job->kernel->distances(sample, blocks, job->words, job->narrow, query, distances);
    memset(at, 0, (all + 1) * sizeof(uint32_t));
    for (size_t index = 0; index < sampled; index++) at[distances[index]]++;
    double expected = (double)job->k * (double)sampled / (double)job->count;
    double wanted = expected + 3;
    // Three standard deviations of a Poisson count, by Newton's rule so that no math library is needed.
    double root = expected + 1;
    for (int step = 0; step < 20; step++) root = (root + expected / root) / 2;
    wanted += 3 * root;
    size_t seen = 0;
    for (uint32_t distance = 0; distance < all; distance++) {
        seen += at[distance];
        if ((double)seen >= wanted) return distance + 1;
    }
    return all;
}

static void search_batch(
    const scan *job, const chamming_vector *sample, size_t sample_blocks, nearest *states, size_t batch, uint32_t all,
    size_t room) {
    for (size_t query = 0; query < batch; query++) {
        uint32_t limit = all;
        if (sample_blocks) limit = guess_limit(job, sample, sample_blocks, &states[query].words, all);
        restart(&states[query], limit);
    }
    for (size_t group = 0; group < job->groups; group += job->tile) {
        for (size_t query = 0; query < batch; query++) scan_tile(job, group, &states[query], room);
    }
    for (size_t query = 0; query < batch; query++) {
        if (is_complete(&states[query], job->k)) continue;
        restart(&states[query], all);
        for (size_t group = 0; group < job->groups; group += job->tile) {
            scan_tile(job, group, &states[query], room);
        }
    }
}

int chamming_topk(
    int kernel, const void *packed, size_t count, size_t bytes, const uint8_t *queries, size_t query_count,
    size_t k, int32_t *indices, uint16_t *distances) {
    if (k == 0 || query_count == 0) return 0;
    scan job = {.kernel = hamming_kernel_named(kernel), .packed = packed, .count = count, .k = k};
    job.narrow = is_narrow(bytes);
    job.words = words_of(bytes);
    job.lanes = lanes_of(job.narrow);
    size_t group_rows = job.lanes * BLOCKS_A_GROUP, group_bytes = job.words * 64 * BLOCKS_A_GROUP;
    job.groups = (count + group_rows - 1) / group_rows;
    job.tile = smaller(GROUPS_A_TILE, TILE_BYTES / group_bytes);
    uint32_t all = (uint32_t)(bytes * 8) + 1;
    size_t tile_rows = job.tile * group_rows, room = 2 * k + 2 * tile_rows;
    // Long result lists are searched for fewer queries at a time, so that memory stays within a few megabytes.
    size_t batch = smaller(smaller(BATCH, query_count), 1 + BATCH_BYTES / (room * sizeof(hit)));

    nearest *states = malloc(batch * sizeof(nearest));
    hit *hits = malloc(batch * room * sizeof(hit));
    job.found = malloc((tile_rows + 1) * sizeof(hit));
    chamming_vector *sample = NULL;
    size_t blocks = count / job.lanes, sample_blocks = 0;
    // Worth it only where the sample is small against the whole and k against the sample.
    if (blocks >= 16 * SAMPLE_BLOCKS && k <= count / 16) {
        sample_blocks = SAMPLE_BLOCKS;
        sample = aligned_alloc(64, sample_blocks * job.words * sizeof(chamming_vector));
    }
    int failed = !states || !hits || !job.found || (sample_blocks && !sample);
    if (!failed) {
        for (size_t block = 0; block < sample_blocks; block++) {
            size_t from = block * blocks / sample_blocks;
            memcpy(
                sample + block * job.words, job.packed + from * job.words, job.words * sizeof(chamming_vector));
        }
        for (size_t query = 0; query < batch; query++) states[query].hits = hits + query * room;
        for (size_t first = 0; first < query_count; first += batch) {
            size_t size = smaller(batch, query_count - first);
            for (size_t query = 0; query < size; query++) {
                load_query(queries + (first + query) * bytes, bytes, &states[query].words);
            }
            search_batch(&job, sample, sample_blocks, states, size, all, room);
            for (size_t query = 0; query < size; query++) {
                size_t place = (first + query) * k;
                finish(&states[query], k, indices + place, distances + place);
            }
        }
    }
    free(states);
    free(hits);
    free(job.found);
    free(sample);
    return failed ? -1 : 0;
}
