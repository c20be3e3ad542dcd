"""The constants of Tests/EvaluationTests/NumPyTests.swift, from NumPy and SciPy alone.

Random codes come from a linear congruential generator that both sides write out: x ← 6364136223846793005·x +
1442695040888963407 mod 2⁶⁴, of which the top 8 bits are used.
"""

import numpy as np
from scipy.spatial.distance import cdist

QUERIES, DATABASE, BITS, CLASSES = 40, 500, 16, 5


def generator(seed):
    while True:
        seed = (6364136223846793005 * seed + 1442695040888963407) % 2**64
        yield seed >> 56


def data(seed):
    random = generator(seed)
    take = lambda count: np.array([next(random) for _ in range(count)], dtype=np.uint8)
    codes = lambda count: np.unpackbits(take(count * BITS // 8).reshape(count, -1), axis=1, bitorder="little")
    queries, database = codes(QUERIES), codes(DATABASE)
    return queries, database, take(QUERIES) % CLASSES, take(DATABASE) % CLASSES


def main():
    queries, database, query_labels, database_labels = data(2024)
    distances = np.rint(cdist(queries, database, "hamming") * BITS).astype(int)
    relevant = query_labels[:, None] == database_labels[None, :]
    total = relevant.sum(1)
    ranks = np.arange(1, DATABASE + 1)

    def sorted_by(*keys):
        order = np.lexsort(keys, axis=1)
        return np.take_along_axis(relevant, order, 1)

    rows = np.broadcast_to(np.arange(DATABASE), distances.shape)
    index = sorted_by(rows, distances)
    ap = lambda r: ((r.cumsum(1) / ranks * r).sum(1) / total).mean()
    print("mAP@all index-order", repr(ap(index)))
    print("mAP@all optimistic", repr(ap(sorted_by(~relevant, distances))))
    print("mAP@all pessimistic", repr(ap(sorted_by(relevant, distances))))
    random = np.random.default_rng(0)
    samples = [ap(sorted_by(random.random(distances.shape), distances)) for _ in range(30_000)]
    print("mAP@all tie-aware, sampled", np.mean(samples), "±", 2 * np.std(samples) / len(samples) ** 0.5)
    k = 50
    top = index[:, :k]
    precision_sum = (top.cumsum(1) / ranks[:k] * top).sum(1)
    print("mAP@50 found", repr((precision_sum / np.maximum(1, top.sum(1))).mean()))
    print("mAP@50 min", repr((precision_sum / np.minimum(k, total)).mean()))
    print("P@50", repr(top.mean()))
    print("R@50", repr((top.sum(1) / total).mean()))
    discounts = 1 / np.log2(ranks[:k] + 1)
    best = np.array([discounts[: min(k, count)].sum() for count in total])
    print("nDCG@50", repr(((top * discounts).sum(1) / best).mean()))
    print("weighted@50", repr(((top / ranks[:k]).sum(1) / (1 / ranks[:k]).sum()).mean()))
    for radius in (1, 3):
        ball = distances <= radius
        print(f"precision r={radius} pooled", repr((relevant & ball).sum() / ball.sum()))
        print(f"precision r={radius} mean", repr(((relevant & ball).sum(1) / np.maximum(1, ball.sum(1))).mean()))
        print(f"empty r={radius}", repr((ball.sum(1) == 0).mean()))
    bits = database.astype(float)
    print("mean |correlation|", repr(np.abs(np.corrcoef(bits.T)[np.triu_indices(BITS, 1)]).mean()))
    _, counts = np.unique(database, axis=0, return_counts=True)
    share = counts / counts.sum()
    print("unique", len(counts), "largest", counts.max(), "code entropy", repr(-(share * np.log2(share)).sum()))
    ones = bits.mean(0)
    entropy = -(ones * np.log2(ones) + (1 - ones) * np.log2(1 - ones))
    print("ones of bits 0, 7", ones[[0, 7]], "entropy of bit 0", repr(entropy[0]))
    values = np.array([3.0, 1, 4, 1, 5, 9, 2, 6])
    print("quantiles", np.quantile(values, [0.025, 0.5, 0.975]))


if __name__ == "__main__":
    main()
