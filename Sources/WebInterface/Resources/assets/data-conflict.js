// Two versions of a file side by side, with the lines that differ.
import { say } from "./texts.js";

// The lines that stand in one list and not in the other, by the longest common head and tail.
const differing = (mine, theirs) => {
  let head = 0;
  while (head < Math.min(mine.length, theirs.length) && mine[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(mine.length, theirs.length) - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail += 1;
  const other = new Set(theirs);
  return { first: Math.max(0, head - 2), last: mine.length - tail + 2, isDifferent: (line, position) => position >= head && position < mine.length - tail && !(other.has(line) && theirs[position] === line) };
};

const version = (title, mine, theirs) => {
  const part = document.createElement("div");
  const heading = document.createElement("h4");
  heading.textContent = title;
  const listing = document.createElement("pre");
  listing.tabIndex = 0;
  listing.setAttribute("aria-label", title);
  const { first, last, isDifferent } = differing(mine, theirs);
  mine.slice(first, last).forEach((line, offset) => {
    const position = first + offset;
    const row = document.createElement(isDifferent(line, position) ? "mark" : "span");
    row.textContent = `${position + 1}  ${line.replace(/\r$/, "")}\n`;
    listing.append(row);
  });
  part.append(heading, listing);
  return part;
};

/** Shows both versions; `choose` is called with "mine" or "theirs". */
export const showConflict = (place, { mine, theirs }, choose) => {
  const text = document.createElement("p");
  text.textContent = say("data.conflict");
  const versions = document.createElement("div");
  versions.className = "versions";
  const [left, right] = [mine.split("\n"), theirs.split("\n")];
  versions.append(version(say("data.mine"), left, right), version(say("data.theirs"), right, left));
  const bar = document.createElement("p");
  bar.className = "toolbar";
  for (const choice of ["theirs", "mine"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `take-${choice}`;
    button.textContent = say(choice === "mine" ? "data.takeMine" : "data.takeTheirs");
    button.addEventListener("click", () => choose(choice));
    bar.append(button);
  }
  place.replaceChildren(text, versions, bar);
  place.hidden = false;
};
