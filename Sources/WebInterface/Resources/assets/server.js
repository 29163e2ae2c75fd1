// Requests to the server's interface; a refusal is an error that carries its findings.
export const study = document.body.dataset.study;
export const studyPath = study && `/api/v1/studies/${encodeURIComponent(study)}`;
export const pagePath = study && `/studies/${encodeURIComponent(study)}`;

export class Refusal extends Error {
  constructor(status, answer) {
    super(answer?.error?.message ?? `${status}`);
    this.status = status;
    this.answer = answer;
    this.findings = answer?.findings ?? answer?.error?.findings ?? [];
  }
}

const read = async response => {
  const isJSON = response.headers.get("content-type")?.includes("json");
  const body = isJSON ? await response.json() : await response.text();
  if (!response.ok) throw new Refusal(response.status, isJSON ? body : { error: { message: body.slice(0, 400) } });
  return body;
};

export const get = (path, options) => fetch(path, options).then(read);
export const send = (method, path, value, options = {}) => fetch(path, {
  ...options, method, body: value === undefined ? undefined : JSON.stringify(value),
  headers: { "content-type": "application/json", ...options.headers },
}).then(read);

/** Numbers the requests for one place: what is given for each tells whether none has been made since. */
export const numbered = () => {
  let last = 0;
  return () => {
    last += 1;
    const own = last;
    return () => own === last;
  };
};
