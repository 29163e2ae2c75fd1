// Saves the choices of a what-if as a scenario of the study.
import { announce, say } from "./texts.js";
import { pagePath, send, studyPath } from "./server.js";
import { showRefusal } from "./findings.js";

/** Prepares the dialog; `choices` tells what is to be saved. */
export const prepareSaving = choices => {
  const dialog = document.getElementById("save-dialog");
  const id = document.getElementById("save-id");
  const name = document.getElementById("save-name");
  const note = document.getElementById("save-imports");
  const problems = document.getElementById("save-problems");
  document.getElementById("save").addEventListener("click", () => {
    problems.replaceChildren();
    note.hidden = !choices().isOtherEconomy;
    dialog.showModal();
    id.focus();
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  const save = async () => {
    const { year, against, quantities } = choices();
    const used = Object.fromEntries(Object.entries(quantities).filter(([, value]) => value !== 0));
    try {
      await send("POST", `${studyPath}/scenarios`, { id: id.value, name: name.value, year, against, quantities: used });
      dialog.close();
      announce(say("whatIf.saved", { name: name.value }));
      location.assign(`${pagePath}?saved=${encodeURIComponent(id.value)}`);
    } catch (refusal) {
      showRefusal(problems, refusal);
      if (refusal.answer?.free) offer(refusal.answer.free);
    }
  };
  // A code that is taken stays what it is; another one is a press away.
  const offer = free => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "save-free";
    button.textContent = say("whatIf.saveAs", { id: free });
    button.addEventListener("click", () => { id.value = free; save(); });
    problems.append(button);
    button.focus();
  };
  document.getElementById("save-form").addEventListener("submit", event => {
    event.preventDefault();
    save();
  });
};
