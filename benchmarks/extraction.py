"""The extraction engine beside its peers: `make bench-extraction`, or `python -m benchmarks.extraction`.

One table beside textacy and beside the nearest name, on annotated English articles (the goldens, and those of
`../shared/eval` if that folder is there); then the engine by language and kind, its slowest articles, the
ranking by check-worthiness against arrival order, and time for longer and longer text. Exit status 1 if a
floor of `floors.toml` is not reached.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.extraction_tools import report

SIZES = (1_250_000, 2_500_000, 5_000_000, 10_000_000)
PARTS = {
    "peers": report.beside_peers,
    "goldens": report.on_goldens,
    "worth": report.ranking,
}


def main() -> int:
    """Print the tables; 1 if a floor is not reached."""
    options = _options()
    missed: list[str] = []
    for part in options.parts:
        missed += report.growth(options.sizes) if part == "growth" else PARTS[part]()
    for line in missed:
        print("BELOW THE FLOOR:", line)
    return bool(missed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = (*PARTS, "growth")
    parser.add_argument("--parts", nargs="+", choices=parts, default=parts, help="only these tables")
    parser.add_argument(
        "--sizes",
        nargs="+",
        type=int,
        default=SIZES,
        help="characters of the texts that grow, smallest first",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
