// Saves the choices of a what-if as a scenario of the study.
import { say } from "./texts.js";
import { pagePath, send, studyPath } from "./server.js";
import { showRefusal } from "./findings.js";
import { keepUndo } from "./saved-note.js";

/** Prepares the dialog; `choices` tells what is to be saved. */
export const prepareSaving = choices => {
  const dialog = document.getElementById("save-dialog");
  const id = document.getElementById("save-id");
  const name = document.getElementById("save-name");
  const note = document.getElementById("save-imports");
  const confirm = document.getElementById("save-confirm");
  const problems = document.getElementById("save-problems");
  document.getElementById("save").addEventListener("click", () => {
    problems.replaceChildren();
    note.hidden = !choices().isOtherEconomy;
    dialog.showModal();
    id.focus();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  const save = async (replace = false) => {
    if (confirm.disabled) return; // One is under way: a second would take what it wrote for what was before.
    const { year, against, quantities } = choices();
    confirm.disabled = true;
    const used = Object.fromEntries(Object.entries(quantities).filter(([, value]) => value !== 0));
    try {
      const { etag, before } = await send("POST", `${studyPath}/scenarios`, { id: id.value, name: name.value, year, against, quantities: used, replace });
      dialog.close();
      keepUndo({ code: id.value, etag, before });
      location.assign(`${pagePath}?saved=${encodeURIComponent(id.value)}`);
    } catch (refusal) {
      showRefusal(problems, refusal);
      if (refusal.answer?.free) offer(refusal.answer.free);
    }
    confirm.disabled = false;
  };
  // A code that is taken stays what it is; another one is a press away, and so is replacing it.
  const offer = free => {
    const bar = document.createElement("p");
    bar.className = "toolbar";
    const button = (name, text, press) => {
      const made = document.createElement("button");
      made.type = "button";
      made.id = name;
      made.textContent = text;
      made.addEventListener("click", press);
      bar.append(made);
      return made;
    };
    const other = button("save-free", say("whatIf.saveAs", { id: free }), () => { id.value = free; save(); });
    button("save-replace", say("whatIf.replace", { id: id.value }), () => save(true));
    problems.append(bar);
    other.focus();
  };
  document.getElementById("save-form").addEventListener("submit", event => {
    event.preventDefault();
    save();
  });
};
