"use strict";
/* What a page can do beside being read: figures drawn when they come into sight, tables sorted, things copied and downloaded. Text is only ever set as text. */
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** An element with these properties; a property with a hyphen is an attribute. */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role") element.setAttribute(key, value);
      else element[key] = value;
    }
    element.append(...children);
    return element;
  }

  const button = (label, act, properties = {}) => make("button", { type: "button", textContent: label, onclick: act, ...properties });

  function say(text) {
    document.querySelector(".said").textContent = text;
  }

  // Copying and downloading

  async function copy(text, by) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      by.focus();
    }
    const label = by.textContent;
    if (label !== "Copied") {
      by.textContent = "Copied";
      setTimeout(() => (by.textContent = label), 1500);
    }
    say("Copied");
  }

  function download(name, blob) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(name + " downloaded");
  }

  const save = (name, type, text) => download(name, new Blob([text], { type: type + ";charset=utf-8" }));

  /** A PNG of an SVG at twice its size, on white. */
  async function png(svg, width, height) {
    const image = new Image(width, height);
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = make("canvas", { width: 2 * width, height: 2 * height });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise(done => canvas.toBlob(done, "image/png"));
  }

  for (const by of all("[data-copy]")) by.onclick = () => copy(by.parentNode.querySelector("code").textContent, by);

  // Light and dark

  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const theme = button("Dark", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", dark());
  }, { className: "theme", "aria-pressed": dark() });
  system.addEventListener("change", () => theme.setAttribute("aria-pressed", dark()));
  document.querySelector(".top").prepend(theme);

  // Tables

  const number = text => {
    const value = parseFloat(text.replace(/\u2212/g, "-").replace(/[,\s](?=\d{3})/g, "").replace(/^[^\d+\-.∞]+/, "").replace("∞", "Infinity"));
    return Number.isNaN(value) ? null : value;
  };
  const words = new Intl.Collator("en", { numeric: true }).compare;

  /** Lines that hold no number come last, whichever way the column is sorted. */
  function sort(table, column, numeric, sign) {
    const key = row => (numeric ? number(row.cells[column].textContent) : row.cells[column].textContent);
    const rows = [...table.tBodies[0].rows].map(row => [key(row), row]);
    rows.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : sign * (numeric ? a - b || 0 : words(a, b))));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }

  const cells = table => [...table.rows].map(row => [...row.cells].map(cell => (cell.firstElementChild || cell).textContent));
  const csvCell = text => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const csv = lines => lines.map(line => line.map(csvCell).join(",") + "\r\n").join("");
  const latexSigns = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const latexCell = text => text.replace(/[\\~^&%$#_{}]/g, sign => latexSigns[sign] || "\\" + sign).replace(/\s+/g, " ");
  const markdownCell = text => text.replace(/[\\|<*_`[\]]/g, "\\$&").replace(/\s+/g, " ");

  const forms = {
    Markdown([head, ...lines], numeric) {
      const row = line => "| " + line.map(markdownCell).join(" | ") + " |\n";
      return row(head) + "|" + numeric.map(right => (right ? " ---: |" : " --- |")).join("") + "\n" + lines.map(row).join("");
    },
    LaTeX([head, ...lines], numeric) {
      const row = line => line.map(latexCell).join(" & ") + " \\\\\n";
      const columns = numeric.map(right => (right ? "r" : "l")).join("");
      return `\\begin{tabular}{${columns}}\n\\hline\n${row(head)}\\hline\n${lines.map(row).join("")}\\hline\n\\end{tabular}\n`;
    },
    CSV: csv,
  };

  for (const box of all(".table")) {
    const table = box.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const numeric = heads.map(head => head.classList.contains("number"));
    heads.forEach((head, column) => {
      const by = button(head.textContent, () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(table, column, numeric[column], up ? 1 : -1);
      });
      head.replaceChildren(by);
    });
    const tools = make("div", { className: "tools" }, "Copy as");
    for (const [name, form] of Object.entries(forms)) {
      tools.append(button(name, event => copy(form(cells(table), numeric), event.currentTarget)));
    }
    box.append(tools);
  }

  // Pictures

  for (const figure of all("figure.picture")) {
    const image = figure.querySelector("img");
    const name = figure.dataset.name;
    const text = () => new TextDecoder().decode(Uint8Array.from(atob(image.src.split(",")[1]), c => c.charCodeAt(0)));
    figure.append(make("div", { className: "tools" }, "Download",
      button("SVG", () => save(name + ".svg", "image/svg+xml", text())),
      button("PNG", async () => download(name + ".png", await png(text(), image.naturalWidth, image.naturalHeight)))));
  }

  // Figures

  const tip = make("div", { className: "tip", hidden: true, "aria-hidden": "true" });
  document.body.append(tip);

  function showTip(_, event, item, value) {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    const list = make("dl");
    if (typeof value === "object") {
      for (const [key, text] of Object.entries(value)) if (!/^(undefined|null|NaN)?$/.test(text)) list.append(make("dt", { textContent: key }), make("dd", { textContent: text }));
    }
    tip.replaceChildren(typeof value === "object" ? list : String(value));
    const { width, height } = tip.getBoundingClientRect();
    const x = event.clientX + 14, y = event.clientY + 14;
    tip.style.left = Math.max(4, x + width > innerWidth ? event.clientX - width - 10 : x) + "px";
    tip.style.top = Math.max(4, y + height > innerHeight ? event.clientY - height - 10 : y) + "px";
  }

  /** Does what a list of [[key, …], value] says: sets, or takes away where there is no value. */
  function patched(from, steps) {
    const to = structuredClone(from);
    for (const [path, ...value] of steps) {
      const last = path[path.length - 1];
      const at = path.slice(0, -1).reduce((within, key) => within[key], to);
      if (value.length) at[last] = value[0];
      else delete at[last];
    }
    return to;
  }

  /** Every object within a value that has this key. */
  function* having(key, value) {
    if (value === null || typeof value !== "object") return;
    if (!Array.isArray(value) && key in value) yield value;
    for (const within of Object.values(value)) yield* having(key, within);
  }

  /** A description whose data are lists of rows: on a page they are columns, and rows that are drawn twice stand there once. */
  function unpacked(spec) {
    const seen = [];
    for (const data of having("values", spec)) {
      const { columns, rows, same } = data.values;
      if (same !== undefined) data.values = seen[same].map(row => ({ ...row }));
      else if (columns) {
        data.values = Array.from({ length: rows }, (_, i) => Object.fromEntries(Object.entries(columns)
          .map(([name, column]) => [name, Array.isArray(column) ? column[i] : column]).filter(([, value]) => value !== null)));
        seen.push(data.values);
      }
    }
    return spec;
  }

  /** The range of a scale of a description, by its domain. */
  function* ranged(channel, spec) {
    for (const { [channel]: { scale } } of having(channel, spec)) if (scale && scale.domain) for (const [i, of] of scale.domain.entries()) yield [of, scale.range[i]];
  }

  const SHAPES = {
    circle: "M4-0A4 4 0 1 1-4 0A4 4 0 1 1 4 0", square: "M-3.6-3.6h7.2v7.2h-7.2z", diamond: "M0-5L4 0L0 5L-4 0z", cross: "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
    "triangle-up": "M0-4.5L4.5 3.5h-9z", "triangle-down": "M0 4.5L4.5-3.5h-9z", "triangle-right": "M4.5 0L-3.5 4.5v-9z", "triangle-left": "M-4.5 0L3.5 4.5v-9z",
  };

  /** What stands before a group in a legend: a piece of its line, its dot, a bar. */
  function sample({ g, s, mark }, spec) {
    const wide = mark === "LINE" ? 28 : 12;
    const part = (name, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const svg = part("svg", { width: wide, height: 12, viewBox: `${-wide / 2} -6 ${wide} 12`, "aria-hidden": "true" });
    const shape = new Map(ranged("shape", spec)).get(g) || "circle";
    const dash = new Map(ranged("strokeDash", spec)).get(s) || [];
    const ink = "var(--swatch)";
    if (mark === "LINE") svg.append(part("path", { d: "M-14 0H14", stroke: ink, "stroke-width": 2, "stroke-dasharray": dash }));
    if (mark === "BARS") svg.append(part("path", { d: "M-5-5h10v10h-10z", fill: ink }));
    const hollow = s === "THEORY" || s === "NOT_VALID";
    if (mark === "DOTS" || (mark === "LINE" && s === "MEASURED")) svg.append(part("path", { d: SHAPES[shape], fill: hollow ? "none" : ink, stroke: ink }));
    return svg;
  }

  /** About how tall a description will be when it is drawn, so that the page need not move. */
  function tall(view) {
    const parts = view.vconcat || view.concat || view.hconcat;
    if (!parts) return (view.height || 0) + (view.title ? 41 : 0) + ((view.layer || []).some(layer => layer.encoding && layer.encoding.x && layer.encoding.x.axis) ? 20 : 0);
    const heights = parts.map(part => tall(part));
    if (view.vconcat) return heights.reduce((sum, height) => sum + height + 10, 0);
    return Math.ceil(parts.length / (view.columns || parts.length)) * (Math.max(...heights) + 14);
  }

  /** Narrower than this, a figure takes its narrow form; it is never shown narrower than LEAST; of more rows than MANY, it is drawn in pixels. */
  const NARROW = 600, LEAST = 340, MANY = 6000;

  /** A figure of the page: its forms as they came, and what the reader has made of it. */
  class Drawn {
    constructor(figure) {
      this.figure = figure;
      this.name = figure.dataset.name;
      this.plot = figure.querySelector(".plot");
      this.given = JSON.parse(figure.querySelector("script").textContent);
      this.away = new Set();
      this.swapped = false;
      this.turn = 0;
      unpacked(this.given.spec);
      this.tools();
      this.plot.style.setProperty("--height", tall(this.besides(this.isNarrow())) + "px");
    }

    isNarrow() {
      return this.plot.clientWidth < NARROW;
    }

    form(narrow) {
      return [narrow && "narrow", this.swapped && "swapped"].filter(Boolean).join("-");
    }

    /** The same without what the switches above it tell. */
    besides(narrow) {
      const spec = this.spec(narrow);
      if (this.show.length) {
        const rest = this.given.rest[this.form(narrow)];
        spec.vconcat.splice(0, 1, ...(rest ? [rest] : []));
        spec.params = spec.params.map(param => ((param.views || []).includes("key") ? { name: param.name, value: true } : param));
      }
      return spec;
    }

    /** The description as it is to be drawn now. */
    spec(narrow) {
      const { spec, forms } = this.given;
      const form = this.form(narrow);
      const now = patched(spec, form ? forms[form] : []);
      if (this.away.size) {
        for (const data of having("values", now)) {
          if (Array.isArray(data.values)) data.values = data.values.filter(row => !this.away.has(row.g));
        }
      }
      return now;
    }

    /** A view of a description, not yet drawn. Vega's complaints are errors here. */
    view(spec, failed, options) {
      const logger = { level: () => logger, warn: () => logger, info: () => logger, debug: () => logger, error: (...what) => (failed(what[0]), logger) };
      return new vega.View(vega.parse(vegaLite.compile(spec, { logger }).spec), { logger, ...options });
    }

    /** Draws, in place of what was there; at once, so that it can be done before printing. */
    draw(printed = false) {
      const light = printed || !dark();
      const turn = ++this.turn;
      const failed = error => { if (turn === this.turn) this.fail(error); };
      try {
        this.narrow = !printed && this.isNarrow();
        this.light = light;
        this.printed = printed;
        const spec = printed ? this.spec(false) : this.besides(this.narrow);
        delete spec.title;
        if (!light) spec.config = vega.mergeConfig(spec.config, darkness, { range: { category: spec.usermeta.crease.dark } });
        this.show.forEach((toggle, i) => toggle.style.setProperty("--swatch", spec.config.range.category[i]));
        let rows = 0;
        for (const data of having("values", spec)) rows += data.values.length || 0;
        const renderer = rows > MANY ? "canvas" : "svg";
        this.plot.classList.toggle("big", renderer === "canvas");
        const next = make("div");
        if (this.shown) this.shown.finalize();
        this.shown = this.view(spec, failed, { renderer, hover: true, tooltip: showTip });
        this.plot.replaceChildren(next);
        this.shown.initialize(next).run();
        const drawing = next.querySelector("svg, canvas");
        drawing.style.setProperty("--least", Math.min(LEAST, drawing.getBoundingClientRect().width) + "px");
        this.plot.classList.add("done");
      } catch (error) {
        failed(error);
      }
    }

    /** In place of the figure. */
    fail(error) {
      this.turn++;
      this.plot.classList.add("done");
      const text = `This figure could not be drawn: ${(error && error.message) || error}`;
      this.plot.replaceChildren(make("p", { className: "failed", role: "alert", textContent: text }));
    }

    /** A switch that draws the figure again; act says how it then stands. */
    toggle(label, pressed, act) {
      const by = button(label, () => {
        by.setAttribute("aria-pressed", act());
        this.draw();
      }, { "aria-pressed": pressed });
      return by;
    }

    tools() {
      const { groups, log, legend, spec } = this.given;
      this.show = groups.length < 2 ? [] : groups.map(group => {
        const by = this.toggle(group.text, true, () => this.away.delete(group.g) || !this.away.add(group.g));
        by.prepend(sample(group, spec));
        return by;
      });
      if (this.show.length) this.plot.before(make("div", { className: "tools groups", role: "group", "aria-label": "Series shown" }, legend, ...this.show));
      const tools = make("div", { className: "tools" });
      if (log !== null) tools.append(this.toggle("Log scale", log, () => (this.swapped = !this.swapped) !== log));
      tools.append(make("div", { className: "tools" }, "Download",
        button("SVG", () => this.export(svg => save(this.name + ".svg", "image/svg+xml", svg.outerHTML))),
        button("PNG", () => this.export(async svg => download(this.name + ".png", await png(svg.outerHTML, +svg.getAttribute("width"), +svg.getAttribute("height"))))),
        button("CSV", () => save(this.name + ".csv", "text/csv", this.csv())),
        button("Vega-Lite", () => save(this.name + ".vl.json", "application/json", JSON.stringify(this.spec(false), null, 1)))));
      this.figure.append(tools);
    }

    /** The numbers that are drawn: the lines of the groups that are not put away. */
    csv() {
      const { csv, swappedCsv } = this.given;
      const [head, ...lines] = ((this.swapped && swappedCsv) || csv).match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g);
      const group = line => line.match(/^(?:"(?:[^"]|"")*"|[^,]*),(?:"((?:[^"]|"")*)"|([^,]*)),/).slice(1).find(text => text !== undefined);
      return head + lines.filter(line => !this.away.has(group(line).replace(/""/g, '"'))).join("");
    }

    /** As it is shown, but wide, with its title, and in the colours of print. */
    async export(act) {
      const failed = error => this.fail(error);
      try {
        const view = this.view({ ...this.spec(false), background: "white" }, failed, { renderer: "none" });
        const svg = (await view.toSVG()).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "\ufffd");
        await act(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
        view.finalize();
      } catch (error) {
        failed(error);
      }
    }
  }

  /** What is drawn in the colour of print, in the dark. */
  const ink = "#e7e9ea", muted = "#a4adb5";
  const darkness = {
    background: null,
    axis: { domainColor: muted, tickColor: muted, labelColor: ink, titleColor: ink },
    legend: { labelColor: ink, titleColor: ink },
    header: { labelColor: ink, titleColor: ink },
    title: { color: ink, subtitleColor: muted },
    text: { color: ink },
    rule: { color: ink },
  };

  const figures = all("figure.drawn").map(figure => new Drawn(figure));
  const coming = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) {
      const figure = figures.find(one => one.plot === target);
      if (isIntersecting && !figure.shown) figure.draw();
    }
  }, { rootMargin: "600px" });
  for (const figure of figures) coming.observe(figure.plot);

  const again = () => figures.forEach(figure => { if (figure.shown && (figure.printed || figure.light === dark() || figure.narrow !== figure.isNarrow())) figure.draw(); });
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", again);
  addEventListener("resize", again);
  let folded = [];
  addEventListener("beforeprint", () => {
    figures.forEach(figure => { if (!figure.shown || !figure.light || figure.narrow || figure.show.length) figure.draw(true); });
    folded = all("details:not([open])");
    folded.forEach(one => (one.open = true));
  });
  addEventListener("afterprint", () => {
    folded.forEach(one => (one.open = false));
    again();
  });
})();
