// A click on a figure of the table explains it, level by level, down to file and line.
import { get, numbered, pagePath } from "./server.js";
import { showRefusal } from "./findings.js";
import { say } from "./texts.js";

const panel = document.getElementById("explanation");
const { scenario } = document.getElementById("figures").dataset;

const ask = async (place, query, isWanted = () => true) => {
  try {
    const html = await get(`${pagePath}/fragments/explanation?${query}`);
    if (isWanted()) place.innerHTML = html;
  } catch (refusal) {
    if (isWanted()) showRefusal(place, refusal);
  }
};

// Of two clicks the last is shown, whichever is answered first.
const figures = numbered();

const explain = async (figure, sector) => {
  const address = new URL(location);
  address.searchParams.set("figure", figure);
  address.searchParams.set("sector", sector);
  history.replaceState(null, "", address);
  for (const button of document.querySelectorAll("[data-figure]")) {
    button.setAttribute("aria-expanded", String(button.dataset.figure === figure && button.dataset.row === sector));
  }
  panel.hidden = false;
  panel.dataset.query = new URLSearchParams({ scenario, figure, sector });
  const isNewest = figures();
  await ask(panel, panel.dataset.query, isNewest);
  if (!isNewest()) return;
  panel.focus();
  panel.scrollIntoView({ block: "nearest" });
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-figure]");
  if (button) explain(button.dataset.figure, button.dataset.row);
  if (event.target.closest("[data-close-panel]")) panel.hidden = true;
});

// The terms of a figure are fetched when they are looked at.
panel.addEventListener("toggle", event => {
  const place = event.target.querySelector(":scope > [data-path]");
  if (!event.target.open || !place || place.dataset.state) return;
  place.dataset.state = "asked";
  place.textContent = say("app.loading");
  const query = new URLSearchParams(panel.dataset.query);
  query.set("path", place.dataset.path);
  ask(place, query);
}, true);

const query = new URLSearchParams(location.search);
if (query.has("figure") && query.has("sector")) explain(query.get("figure"), query.get("sector"));
