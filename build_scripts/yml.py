"""YAML read fast: by libyaml where PyYAML was built with it, several times as fast as Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's own, or the same by libyaml."""


def rows(path: Path) -> Any:
    """A table of ours: what a YAML file holds."""
    return yaml.load(path.read_text("utf-8"), Loader=SafeLoader)
