// Puts what the server has rendered into the page: tables keep their order, charts their place.
import { draw, drawn, restoreOrders } from "./figures.js";
import { addTools } from "./downloads.js";

// Charts that wait to be drawn, the newest of each; one is drawn a frame, those in sight first, so that tables
// and hands need not wait for them.
const waiting = new Map();
let drawing;

const isInSight = ({ id }) => {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box && box.bottom > 0 && box.top < innerHeight;
};

const drawWaiting = async () => {
  while (waiting.size) {
    await new Promise(requestAnimationFrame);
    const charts = Array.from(waiting.values());
    const chart = charts.find(isInSight) ?? charts[0];
    if (!chart) break;
    waiting.delete(chart.id);
    draw(chart, drawn.has(chart.id));
  }
  drawing = undefined;
};

/** When every chart is drawn. */
export const chartsDrawn = () => drawing ?? Promise.resolve();

/** Draws the charts whose data stand below a node. */
export const drawCharts = root => {
  for (const data of root.querySelectorAll("script.chart-data")) {
    for (const chart of JSON.parse(data.textContent)) waiting.set(chart.id, chart);
  }
  if (window.Plotly && waiting.size) drawing ??= drawWaiting();
  addTools(root);
  return chartsDrawn();
};

/** Takes the place of what `place` showed; charts that stood there are moved, not made anew. */
export const show = (place, html) => {
  const made = document.createElement("template");
  made.innerHTML = html;
  const open = Array.from(place.querySelectorAll("details"), part => part.open);
  const scrolled = Array.from(place.querySelectorAll(".scroll"), part => part.scrollLeft);
  for (const chart of made.content.querySelectorAll(".chart")) {
    const known = place.querySelector(`#${CSS.escape(chart.id)}`);
    if (known && drawn.has(chart.id)) chart.replaceWith(known); else drawn.delete(chart.id);
  }
  made.content.querySelectorAll("details").forEach((part, position) => { part.open = open[position] ?? part.open; });
  place.replaceChildren(made.content);
  place.querySelectorAll(".scroll").forEach((part, position) => { part.scrollLeft = scrolled[position] ?? 0; });
  restoreOrders(place);
  drawCharts(place);
};
