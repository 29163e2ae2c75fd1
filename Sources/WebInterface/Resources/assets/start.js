// Makes a study of the user's own out of a case.
import { send } from "./server.js";
import { showRefusal } from "./findings.js";

for (const form of document.querySelectorAll("[data-create]")) {
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const made = await send("POST", "/api/v1/studies", { from: form.dataset.create, name: form.elements.name.value });
      location.assign(`/studies/${encodeURIComponent(made.id)}${form.dataset.create === "starter" ? "/data" : ""}`);
    } catch (refusal) {
      showRefusal(document.getElementById("problems"), refusal);
      button.disabled = false;
    }
  });
}
