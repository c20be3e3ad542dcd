"""Exact Hamming search with faiss, for `vitrine-bench hamming` to be compared with.

    faiss_peer.py database.npy queries.npy k

Both files hold packed codes, uint8 [N, bits / 8]. Commands come on standard input, one a line, each answered by one line:

    search THREADS   search once; answers the seconds it took
    save FILE        writes the distances of the last search, int32 [Q, k]; answers "saved"
"""

import sys
import time

import faiss
import numpy


def main() -> None:
    database, queries, k = numpy.load(sys.argv[1]), numpy.load(sys.argv[2]), int(sys.argv[3])
    index = faiss.IndexBinaryFlat(database.shape[1] * 8)
    index.add(database)
    print(f"faiss {faiss.__version__}", flush=True)
    distances = None
    for line in sys.stdin:
        command, argument = line.split(maxsplit=1)
        if command == "search":
            faiss.omp_set_num_threads(int(argument))
            start = time.perf_counter()
            distances, _ = index.search(queries, k)
            print(time.perf_counter() - start, flush=True)
        elif command == "save":
            numpy.save(argument.strip(), distances.astype(numpy.int32))
            print("saved", flush=True)


if __name__ == "__main__":
    main()
