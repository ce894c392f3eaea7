"""What a page's own policy has stopped, told by the page itself."""

from __future__ import annotations

REPORT = """
addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sample, sourceFile } = event;
  (window.violations = window.violations || []).push(
    [effectiveDirective, blockedURI, sample, sourceFile].join(" "));
}, true);
"""
"""A script that runs before all others of a page."""
VIOLATIONS = "() => window.violations || []"
"""What it has heard so far, the directive first."""
