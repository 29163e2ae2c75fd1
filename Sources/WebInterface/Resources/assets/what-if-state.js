// The choices of a what-if as a value, its way into the address and back, and its history.

/** The choices that an address describes, on the ground of `start`. */
export const fromAddress = (query, start, exchanges) => {
  const state = structuredClone(start);
  if (query.has("q")) {
    state.quantities = Object.fromEntries(exchanges.map(({ id }) => [id, 0]));
    for (const part of query.get("q").split(",")) {
      const [id, text] = part.split(":");
      const value = Number(text);
      if (id in state.quantities && text && Number.isFinite(value) && value >= 0) state.quantities[id] = value;
    }
  }
  if (query.has("off")) state.off = query.get("off").split(",").filter(type => exchanges.some(exchange => exchange.type === type));
  for (const key of ["against", "imports", "form"]) if (query.get(key)) state[key] = query.get(key);
  return state;
};

/** The address of choices: what is 0 or usual is left out. */
export const toAddress = (state, start) => {
  const query = new URLSearchParams();
  query.set("q", Object.entries(state.quantities).filter(([, value]) => value !== 0).map(([id, value]) => `${id}:${value}`).join(","));
  if (state.off.length) query.set("off", state.off.join(","));
  for (const key of ["against", "imports", "form"]) if (state[key] !== start[key]) query.set(key, state[key]);
  // Colons and commas may stand in a query as they are.
  return `?${query}`.replaceAll("%3A", ":").replaceAll("%2C", ",");
};

/** What has been chosen, step by step. */
export class History {
  #past = [];
  #future = [];

  constructor(state) { this.present = state; }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** A step: the choices before it can be had again. */
  add(state) {
    if (JSON.stringify(state) === JSON.stringify(this.present)) return;
    this.#past.push(this.present);
    if (this.#past.length > 200) this.#past.shift();
    this.#future = [];
    this.present = structuredClone(state);
  }

  undo() {
    if (!this.canUndo) return this.present;
    this.#future.push(this.present);
    return this.present = this.#past.pop();
  }

  redo() {
    if (!this.canRedo) return this.present;
    this.#past.push(this.present);
    return this.present = this.#future.pop();
  }
}

/** What the server is asked: exchanges of a type that is switched off count as 0. */
export const request = (state, exchanges) => ({
  against: state.against, imports: state.imports, form: state.form,
  quantities: Object.fromEntries(exchanges.map(({ id, type }) => [id, state.off.includes(type) ? 0 : state.quantities[id]])),
});
