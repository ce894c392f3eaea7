"""`make bench`: runs `figures()` of every `bench_*.py` of this folder and prints one table."""

from __future__ import annotations

import importlib
from pathlib import Path

from tests.bench.measure import Figure


def main() -> None:
    """Prints each figure as soon as it is known."""
    print(f"{'figure':<44} {'value':>12}  unit", flush=True)
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"-- {file.stem.removeprefix('bench_')}", flush=True)
        for figure in importlib.import_module(f"tests.bench.{file.stem}").figures():
            assert isinstance(figure, Figure)
            print(f"{figure.name:<44} {figure.value:>12,.6g}  {figure.unit}", flush=True)


if __name__ == "__main__":
    main()
