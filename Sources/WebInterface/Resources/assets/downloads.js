// Every chart as PNG and SVG, every table as CSV.
import { say } from "./texts.js";

const button = (label, text, action) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
};

export const saveText = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const cellText = cell => {
  const text = cell.dataset.value ?? cell.innerText.replace(/\s+/g, " ").trim();
  return /[",\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
};

/** Adds the buttons to figures and tables that have none yet. */
export const addTools = root => {
  for (const figure of root.querySelectorAll("figure:not(:has(.figure-tools))")) {
    const chart = figure.querySelector(".chart");
    const name = figure.querySelector("h3")?.textContent ?? chart.id;
    const tools = document.createElement("p");
    tools.className = "figure-tools";
    for (const format of ["png", "svg"]) {
      tools.append(button(say("downloads.chart", { name, format: format.toUpperCase() }), format.toUpperCase(), () =>
        Plotly.downloadImage(chart, { format, filename: chart.id, width: Math.max(800, chart.clientWidth), height: chart.clientHeight, scale: format === "png" ? 2 : 1 })));
    }
    figure.append(tools);
  }
  for (const table of root.querySelectorAll(".scroll > table")) {
    const place = table.parentElement;
    if (place.nextElementSibling?.classList.contains("table-tools")) continue;
    const name = table.caption?.innerText ?? "table";
    const tools = document.createElement("p");
    tools.className = "table-tools figure-tools";
    tools.append(button(say("downloads.table", { name }), "CSV", () => saveText(
      `${(table.caption?.id ?? "table").replace(/^table-/, "")}.csv`, "text/csv",
      Array.from(table.rows, row => Array.from(row.cells, cellText).join(",")).join("\r\n") + "\r\n")));
    place.after(tools);
  }
};
