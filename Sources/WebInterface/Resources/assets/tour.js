// A short tour of the pages; whoever has dismissed it does not see it again unless asked for.
import { say } from "./texts.js";

const key = "symbiont.tour";
const steps = ["one", "two", "three", "four"];

const read = () => { try { return localStorage.getItem(key); } catch { return "done"; } };
const keep = value => { try { localStorage.setItem(key, value); } catch { /* Private windows have no memory. */ } };

const show = position => {
  document.querySelector(".tour")?.remove();
  const panel = document.createElement("aside");
  panel.className = "panel tour";
  panel.setAttribute("aria-label", say("tour.title"));
  const title = document.createElement("h2");
  title.textContent = say(`tour.${steps[position]}Title`);
  const text = document.createElement("p");
  text.textContent = say(`tour.${steps[position]}Text`);
  const bar = document.createElement("p");
  bar.className = "toolbar";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = say("tour.dismiss");
  close.addEventListener("click", () => { keep("done"); panel.remove(); });
  const count = document.createElement("span");
  count.className = "faint";
  count.textContent = say("tour.count", { step: position + 1, steps: steps.length });
  const next = document.createElement("button");
  next.type = "button";
  next.className = "primary";
  const isLast = position === steps.length - 1;
  next.textContent = say(isLast ? "tour.finish" : "tour.next");
  next.addEventListener("click", () => {
    if (isLast) { keep("done"); panel.remove(); } else { keep(String(position + 1)); show(position + 1); document.querySelector(".tour .primary").focus(); }
  });
  panel.addEventListener("keydown", event => { if (event.key === "Escape") close.click(); });
  bar.append(close, count, next);
  panel.append(title, text, bar);
  document.body.append(panel);
};

/** Shows the tour where it was left, unless it is done. */
export const beginTour = () => {
  const again = document.getElementById("tour-again");
  if (!again) return;
  again.addEventListener("click", () => { show(0); document.querySelector(".tour .primary").focus(); });
  const known = read();
  if (known !== "done") show(Math.min(Number(known) || 0, steps.length - 1));
};
