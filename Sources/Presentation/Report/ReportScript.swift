extension HTMLReport {
  /// The script of the page: draws the charts in the page's colours and sorts tables.
  static let script = """
    (() => {
      "use strict";

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
      const paper = { "--ink": "#000", "--faint": "#444", "--line": "#bbb", "--ground": "#fff" };
      const colour = name => printing ? paper[name]
        : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
      const layoutOf = chart => {
        const layout = structuredClone(chart.layout);
        const small = narrow();
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
            trace.textfont = { color: colour("--ink"), size: narrow() || printing ? 10 : 13, shadow: "none" };
            if (narrow()) trace.node.pad = 26;
            if (narrow()) trace.node.label = trace.node.label.map(label => wrap(label, 14));
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
      const source = document.getElementById("chart-data");
      const charts = source && window.Plotly ? JSON.parse(source.textContent) : [];
      const draw = () => {
        for (const chart of charts) {
          // A chart drawn anew forgets what the last one was still waiting for.
          Plotly.purge(chart.id);
          Plotly.newPlot(chart.id, dataOf(chart), layoutOf(chart), { displayModeBar: false, responsive: !printing });
        }
      };
      draw();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
      addEventListener("beforeprint", () => { printing = true; draw(); });
      addEventListener("afterprint", () => { printing = false; draw(); });
      let wasNarrow = narrow();
      addEventListener("resize", () => {
        if (narrow() !== wasNarrow) { wasNarrow = narrow(); draw(); }
      });

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

      // Tables.
      const key = (row, column) => {
        const cell = row.cells[column];
        if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
        return cell.classList.contains("num") ? null : cell.textContent;
      };
      const compare = (left, right) => {
        if (left === null || right === null) return left === right ? 0 : null;
        return typeof left === "number" ? left - right : left.localeCompare(right, document.documentElement.lang, { numeric: true });
      };
      for (const button of document.querySelectorAll("thead button")) {
        button.addEventListener("click", () => {
          const heading = button.closest("th");
          const body = heading.closest("table").tBodies[0];
          const column = heading.cellIndex;
          const first = heading.classList.contains("num") ? "descending" : "ascending";
          const second = first === "ascending" ? "descending" : "ascending";
          const order = heading.getAttribute("aria-sort") === first ? second : first;
          for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", order);
          const sign = order === "ascending" ? 1 : -1;
          const rows = Array.from(body.rows, row => [key(row, column), row]);
          rows.sort(([left], [right]) => {
            const difference = compare(left, right);
            if (difference === null) return left === null ? 1 : -1;
            return sign * difference;
          });
          body.append(...rows.map(([, row]) => row));
        });
      }
    })();
    """
}
