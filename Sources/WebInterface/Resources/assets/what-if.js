// The what-if: choices on the left, the city's answer on the right, within a frame.
import { say, announce } from "./texts.js";
import { pagePath, send } from "./server.js";
import { chartsDrawn, show } from "./fragments.js";
import { showRefusal } from "./findings.js";
import { fromAddress, toAddress, History, request } from "./what-if-state.js";
import { prepareSaving } from "./what-if-save.js";

const page = JSON.parse(document.getElementById("page-data")?.textContent ?? "null");
const element = id => document.getElementById(id);

const begin = () => {
  const { exchanges, start } = page;
  const rows = new Map(Array.from(document.querySelectorAll("[data-exchange]"), row => [row.dataset.exchange, row]));
  const answer = element("answer");
  let state = fromAddress(new URLSearchParams(location.search), start, exchanges);
  const history = new History(structuredClone(state));

  // The answer: one request is under way at most, and the newest choices come next.
  let isAsking = false;
  let isWanted = false;
  let spoken = 0;
  const ask = async () => {
    if (isAsking) { isWanted = true; return; }
    isAsking = true;
    answer.setAttribute("aria-busy", "true");
    do {
      isWanted = false;
      const began = performance.now();
      try {
        const found = await send("POST", `${pagePath}/fragments/what-if`, request(state, exchanges));
        await new Promise(requestAnimationFrame);
        showAnswer(found);
        answer.dataset.milliseconds = (performance.now() - began).toFixed(1);
      } catch (refusal) {
        showRefusal(answer, refusal);
      }
    } while (isWanted);
    isAsking = false;
    await chartsDrawn();
    if (!isAsking) answer.setAttribute("aria-busy", "false");
  };

  const showAnswer = found => {
    show(answer, found.html);
    const exceeded = new Map(found.exceeded.map(({ exchange, message }) => [exchange, message]));
    for (const [id, row] of rows) {
      row.querySelector("[data-effect]").textContent = found.effects[id] ?? "";
      const excess = row.querySelector(".excess");
      const message = exceeded.get(id);
      row.classList.toggle("over", message !== undefined);
      excess.hidden = message === undefined;
      if (excess.textContent !== (message ?? "")) excess.textContent = message ?? "";
      for (const field of row.querySelectorAll("input")) field.setAttribute("aria-invalid", String(message !== undefined));
    }
    element("now").textContent = found.summary;
    clearTimeout(spoken);
    spoken = setTimeout(() => announce(found.summary), 400);
  };

  // The fields follow the choices.
  const showState = () => {
    for (const { id, type } of exchanges) {
      const row = rows.get(id);
      const value = state.quantities[id];
      const [range, number] = row.querySelectorAll("input");
      if (Number(range.value) !== value) range.value = value;
      if (document.activeElement !== number || Number(number.value) !== value) number.value = value;
      range.setAttribute("aria-valuetext", `${number.value} ${page.units[id]}`);
      row.closest(".type").classList.toggle("off", state.off.includes(type));
    }
    for (const box of document.querySelectorAll("[data-switch]")) box.checked = !state.off.includes(box.dataset.switch);
    for (const key of ["against", "imports", "form"]) element(key).value = state[key];
    const same = page.presets.find(preset => exchanges.every(({ id }) => (preset.quantities[id] ?? 0) === state.quantities[id]));
    element("preset").value = same?.id ?? "";
    element("undo").disabled = !history.canUndo;
    element("redo").disabled = !history.canRedo;
  };

  const change = (edit, isStep = true) => {
    edit(state);
    if (isStep) {
      history.add(state);
      window.history.replaceState(null, "", toAddress(history.present, start));
    }
    showState();
    ask();
  };
  const travel = found => {
    state = structuredClone(found);
    window.history.replaceState(null, "", toAddress(state, start));
    showState();
    ask();
  };

  for (const [id, row] of rows) {
    const [range, number] = row.querySelectorAll("input");
    range.addEventListener("input", () => change(next => { next.quantities[id] = Number(range.value); }, false));
    range.addEventListener("change", () => change(next => { next.quantities[id] = Number(range.value); }));
    const typed = isStep => {
      const value = number.value === "" ? 0 : Number(number.value);
      if (Number.isFinite(value) && value >= 0) change(next => { next.quantities[id] = value; }, isStep);
    };
    number.addEventListener("input", () => typed(false));
    number.addEventListener("change", () => typed(true));
    for (const button of row.querySelectorAll("[data-set]")) {
      button.addEventListener("click", () => change(next => { next.quantities[id] = Number(button.dataset.set); }));
    }
    for (const mark of row.querySelectorAll("[data-at]")) mark.style.left = `${100 * Math.min(1, Number(mark.dataset.at))}%`;
  }
  for (const box of document.querySelectorAll("[data-switch]")) {
    box.addEventListener("change", () => change(next => {
      next.off = next.off.filter(type => type !== box.dataset.switch).concat(box.checked ? [] : [box.dataset.switch]);
    }));
  }
  for (const key of ["against", "imports", "form"]) {
    element(key).addEventListener("change", () => change(next => { next[key] = element(key).value; }));
  }
  element("preset").addEventListener("change", event => {
    const preset = page.presets.find(({ id }) => id === event.target.value);
    if (preset) change(next => {
      for (const { id } of exchanges) next.quantities[id] = preset.quantities[id] ?? 0;
      next.off = [];
      if (preset.against) next.against = preset.against;
    });
  });
  element("undo").addEventListener("click", () => travel(history.undo()));
  element("redo").addEventListener("click", () => travel(history.redo()));
  element("copy-link").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      announce(say("whatIf.copied"));
      element("copy-link").textContent = say("whatIf.copied");
    } catch {
      // Without leave to write there, the address bar still has it.
      announce(location.href);
    }
  });
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || element("save-dialog").open) return;
    const pressed = event.key.toLowerCase();
    if (pressed === "z" && !event.shiftKey) travel(history.undo());
    else if (pressed === "y" || (pressed === "z" && event.shiftKey)) travel(history.redo());
    else return;
    event.preventDefault();
  });
  element("controls").addEventListener("submit", event => event.preventDefault());
  prepareSaving(() => ({ ...request(state, exchanges), year: page.years[state.against], isOtherEconomy: state.imports !== page.imports }));

  showState();
  ask();
};

if (page) begin();
