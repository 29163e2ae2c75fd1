/// The scripts that draw charts in the page's colours and sort tables: the report's, and as a module
/// the workbench's.
public enum FigureScript {
  /// A module that exports `draw(chart, isUpdate)`, `drawn` and `restoreOrders(root)`.
  public static let module = """
    \(charts)
    \(tables)
    export { draw, drawn, restoreOrders };

    """

  /// Draws charts, again when the theme, the width or the paper changes.
  static let charts = """
    // Charts.
    const wrap = (label, length) => {
      const lines = [""];
      for (const word of label.split(" ")) {
        const last = lines[lines.length - 1];
        if (last && (last + " " + word).length > length) lines.push(word);
        else lines[lines.length - 1] = last ? last + " " + word : word;
      }
      return lines.join("<br>");
    };
    let printing = false;
    const narrow = () => !printing && window.innerWidth < 640;
    const isTight = chart => narrow() || !printing && (document.getElementById(chart.id)?.clientWidth ?? 640) < 520;
    const paper = { "--ink": "#000", "--faint": "#444", "--line": "#bbb", "--ground": "#fff" };
    const colour = name => printing ? paper[name]
      : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const layoutOf = chart => {
      const layout = structuredClone(chart.layout);
      const small = isTight(chart);
      // A sheet of A4 between its margins, in the pixels of a page.
      layout.width = printing ? 660 : undefined;
      layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
      layout.font = { color: colour("--ink"), size: small || printing ? 11 : 13, family: getComputedStyle(document.body).fontFamily };
      layout.margin = { l: 8, r: small ? 16 : 40, t: layout.showlegend ? 48 : 16, b: 48 };
      layout.dragmode = false;
      layout.hoverlabel = { font: { family: layout.font.family } };
      for (const axis of [layout.xaxis, layout.yaxis]) {
        if (!axis) continue;
        axis.gridcolor = axis.linecolor = colour("--line");
        axis.zerolinecolor = colour("--faint");
        axis.fixedrange = true;
      }
      if (layout.xaxis && small) {
        layout.xaxis.nticks = 5;
        layout.xaxis.title.text = wrap(layout.xaxis.title.text, 36);
        if (layout.xaxis.range) {
          const [low, high] = layout.xaxis.range;
          layout.xaxis.range = [low < 0 ? low - 0.2 * (high - low) : low, high + 0.15 * (high - low)];
        }
        if (chart.data[0].meta === "heat") layout.xaxis.tickangle = -90;
        if (layout.yaxis.categoryarray && chart.data[0].meta !== "heat")
          layout.height = Math.max(layout.height, 170 + 48 * layout.yaxis.categoryarray.length);
      }
      if (layout.yaxis) {
        if (layout.yaxis.categoryarray) {
          layout.yaxis.tickmode = "array";
          layout.yaxis.tickvals = layout.yaxis.categoryarray;
          layout.yaxis.ticktext = layout.yaxis.categoryarray.map(label => wrap(label, small ? 18 : 34));
        }
        for (const shape of layout.shapes || []) shape.line.color = colour("--faint");
        for (const note of layout.annotations || []) note.font = { color: colour("--faint"), size: small ? 10 : 12 };
      }
      else if (small && !layout.yaxis) layout.height = Math.round(layout.height * 1.25);
      if (layout.showlegend && small) layout.margin.t = 24 + 20 * chart.data.length;
      return layout;
    };
    const dataOf = chart => {
      const data = structuredClone(chart.data);
      for (const trace of data) {
        if (trace.type === "sankey") {
          // A rim in the ground's colour keeps a name apart from a thin band behind it.
          const rim = ["1px 1px", "-1px 1px", "1px -1px", "-1px -1px"].map(place => `${place} 1px ${colour("--ground")}`).join(",");
          trace.textfont = { color: colour("--ink"), size: isTight(chart) || printing ? 10 : 13, shadow: rim };
          if (isTight(chart)) trace.node.pad = 26;
          // Names of the middle and of the right meet where there is little room between.
          const room = document.getElementById(chart.id)?.clientWidth ?? 800;
          const length = isTight(chart) ? 14 : printing || room < 800 ? 20 : 40;
          trace.node.label = trace.node.label.map(label => wrap(label, length));
        }
        // From the ground to blue, so that nothing looks like nothing.
        if (trace.meta === "heat") {
          trace.marker.colorscale = [[0, colour("--ground")], [1, "#0072b2"]];
          trace.marker.line = { color: colour("--ground"), width: 1 };
        }
        if (trace.type === "icicle") {
          trace.marker.line = { color: colour("--ground"), width: 1 };
          trace.textfont = { color: colour("--ink") };
        }
        if (trace.type === "bar" && trace.marker.pattern.shape) {
          trace.marker.pattern.fgcolor = trace.marker.color;
          trace.marker.pattern.bgcolor = colour("--ground");
          trace.marker.line = { color: trace.marker.color, width: 1 };
        }
      }
      return data;
    };
    // Every chart drawn so far, by the element that it stands in.
    const drawn = new Map();
    const draw = (chart, isUpdate = false) => {
      const place = document.getElementById(chart.id);
      if (!place || !window.Plotly) return;
      drawn.set(chart.id, chart);
      // A chart drawn anew forgets what the last one was still waiting for.
      if (!isUpdate) Plotly.purge(place);
      Plotly.react(place, dataOf(chart), layoutOf(chart), { displayModeBar: false, responsive: !printing });
    };
    const drawAll = () => {
      for (const [id, chart] of drawn) {
        if (document.getElementById(id)) draw(chart);
        else drawn.delete(id);
      }
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    addEventListener("beforeprint", () => { printing = true; drawAll(); });
    addEventListener("afterprint", () => { printing = false; drawAll(); });
    let wasNarrow = narrow();
    addEventListener("resize", () => {
      if (narrow() !== wasNarrow) { wasNarrow = narrow(); drawAll(); }
    });
    """

