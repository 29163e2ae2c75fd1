// Past runs, and two of them side by side.
import { dateTime, say } from "./texts.js";
import { get, pagePath } from "./server.js";
import { show } from "./fragments.js";
import { showRefusal } from "./findings.js";

const place = document.getElementById("runs");

place.addEventListener("submit", async event => {
  event.preventDefault();
  const chosen = Array.from(place.querySelectorAll("input:checked"), box => box.value);
  const answer = document.getElementById("runs-answer");
  if (chosen.length !== 2) {
    showRefusal(answer, { message: say("compare.chooseTwo") });
    return;
  }
  try {
    show(answer, await get(`${pagePath}/fragments/runs?first=${chosen[0]}&second=${chosen[1]}`));
  } catch (refusal) {
    showRefusal(answer, refusal);
  }
});

try {
  place.innerHTML = await get(`${pagePath}/fragments/runs`);
  for (const time of place.querySelectorAll("time")) time.textContent = dateTime.format(new Date(time.dateTime));
} catch (refusal) {
  showRefusal(place, refusal);
}
