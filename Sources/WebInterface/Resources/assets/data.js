// The study's files: shown as tables, checked as they are edited, saved only where nobody else has.
import { announce, say } from "./texts.js";
import { get, Refusal, studyPath } from "./server.js";
import { findingList, showRefusal } from "./findings.js";
import { replacing } from "./csv.js";
import { Grid } from "./data-grid.js";
import { showConflict } from "./data-conflict.js";
import "./data-import.js";

const editor = document.getElementById("editor");
const { file } = editor.dataset;
const filePath = `${studyPath}/file?name=${encodeURIComponent(file)}`;
const isWritable = editor.dataset.writable === "true";
const place = document.getElementById("table-place");
const findingsPlace = document.getElementById("data-findings");
const stateText = document.getElementById("data-state");
const saveButton = document.getElementById("data-save");
const undoButton = document.getElementById("data-undo");
const conflict = document.getElementById("conflict");
place.dataset.name = file;

let disk = "";
let tag = "";
let text = "";
let past = [];
let source;
let grid;
let errors = 0;
let isChecked = true;

const showState = () => {
  const isChanged = text !== disk;
  undoButton.disabled = past.length === 0;
  saveButton.disabled = !isWritable || !isChanged || !isChecked || errors > 0;
  stateText.textContent = !isChanged ? say("data.same") : !isChecked ? say("data.checking")
    : errors === 1 ? say("data.oneError") : errors > 1 ? say("data.errors", { count: errors }) : say("data.changed");
};

const showText = () => {
  if (!source) grid.show(text, disk);
  else if (source.value !== text) source.value = text;
  showState();
};

const mediaType = file.endsWith(".csv") ? "text/csv" : file.endsWith(".yaml") ? "application/yaml" : "text/plain";
const put = async (body, isDry) => {
  const response = await fetch(filePath + (isDry ? "&dry_run=true" : ""), { method: "PUT", body, headers: { "if-match": tag, "content-type": mediaType } });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
};

// Somebody else has changed the file: both versions are shown, and the hand that edits chooses.
const meetConflict = ({ current }) => showConflict(conflict, { mine: text, theirs: current.text }, choice => {
  tag = quotedTag(current.etag);
  disk = current.text;
  if (choice === "theirs") { past.push(text); text = disk; }
  conflict.hidden = true;
  showText();
  checkSoon();
});

const showFindings = findings => {
  errors = findings.filter(finding => finding.severity === "error").length;
  const own = findings.filter(finding => finding.severity !== "note" && (finding.severity === "error" || finding.file === file));
  const list = findingList(own);
  if (list.textContent !== findingsPlace.textContent) findingsPlace.replaceChildren(list);
  grid?.mark(own.filter(finding => finding.file === file));
};

// Checks: the newest text is checked once the last check is done.
let timer = 0;
let isAsking = false;
const check = async () => {
  if (isAsking) { timer = setTimeout(check, 100); return; }
  isAsking = true;
  const asked = text;
  try {
    const { findings } = await put(asked, true);
    if (asked === text) {
      showFindings(findings);
      isChecked = true;
    }
  } catch (refusal) {
    if (refusal.status === 412) meetConflict(refusal.answer); else showRefusal(findingsPlace, refusal);
  }
  isAsking = false;
  showState();
};
const checkSoon = () => {
  isChecked = false;
  clearTimeout(timer);
  timer = setTimeout(check, 150);
};

// An edit is one step from the first character to the last.
let opened;
const become = (next, isStep) => {
  opened ??= text;
  if (next !== text) {
    text = next;
    checkSoon();
  }
  if (isStep) {
    if (opened !== text) past.push(opened);
    opened = undefined;
  }
  showText();
};

const quotedTag = etag => etag.startsWith("\"") ? etag : `"${etag}"`;

const load = async () => {
  const found = await get(filePath, { cache: "no-store" });
  disk = text = found.text;
  tag = quotedTag(found.etag);
  showText();
  isChecked = true;
  showFindings(found.findings);
};

const save = async () => {
  saveButton.disabled = true;
  const asked = text;
  try {
    const answer = await put(asked, false);
    tag = quotedTag(answer.etag);
    disk = answer.text;
    showText();
    stateText.textContent = say("data.saved");
    announce(say("data.saved"));
  } catch (refusal) {
    stateText.textContent = say("data.notSaved");
    if (refusal.status === 412) meetConflict(refusal.answer); else showRefusal(findingsPlace, refusal);
  }
};

const undo = () => { if (past.length) { text = past.pop(); showText(); checkSoon(); } };
saveButton.addEventListener("click", save);
undoButton.addEventListener("click", undo);
document.addEventListener("keydown", event => {
  if (!(event.ctrlKey || event.metaKey)) return;
  const pressed = event.key.toLowerCase();
  if (pressed === "s") { event.preventDefault(); if (!saveButton.disabled) save(); }
  if (pressed === "z" && !["INPUT", "TEXTAREA"].includes(document.activeElement.tagName)) { event.preventDefault(); undo(); }
});
addEventListener("beforeunload", event => { if (text !== disk) event.preventDefault(); });

if (file.endsWith(".csv")) {
  grid = new Grid(place, isWritable, (cell, value, isStep) => become(replacing(text, cell, value), isStep));
} else {
  source = document.createElement("textarea");
  source.className = "source";
  source.spellcheck = false;
  source.readOnly = !isWritable;
  source.setAttribute("aria-label", file);
  source.addEventListener("input", () => { text = source.value; checkSoon(); showState(); });
}
try {
  await load();
  if (source) place.replaceChildren(source);
  const query = new URLSearchParams(location.search);
  const line = Number(query.get("line"));
  if (line && grid) grid.visit(line, Number(query.get("column")) || undefined);
  else if (line && source) {
    const start = text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const end = text.indexOf("\n", start);
    source.focus();
    source.setSelectionRange(start, end < 0 ? text.length : end);
  }
} catch (refusal) {
  showRefusal(place, refusal);
}
