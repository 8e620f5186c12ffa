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
      for (const [key, text] of Object.entries(value)) list.append(make("dt", { textContent: key }), make("dd", { textContent: text }));
    }
    tip.replaceChildren(typeof value === "object" ? list : String(value));
    const { width, height } = tip.getBoundingClientRect();
    const x = event.clientX + 14, y = event.clientY + 14;
    tip.style.left = Math.max(4, x + width > innerWidth ? event.clientX - width - 10 : x) + "px";
    tip.style.top = Math.max(4, y + height > innerHeight ? event.clientY - height - 10 : y) + "px";
  }

  /** A figure of the page: its description as it came, and what the reader has made of it. */
  class Drawn {
    constructor(figure) {
      this.figure = figure;
      this.name = figure.dataset.name;
      this.plot = figure.querySelector(".plot");
      this.hidden = new Set();
      this.swapped = false;
      this.drawn = false;
    }

    /** In place of the figure. */
    fail(error) {
      this.plot.classList.add("done");
      this.plot.replaceChildren(make("p", { className: "failed", role: "alert", textContent: `This figure could not be drawn: ${error && error.message ? error.message : error}` }));
    }

    attempt(act) {
      try {
        return act();
      } catch (error) {
        this.fail(error);
        return undefined;
      }
    }
  }

  window.crease = { Drawn };
})();
