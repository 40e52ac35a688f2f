"""What axe-core, the checker of accessibility, has to say of a page."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

PACKAGE = "axe-core@4.14.1"
# WCAG 2.2 to level AA, and what axe itself calls good practice.
RUN = """
async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  const wanted = violations.filter(({ impact }) => IMPACTS.includes(impact))
  return wanted.map(({ id, nodes }) => [id, nodes.map(node => node.html.slice(0, 200))])
}
"""


def fetched(folder: Path) -> str:
    """Its source, through npm."""
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", ".", PACKAGE]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text()


SLIGHT, GRAVE = ["minor", "moderate"], ["serious", "critical"]


def faults(page: Page, source: str, impacts: Sequence[str] = (*SLIGHT, *GRAVE)) -> list[Any]:
    """Rules that the page breaks, each with the elements; whatever the page's policy on scripts."""
    page.wait_for_load_state()
    page.evaluate(source)
    found: list[Any] = page.evaluate(RUN.replace("IMPACTS", json.dumps(list(impacts))))
    return found
