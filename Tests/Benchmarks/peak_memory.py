"""Runs a command and prints the most memory that it held at once.

    peak_memory.py COMMAND [ARGUMENT …]

Prints JSON: bytes (the largest resident set of the command, as the kernel counts it) and seconds. The command's own
output goes to standard error. Ends with the command's status when that is not 0.
"""

import json
import resource
import subprocess
import sys
import time


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    start = time.perf_counter()
    status = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
    if status != 0:
        sys.exit(status if status > 0 else 128 - status)
    # Linux counts in KiB.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(json.dumps({"bytes": peak, "seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
