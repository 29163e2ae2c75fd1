// A workbook dropped on the page: first a dry run with its summary, then the import.
import { say, write } from "./texts.js";
import { numbered, Refusal, send, studyPath } from "./server.js";
import { findingList, showRefusal } from "./findings.js";

const drop = document.getElementById("drop");
const field = document.getElementById("import-file");
const answer = document.getElementById("import-answer");
const form = document.getElementById("import-form");
const doButton = document.getElementById("import-do");
const value = id => document.getElementById(id).value.trim();

const isOfStudy = file => document.querySelector(`.files [data-file="${CSS.escape(file)}"]`) !== null;

// A workbook is sent once; its dry run and its import speak of what was sent.
let sent;
const upload = async file => {
  if (sent?.file !== file) {
    const query = new URLSearchParams({ filename: file.name });
    const response = await fetch(`${studyPath}/uploads?${query}`, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
    const found = await response.json();
    if (!response.ok) throw new Refusal(response.status, found);
    sent = { file, ...found };
    const list = document.getElementById("import-sheets");
    list.replaceChildren(...found.sheets.map(sheet => new Option(sheet)));
  }
  return sent;
};

// What is imported is what was tried: not before the last question is answered, nor after another edit.
const trials = numbered();
let isEdited = false;
const ask = async isDry => {
  const [file] = field.files;
  if (!file || !form.reportValidity()) return;
  answer.textContent = say("app.loading");
  doButton.hidden = true;
  isEdited = false;
  const isNewest = trials();
  try {
    const { id, sheets } = await upload(file);
    const sheet = value("import-sheet");
    if (!sheet && sheets.length > 1) {
      answer.textContent = say("import.sheets", { sheets: sheets.join(", ") });
      document.getElementById("import-sheet").focus();
      return;
    }
    const found = await send("POST", `${studyPath}/uploads/${id}/import`, {
      kind: value("import-kind"), year: Number(value("import-year")), dry_run: isDry, ...sheet && { sheet },
      ...value("import-concordance") && { concordance: value("import-concordance") },
    });
    if (!isNewest()) return;
    const title = document.createElement("p");
    title.textContent = say(found.written ? "import.done" : "import.would", { file: found.file });
    answer.replaceChildren(title, ...lacking(found), ...found.tables.map(summary), findingList(found.findings, isOfStudy));
    doButton.hidden = found.written || isEdited || found.findings.some(finding => finding.severity === "error");
    // What the study still lacks stays to be read; else the new file is shown.
    if (found.written && !found.lacking.length) setTimeout(() => location.assign(`?file=${encodeURIComponent(found.file)}`), 1500);
  } catch (refusal) {
    if (isNewest()) showRefusal(answer, refusal, isOfStudy);
  }
};

// What the study still needs before it can be calculated, each with the way to its place.
const lacking = found => {
  if (!found.lacking.length) return [];
  const text = document.createElement("p");
  text.className = "missing";
  text.textContent = say("import.lacking");
  return [text, findingList(found.lacking)];
};

// A table of the summary, as plain as it comes.
const summary = ({ title, columns, rows }) => {
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  const table = document.createElement("table");
  table.createCaption().textContent = title;
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const label = document.createElement("th");
    label.scope = "col";
    label.textContent = column.name;
    head.append(label);
  }
  for (const row of rows) {
    const line = table.insertRow();
    for (const cell of row) line.insertCell().textContent = typeof cell === "number" ? write(cell) : cell ?? "–";
  }
  scroll.append(table);
  return scroll;
};

for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add("over"); });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", event => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  if (value("import-year")) ask(true); else document.getElementById("import-year").focus();
});
form.addEventListener("input", () => {
  doButton.hidden = true;
  isEdited = true;
});
form.addEventListener("submit", event => { event.preventDefault(); ask(true); });
doButton.addEventListener("click", () => ask(false));
