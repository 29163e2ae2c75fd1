// Past runs, and two of them side by side.
import { announce, dateTime, say } from "./texts.js";
import { get, numbered, pagePath, send, study } from "./server.js";
import { show } from "./fragments.js";
import { showRefusal } from "./findings.js";

const place = document.getElementById("runs");

const list = async () => {
  try {
    place.innerHTML = await get(`${pagePath}/fragments/runs`);
    for (const time of place.querySelectorAll("time")) time.textContent = dateTime.format(new Date(time.dateTime));
  } catch (refusal) {
    showRefusal(place, refusal);
  }
};

// Of two questions the last is answered.
const pairs = numbered();

place.addEventListener("submit", async event => {
  event.preventDefault();
  const chosen = Array.from(place.querySelectorAll("input:checked"), box => Number(box.value)).sort((left, right) => left - right);
  const answer = document.getElementById("runs-answer");
  if (chosen.length !== 2) {
    showRefusal(answer, { message: say("compare.chooseTwo") });
    return;
  }
  const isNewest = pairs();
  try {
    const html = await get(`${pagePath}/fragments/runs?first=${chosen[0]}&second=${chosen[1]}`);
    if (isNewest()) show(answer, html);
  } catch (refusal) {
    if (isNewest()) showRefusal(answer, refusal);
  }
});

place.addEventListener("click", async event => {
  if (event.target.id !== "keep-run") return;
  event.target.disabled = true;
  try {
    const { id } = await send("POST", "/api/v1/runs", { study });
    await list();
    announce(say("compare.kept", { run: id }));
  } catch (refusal) {
    showRefusal(document.getElementById("runs-answer"), refusal);
  }
});

list();
