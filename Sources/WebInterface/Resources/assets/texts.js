// The page's words, from the texts of its language, and numbers as that language writes them.
const texts = JSON.parse(document.getElementById("texts").textContent);
export const language = document.documentElement.lang;

/** The text of a key such as "whatIf.saved", with `{name}` replaced by the values' names. */
export const say = (key, values = {}) => {
  const text = key.split(".").reduce((part, name) => part?.[name], texts);
  if (typeof text !== "string") return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);
};

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
const significant = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 });

/** A number with as many digits as people read. */
export const write = value => Math.abs(value) >= 1000 ? whole.format(value) : significant.format(value);
export const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
export const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** Tells those who listen what has changed. */
export const announce = text => { document.getElementById("live").textContent = text; };
