"""From `docs/` to `site/`: the site tool, the links of what it made, the offline copy."""
