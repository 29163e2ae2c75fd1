// What every page does: draws its charts, follows the choices in its forms, shows the tour.
import { drawCharts } from "./fragments.js";
import { beginTour } from "./tour.js";
import { showSaved } from "./saved-note.js";

drawCharts(document);

for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", () => form.submit());
}
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
for (const link of document.querySelectorAll(".languages a")) {
  // The language changes, the page's state stays.
  link.addEventListener("click", () => {
    const query = new URLSearchParams(location.search);
    query.set("lang", link.hreflang);
    link.href = `?${query}`;
  });
}
document.querySelector(".pages [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
showSaved();
beginTour();
