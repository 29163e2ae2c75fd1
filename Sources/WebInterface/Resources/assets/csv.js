// CSV (RFC 4180) with the place of every field, so that an edit leaves all other bytes as they are.

/** The rows of a text: each has its line and its fields, with text and place. */
export const parse = text => {
  const rows = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const row = { line, start: at, cells: [] };
    for (;;) {
      const start = at;
      let value;
      if (text[at] === "\"") {
        let end = at + 1;
        while (end < text.length && !(text[end] === "\"" && text[end + 1] !== "\"")) {
          if (text[end] === "\n") line += 1;
          end += text[end] === "\"" ? 2 : 1;
        }
        value = text.slice(at + 1, end).replaceAll("\"\"", "\"");
        at = Math.min(text.length, end + 1);
      }
      while (at < text.length && text[at] !== "," && text[at] !== "\n") at += 1;
      const end = text[at] !== "," && text[at - 1] === "\r" && at > start ? at - 1 : at;
      row.cells.push({ start, end, text: value ?? text.slice(start, end) });
      if (text[at] !== ",") break;
      at += 1;
    }
    at += 1;
    line += 1;
    if (row.cells.length > 1 || row.cells[0].text !== "") rows.push(row);
  }
  return rows;
};

const quoted = value => /[",\r\n]/.test(value) ? `"${value.replaceAll("\"", "\"\"")}"` : value;

/** The text with another value in a field. */
export const replacing = (text, cell, value) => text.slice(0, cell.start) + quoted(value) + text.slice(cell.end);

/** The field at a line and column as findings count them: from 1, in characters. */
export const cellAt = (text, rows, line, column) => {
  const position = rows.findIndex(row => row.line === line);
  if (position < 0) return undefined;
  if (column == null) return { row: position };
  const row = rows[position];
  const rest = text.slice(row.start, row.cells.at(-1).end);
  const offset = row.start + Array.from(rest).slice(0, column - 1).join("").length;
  const found = row.cells.findIndex(cell => offset <= cell.end);
  return { row: position, cell: found < 0 ? undefined : found };
};
