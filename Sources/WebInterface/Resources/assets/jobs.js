// Long calculations: a form starts one, its progress is followed, it can be cancelled, its answer shown.
import { announce, percent, say } from "./texts.js";
import { get, pagePath, send, study } from "./server.js";
import { show } from "./fragments.js";
import { showRefusal } from "./findings.js";

// The job's states as they come, until it ends.
const follow = (id, seen) => new Promise((resolve, reject) => {
  const events = new EventSource(`/api/v1/jobs/${id}/events`);
  events.addEventListener("job", event => {
    const job = JSON.parse(event.data);
    seen(job);
    if (["done", "failed", "cancelled"].includes(job.status)) { events.close(); resolve(job); }
  });
  events.onerror = () => { if (events.readyState === EventSource.CLOSED) reject(new Error(say("jobs.lost"))); };
});

const prepare = form => {
  const section = form.closest(".job");
  const cancel = form.querySelector("[data-cancel]");
  const start = form.querySelector(".primary");
  const bar = form.querySelector("progress");
  const stateText = form.querySelector(".state");
  const answer = section.querySelector(".job-answer");
  const { kind } = form.dataset;
  const isJob = form.dataset.job === "true";
  let current;

  const seen = job => {
    const { done, total, what } = job.progress;
    const share = total ? done / total : undefined;
    if (share !== undefined) bar.value = share; else bar.removeAttribute("value");
    stateText.textContent = say(`jobs.${job.status}`, { share: share === undefined ? "" : percent.format(share), what });
  };
  const parameters = () => {
    const values = {};
    for (const field of form.elements) {
      if (!field.name || field.value === "") continue;
      const isNumber = field.type === "number" || field.dataset.number;
      values[field.name] = isNumber ? Number(field.value) : field.dataset.flag ? field.value === "true" : field.value;
    }
    return values;
  };
  const showDownloads = address => {
    const links = document.createElement("p");
    links.className = "actions";
    links.append(say("downloads.result"));
    for (const [format, name] of [["csv", "CSV"], ["xlsx", "xlsx"], ["json", "JSON"]]) {
      const link = document.createElement("a");
      link.href = address(format);
      link.download = "";
      link.textContent = name;
      links.append(link);
    }
    answer.prepend(links);
  };
  // What is quick is asked for at once; what is long is a job.
  const analyse = async query => {
    stateText.textContent = say("app.loading");
    show(answer, await get(`${pagePath}/fragments/analyses/${kind}?${query}`));
    stateText.textContent = "";
  };
  const calculate = async settings => {
    cancel.hidden = bar.hidden = false;
    const { id } = await send("POST", "/api/v1/jobs", { study, kind, settings });
    current = id;
    const job = await follow(id, seen);
    if (job.status === "done") {
      show(answer, await get(`${pagePath}/fragments/jobs/${id}`));
      showDownloads(format => `/api/v1/jobs/${id}/result?format=${format}`);
    }
    if (job.status === "failed") showRefusal(answer, job.error);
  };

  form.addEventListener("submit", async event => {
    event.preventDefault();
    start.disabled = true;
    bar.removeAttribute("value");
    answer.replaceChildren();
    try {
      if (isJob) await calculate(parameters()); else await analyse(new URLSearchParams(parameters()));
      if (answer.childElementCount) announce(say("jobs.ready"));
    } catch (refusal) {
      stateText.textContent = "";
      showRefusal(answer, refusal);
    }
    current = undefined;
    start.disabled = false;
    cancel.hidden = bar.hidden = true;
  });
  cancel.addEventListener("click", () => { if (current) send("DELETE", `/api/v1/jobs/${current}`).catch(() => {}); });
};

for (const form of document.querySelectorAll("[data-kind]")) prepare(form);