  /// Sorts tables by their headings.
  static let tables = """
    // Tables: a click on a heading sorts, another turns the order round; a table that takes the place of
    // one with the same name keeps its order.
    const orders = new Map();
    const key = (row, column) => {
      const cell = row.cells[column];
      if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
      return cell.classList.contains("num") ? null : cell.textContent;
    };
    const compare = (left, right) => {
      if (left === null || right === null) return left === right ? 0 : null;
      return typeof left === "number" ? left - right : left.localeCompare(right, document.documentElement.lang, { numeric: true });
    };
    const sort = (table, column, order) => {
      for (const heading of table.tHead.rows[0].cells) heading.removeAttribute("aria-sort");
      table.tHead.rows[0].cells[column].setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const body = table.tBodies[0];
      const rows = Array.from(body.rows, row => [key(row, column), row]);
      rows.sort(([left], [right]) => {
        const difference = compare(left, right);
        if (difference === null) return left === null ? 1 : -1;
        return sign * difference;
      });
      body.append(...rows.map(([, row]) => row));
    };
    const restoreOrders = root => {
      for (const caption of root.querySelectorAll("caption[id]")) {
        const known = orders.get(caption.id);
        if (known) sort(caption.closest("table"), known.column, known.order);
      }
    };
    document.addEventListener("click", event => {
      const button = event.target.closest("thead th > button");
      if (!button) return;
      const heading = button.closest("th");
      const table = heading.closest("table");
      const first = heading.classList.contains("num") ? "descending" : "ascending";
      const second = first === "ascending" ? "descending" : "ascending";
      const order = heading.getAttribute("aria-sort") === first ? second : first;
      sort(table, heading.cellIndex, order);
      if (table.caption?.id) orders.set(table.caption.id, { column: heading.cellIndex, order });
    });
    """
}

extension HTMLReport {
  /// The script of the page.
  static let script = """
    (() => {
    "use strict";
    \(FigureScript.charts)
    \(FigureScript.tables)
    // A link to a figure's explanation opens what it is folded into.
    const unfold = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const folded = target && target.closest("details");
      if (!folded || folded.open) return;
      folded.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", unfold);
    unfold();
    const source = document.getElementById("chart-data");
    for (const chart of source ? JSON.parse(source.textContent) : []) draw(chart);
    })();
    """
}
