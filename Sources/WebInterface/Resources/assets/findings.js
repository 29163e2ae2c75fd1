// Findings as a list, each with the way to its place.
import { say } from "./texts.js";
import { pagePath } from "./server.js";

export const placeOf = finding => [finding.file, finding.line, finding.column].filter(part => part != null).join(":");

export const linkTo = (file, line, column) => {
  const query = new URLSearchParams({ file });
  if (line != null) query.set("line", line);
  if (column != null) query.set("column", column);
  return `${pagePath}/data?${query}`;
};

/** Findings as a list; `isOfStudy` tells which files are to be opened here. */
export const findingList = (findings, isOfStudy = () => true) => {
  const list = document.createElement("ul");
  list.className = "finding-list";
  for (const finding of findings) {
    const item = document.createElement("li");
    item.className = finding.severity;
    const kind = document.createElement("strong");
    kind.textContent = say(`findings.${finding.severity}`);
    item.append(kind, finding.message);
    if (finding.file) {
      const link = document.createElement(isOfStudy(finding.file) ? "a" : "span");
      if (link.localName === "a") link.href = linkTo(finding.file, finding.line, finding.column); else link.className = "faint";
      link.textContent = placeOf(finding);
      item.append(" ", link);
    }
    list.append(item);
  }
  return list;
};

/** Shows why something was refused. */
export const showRefusal = (place, refusal, isOfStudy) => {
  const isNamed = refusal.findings?.some(finding => finding.severity === "error");
  const findings = isNamed ? refusal.findings.filter(finding => finding.severity === "error") : [{ severity: "error", message: refusal.message }];
  place.replaceChildren(findingList(findings, isOfStudy));
};
