// Puts what the server has rendered into the page: tables keep their order, charts their place.
import { draw, drawn, restoreOrders } from "./figures.js";
import { addTools } from "./downloads.js";

/** Draws the charts whose data stand below a node. */
export const drawCharts = (root, isUpdate = false) => {
  for (const data of root.querySelectorAll("script.chart-data")) {
    for (const chart of JSON.parse(data.textContent)) draw(chart, isUpdate && drawn.has(chart.id));
  }
  addTools(root);
};

/** Takes the place of what `place` showed; charts that stood there are moved, not made anew. */
export const show = (place, html) => {
  const made = document.createElement("template");
  made.innerHTML = html;
  const open = Array.from(place.querySelectorAll("details"), part => part.open);
  const scrolled = Array.from(place.querySelectorAll(".scroll"), part => part.scrollLeft);
  for (const chart of made.content.querySelectorAll(".chart")) {
    const known = place.querySelector(`#${CSS.escape(chart.id)}`);
    if (known) chart.replaceWith(known); else drawn.delete(chart.id);
  }
  made.content.querySelectorAll("details").forEach((part, position) => { part.open = open[position] ?? part.open; });
  place.replaceChildren(made.content);
  place.querySelectorAll(".scroll").forEach((part, position) => { part.scrollLeft = scrolled[position] ?? 0; });
  restoreOrders(place);
  drawCharts(place, true);
};
