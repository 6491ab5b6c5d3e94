"""Deque's axe-core, run in a document as it is shown: what keeps somebody out."""

from end_to_end.commands import ROOT
from end_to_end.document import Document

SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

RUN = """
(async () => {
  if (!window.axe) { SOURCE }
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`));
})()
"""
"""All its rules that are no experiments: WCAG 2.2 A and AA, and what it calls best practice."""


def violations(document: Document) -> list[str]:
    """Return what is wrong with a document in light or in dark, each with the element."""
    run = RUN.replace("SOURCE", SOURCE.read_text())
    found: list[str] = []
    for scheme in ("light", "dark"):
        document.color_scheme(scheme)
        found += [f"{scheme}: {one}" for one in document.evaluate(run)]
    return found
