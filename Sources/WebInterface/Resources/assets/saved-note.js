// Says on the page that follows that a scenario was saved, and takes that back where it is wished.
import { announce, say } from "./texts.js";
import { pagePath, Refusal, study, studyPath } from "./server.js";
import { showRefusal } from "./findings.js";

const key = `symbiont.undo.${study}`;

/** Remembers, until the window is closed, the text of study.yaml before a scenario was saved. */
export const keepUndo = change => {
  try {
    sessionStorage.setItem(key, JSON.stringify(change));
  } catch {
    sessionStorage.removeItem(key); // The window has no room for it: saved it is all the same, without the button.
  }
};

// The text that stood there is written back, unless study.yaml has changed since.
const undo = async ({ code, etag, before }) => {
  const response = await fetch(`${studyPath}/file?name=study.yaml`, {
    method: "PUT", body: before, headers: { "if-match": etag, "content-type": "application/yaml" },
  });
  if (!response.ok) throw new Refusal(response.status, await response.json());
  sessionStorage.removeItem(key);
  location.assign(`${pagePath}?restored=${encodeURIComponent(code)}`);
};

/** The note of what was saved or put back, as the address tells it. */
export const showSaved = () => {
  const query = new URLSearchParams(location.search);
  const [saved, restored] = [query.get("saved"), query.get("restored")];
  if (!saved && !restored) return;
  const note = document.createElement("div");
  note.className = "saved";
  const text = document.createElement("p");
  text.textContent = saved ? say("whatIf.saved", { name: saved }) : say("whatIf.restored", { name: restored });
  announce(text.textContent);
  note.append(text);
  const change = JSON.parse(sessionStorage.getItem(key) ?? "null");
  if (saved && change?.code === saved) {
    const button = document.createElement("button");
    button.type = "button";
    button.id = "undo-save";
    button.textContent = `↶ ${say("whatIf.undo")}`;
    button.addEventListener("click", () => undo(change).catch(refusal => showRefusal(note, refusal)));
    text.append(" ", button);
  }
  document.getElementById("main").prepend(note);
};
