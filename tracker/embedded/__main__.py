"""`python -m tracker.embedded`: stop servers that nobody uses, before `make clean` removes their data."""

import sys

from tracker import env
from tracker.embedded import EmbeddedError, stop_unused


def main() -> None:
    try:
        alone = stop_unused(env.var_folder())
    except EmbeddedError as problem:
        sys.exit(str(problem))
    if not alone:
        sys.exit("The servers are in use: stop the demo, the site or the tests first.")


if __name__ == "__main__":
    main()
