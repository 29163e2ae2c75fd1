// The network: a click on an exchange or a sector, in the chart or the list, shows what stands behind it.
import { chartsDrawn, show } from "./fragments.js";
import { drawn } from "./figures.js";
import { get, numbered, pagePath } from "./server.js";
import { showRefusal } from "./findings.js";

const detail = document.getElementById("detail");
const scenario = document.getElementById("scenario").value;

// Of two clicks the last is shown, whichever is answered first.
const ask = numbered();
const choose = async (kind, code, isFocused = true) => {
  const query = new URLSearchParams({ scenario, [kind]: code });
  const isNewest = ask();
  try {
    const html = await get(`${pagePath}/fragments/network?${query}`);
    if (!isNewest()) return;
    show(detail, html);
    const address = new URL(location);
    address.searchParams.delete("exchange");
    address.searchParams.delete("sector");
    address.searchParams.set(kind, code);
    history.replaceState(null, "", address);
  } catch (refusal) {
    if (!isNewest()) return;
    showRefusal(detail, refusal);
  }
  for (const button of document.querySelectorAll("[data-exchange], [data-sector]")) {
    button.setAttribute("aria-pressed", String(button.dataset[kind] === code));
  }
  if (isFocused) detail.focus({ preventScroll: innerWidth > 992 });
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-exchange], [data-sector]");
  if (button) choose(button.dataset.exchange ? "exchange" : "sector", button.dataset.exchange ?? button.dataset.sector);
});

// Nodes stand for sectors at the edges and for exchanges in the middle; bands for exchanges.
const exchanges = new Set(Array.from(document.querySelectorAll("[data-exchange]"), button => button.dataset.exchange));
await chartsDrawn();
for (const id of drawn.keys()) {
  document.getElementById(id)?.on("plotly_click", ({ points: [point] }) => {
    const code = point.customdata;
    if (code) choose(exchanges.has(code) ? "exchange" : "sector", code, false);
  });
}

const query = new URLSearchParams(location.search);
for (const kind of ["exchange", "sector"]) if (query.has(kind)) choose(kind, query.get(kind), false);
