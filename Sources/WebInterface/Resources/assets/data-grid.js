// A file as a table: moved in by arrows, edited by typing, findings at their cells.
import { say } from "./texts.js";
import { cellAt, parse } from "./csv.js";
import { placeOf } from "./findings.js";

const isNumber = text => text !== "" && Number.isFinite(Number(text));
const limit = 40_000;

export class Grid {
  #place; #edit; #text = ""; #rows = []; #original = []; #cells = []; #isWritable; #shown = 0;

  /** `edit(cell, value)` is called with a field and what has been typed for it. */
  constructor(place, isWritable, edit) {
    this.#place = place;
    this.#isWritable = isWritable;
    this.#edit = edit;
    place.addEventListener("keydown", event => this.#key(event));
    place.addEventListener("dblclick", event => this.#open(event.target.closest("td")));
    place.addEventListener("focusin", event => this.#visit(event.target.closest("td")));
  }

  /** Shows a text; `original` is what is on disk, from which changed cells differ. */
  show(text, original) {
    this.#text = text;
    const rows = parse(text);
    this.#original = parse(original);
    const isSame = rows.length === this.#rows.length && rows.every((row, position) => row.cells.length === this.#rows[position].cells.length);
    this.#rows = rows;
    if (isSame && this.#cells.length) this.#refresh(); else this.#build();
  }

  #build() {
    const [heading, ...rows] = this.#rows;
    const scroll = document.createElement("div");
    scroll.className = "grid";
    const table = document.createElement("table");
    table.setAttribute("role", "grid");
    table.setAttribute("aria-label", this.#place.dataset.name ?? "");
    table.setAttribute("aria-rowcount", rows.length + 1);
    const head = table.createTHead().insertRow();
    const corner = document.createElement("th");
    corner.scope = "col";
    corner.textContent = say("data.line");
    head.append(corner);
    for (const cell of heading?.cells ?? []) {
      const label = document.createElement("th");
      label.scope = "col";
      label.textContent = cell.text;
      head.append(label);
    }
    const body = table.createTBody();
    this.#cells = [];
    this.#shown = Math.max(50, Math.floor(limit / Math.max(1, heading?.cells.length ?? 1)));
    rows.slice(0, this.#shown).forEach((row, position) => {
      const line = body.insertRow();
      const label = document.createElement("th");
      label.scope = "row";
      label.textContent = row.line;
      line.append(label);
      this.#cells.push(row.cells.map((cell, column) => {
        const made = line.insertCell();
        made.tabIndex = position === 0 && column === 0 ? 0 : -1;
        made.dataset.row = position;
        made.dataset.column = column;
        made.append(document.createElement("div"));
        return made;
      }));
    });
    scroll.append(table);
    this.#place.replaceChildren(scroll);
    if (rows.length > this.#shown) {
      const more = document.createElement("p");
      more.className = "notes";
      more.textContent = say("data.more", { shown: this.#shown, rows: rows.length });
      this.#place.append(more);
    }
    this.#refresh();
  }

  #refresh() {
    this.#cells.forEach((line, position) => line.forEach((made, column) => {
      const { text } = this.#rows[position + 1].cells[column];
      const before = this.#original[position + 1]?.cells[column]?.text;
      if (!made.querySelector("input") && made.firstChild.textContent !== text) {
        made.firstChild.textContent = text;
        made.title = text.length > 40 ? text : "";
      }
      made.classList.toggle("num", isNumber(text));
      made.classList.toggle("changed", before !== text);
    }));
  }

  /** Marks the cells that findings name. */
  mark(findings) {
    for (const line of this.#place.querySelectorAll("tr.bad")) line.classList.remove("bad");
    for (const made of this.#place.querySelectorAll(".bad")) {
      made.classList.remove("bad");
      made.removeAttribute("aria-invalid");
      made.removeAttribute("aria-description");
      made.title = "";
    }
    for (const finding of findings) {
      if (finding.severity === "note" || finding.line == null) continue;
      const made = this.#at(finding.line, finding.column);
      if (!made) continue;
      made.classList.add("bad");
      made.closest("tr").classList.add("bad");
      made.setAttribute("aria-invalid", "true");
      made.setAttribute("aria-description", finding.message);
      made.title = `${placeOf(finding)}: ${finding.message}`;
    }
  }

  /** Goes to a place of the file. */
  visit(line, column) {
    const made = this.#at(line, column);
    const target = made?.tagName === "TD" ? made : made?.querySelector("td");
    target?.scrollIntoView({ block: "center", inline: "center" });
    target?.focus();
  }

  #at(line, column) {
    const found = cellAt(this.#text, this.#rows, line, column);
    if (!found || found.row === 0) return found ? this.#place.querySelector("thead tr") : undefined;
    const cells = this.#cells[found.row - 1];
    return found.cell === undefined ? cells?.[0]?.parentElement : cells?.[found.cell];
  }

  #visit(made) {
    if (!made) return;
    for (const other of this.#place.querySelectorAll("td[tabindex=\"0\"]")) other.tabIndex = -1;
    made.tabIndex = 0;
  }

  #key(event) {
    const made = event.target.closest("td");
    if (!made || event.target.tagName === "INPUT") return;
    const row = Number(made.dataset.row);
    const column = Number(made.dataset.column);
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -Infinity], End: [0, Infinity], PageUp: [-15, 0], PageDown: [15, 0] };
    if (moves[event.key] && !event.ctrlKey) {
      const [down, right] = moves[event.key];
      const line = this.#cells[Math.max(0, Math.min(this.#cells.length - 1, row + down))];
      line[Math.max(0, Math.min(line.length - 1, column + right))].focus();
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === "F2") {
      this.#open(made);
      event.preventDefault();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#open(made, event.key);
      event.preventDefault();
    }
  }

  #open(made, typed) {
    if (!made || !this.#isWritable || made.querySelector("input")) return;
    const position = Number(made.dataset.row);
    const column = Number(made.dataset.column);
    const cell = () => this.#rows[position + 1].cells[column];
    const before = cell().text;
    const input = document.createElement("input");
    input.value = typed ?? before;
    const heading = this.#rows[0].cells[column]?.text ?? "";
    input.setAttribute("aria-label", say("data.cell", { column: heading, line: this.#rows[position + 1].line }));
    made.firstChild.hidden = true;
    made.append(input);
    input.focus();
    if (typed === undefined) input.select();
    let isOpen = true;
    const close = (isKept, isBack = true) => {
      if (!isOpen) return;
      isOpen = false;
      const { value } = input;
      input.remove();
      made.firstChild.hidden = false;
      if (isBack) made.focus();
      this.#edit(cell(), isKept ? value : before, true);
      this.#refresh();
    };
    // What is typed is checked as it is typed.
    input.addEventListener("input", () => this.#edit(cell(), input.value, false));
    if (typed !== undefined) this.#edit(cell(), typed, false);
    input.addEventListener("blur", () => close(true, false));
    input.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === "Tab") {
        close(true);
        const line = event.key === "Enter" ? this.#cells[position + (event.shiftKey ? -1 : 1)] : this.#cells[position];
        line?.[event.key === "Tab" ? column + (event.shiftKey ? -1 : 1) : column]?.focus();
        event.preventDefault();
      } else if (event.key === "Escape") {
        close(false);
        event.preventDefault();
      }
      event.stopPropagation();
    });
  }
}
