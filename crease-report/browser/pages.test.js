// What a reader does with a page, done.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { drawn, launch, open, pages, screenshots } from "./browser.js";
import { contrasts } from "./contrast.js";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const names = readdirSync(pages).filter(name => name.endsWith(".html")).map(name => name.replace(".html", "")).sort();
const figure = (page, name) => page.locator(`figure.drawn[data-name="${name}"]`);
const picture = at => at.locator(".plot").evaluate(plot => plot.querySelector("svg, canvas").outerHTML);

test("there are pages", () => assert.ok(names.includes("ordinary") && names.includes("hostile") && names.includes("huge"), names.join()));

for (const name of names) {
  test(`${name}: drawn at 1000, 400 and 1600 px; nothing is fetched, nothing complains, the page does not scroll sideways`, async () => {
    const { page, wrong, close } = await open(browser, name);
    for (const width of [1000, 400, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      await drawn(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px wide in ${width} px`);
      const figures = await page.locator("figure.drawn").evaluateAll(all => all.map(node => {
        const canvas = node.querySelector("canvas");
        const inks = canvas ? new Set(new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size : 0;
        const told = node.querySelector(".plot [role='graphics-document']");
        const lost = [...node.querySelectorAll(".plot svg :is([d], [transform])")].filter(one => /NaN|Infinity/.test(`${one.getAttribute("d")} ${one.getAttribute("transform")}`)).length;
        return { lost, name: node.dataset.name, failed: node.querySelector(".failed")?.textContent, marks: inks || node.querySelectorAll(".plot svg :is(path, rect, text)").length, told: told && told.getAttribute("aria-label") };
      }));
      for (const { name, failed, marks, told, lost } of figures) {
        assert.equal(lost, 0, `${name}: ${lost} marks that are nowhere`);
        assert.equal(failed, undefined, `${name}: ${failed}`);
        assert.ok(marks > 10, `${name}: ${marks} marks`);
        assert.ok(told, `${name} says what can be seen`);
      }
    }
    assert.deepEqual(wrong, []);
    await close();
  });
}

test("pointing at a figure tells its numbers", async () => {
  const { page, close } = await open(browser, "ordinary");
  for (const [name, mark] of [["length-by-depth", ".mark-symbol path"], ["dead-by-layer", ".mark-rect path"], ["phase-diagram", ".mark-rect path"], ["transitions-by-length", ".mark-symbol path"]]) {
    const at = figure(page, name);
    await at.locator(".plot").evaluate(node => node.scrollIntoView());
    const marks = at.locator(`.plot svg ${mark}`);
    const told = [];
    for (const one of (await marks.all()).slice(-8)) {
      const box = await one.boundingBox();
      if (!box || box.width === 0) continue;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForTimeout(60);
      if (await page.locator(".tip").isVisible()) told.push(await page.locator(".tip").innerText());
    }
    assert.ok(told.some(text => /\d/.test(text)) && !told.some(text => /undefined|null|NaN/.test(text)), `${name}: ${told}`);
    await page.screenshot({ path: join(screenshots, `tip-${name}.png`) });
    await page.mouse.move(1, 1);
    assert.ok(!(await page.locator(".tip").isVisible()), `${name}: the note goes when the pointer does`);
  }
  await close();
});

test("a group can be put away and brought back", async () => {
  const { page, wrong, close } = await open(browser, "ordinary");
  const at = figure(page, "length-by-depth");
  const whole = await picture(at);
  const group = at.locator(".groups button").first();
  await group.click();
  await page.waitForFunction(() => document.querySelector(".groups button").getAttribute("aria-pressed") === "false");
  const less = await picture(at);
  assert.notEqual(less, whole);
  const [download] = await Promise.all([page.waitForEvent("download"), at.getByRole("button", { name: "CSV" }).click()]);
  assert.ok(!(await readFile(await download.path(), "utf8")).includes("σw² = 1,"), "what is put away is not in the numbers");
  await group.click();
  assert.equal((await picture(at)).length, whole.length);
  for (const one of await at.locator(".groups button").all()) await one.click();
  assert.ok(await at.locator(".plot svg").count(), "with nothing shown there are still axes");
  assert.deepEqual(wrong, []);
  await close();
});

test("groups are told once: by the switches above a figure, and by the legend of what is printed or downloaded", async () => {
  const { page, wrong, close } = await open(browser, "ordinary");
  const at = figure(page, "length-by-depth");
  const texts = async () => (await at.locator(".plot svg text").allTextContents()).join("|");
  assert.ok(!(await texts()).includes("σw² = 4"), await texts());
  assert.ok((await texts()).includes("theory"), "what is dashed is told by the figure");
  const group = at.locator(".groups button").nth(2);
  assert.equal(await group.innerText(), "σw² = 4");
  assert.equal(await group.locator("svg path[stroke]").first().evaluate(node => getComputedStyle(node).stroke), await at.locator(".plot svg .mark-line path").nth(4).evaluate(node => getComputedStyle(node).stroke), "in the colour of its line");
  assert.ok((await group.boundingBox()).y < (await at.locator(".plot").boundingBox()).y);
  await at.locator(".groups button").first().click();
  const [download] = await Promise.all([page.waitForEvent("download"), at.getByRole("button", { name: "SVG" }).click()]);
  const svg = await readFile(await download.path(), "utf8");
  assert.ok(svg.includes("σw² = 4") && !svg.includes("σw² = 1<"), "the legend of a download has the groups that are drawn");
  const [source] = await Promise.all([page.waitForEvent("download"), at.getByRole("button", { name: "Vega-Lite" }).click()]);
  const rows = JSON.stringify(JSON.parse(await readFile(await source.path(), "utf8")));
  assert.ok(/"values":\[\{"g":"σw² = 2"/.test(rows) && !rows.includes('"same"'), "rows are whole again");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok((await texts()).includes("σw² = 4"), "printed, where there are no switches");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok(!(await texts()).includes("σw² = 4"));
  assert.deepEqual(wrong, []);
  await close();
});

test("an axis changes between linear and logarithmic, and back", async () => {
  const { page, wrong, close } = await open(browser, "ordinary");
  const at = figure(page, "length-by-depth");
  const before = await picture(at);
  const by = at.getByRole("button", { name: /scale/ });
  await by.click();
  assert.notEqual(await picture(at), before);
  await by.click();
  assert.equal((await picture(at)).length, before.length);
  assert.deepEqual(wrong, []);
  await close();
});

test("figures and pictures are downloaded with content", async () => {
  const { page, wrong, close } = await open(browser, "ordinary", { dark: true });
  const get = async (at, label) => {
    const [download] = await Promise.all([page.waitForEvent("download"), at.getByRole("button", { name: label, exact: true }).click()]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  for (const at of await page.locator("figure.drawn").all()) {
    const name = await at.getAttribute("data-name");
    const [svgName, svg] = await get(at, "SVG");
    assert.equal(svgName, name + ".svg");
    assert.match(svg.toString(), /^<svg [^]*<text[^]*<\/svg>\s*$/);
    const [, png] = await get(at, "PNG");
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.ok(png.length > 8000 && png.readUInt32BE(16) >= 800, `${png.length} bytes, ${png.readUInt32BE(16)} px`);
    await writeFile(join(screenshots, `download-${name}.png`), png);
    const [, csv] = await get(at, "CSV");
    const lines = csv.toString().trim().split("\n");
    assert.ok(lines[0].startsWith("panel,group,style,x,y,low,high,shade,note") && lines.length > 5, lines[0]);
    const [, json] = await get(at, "Vega-Lite");
    assert.match(JSON.parse(json).$schema, /vega-lite/);
  }
  const [svgName, svg] = await get(page.locator("figure.picture"), "SVG");
  assert.equal(svgName, "regions.svg");
  assert.match(svg.toString(), /^<svg/);
  assert.ok((await get(page.locator("figure.picture"), "PNG"))[1].length > 500);
  assert.deepEqual(wrong, []);
  await close();
});

test("a table is sorted by its heads", async () => {
  const { page, close } = await open(browser, "ordinary", { all: false });
  const column = n => page.locator(`tbody tr td:nth-child(${n})`).allTextContents();
  const head = page.getByRole("columnheader", { name: "length ℓ" });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  const up = await column(3);
  assert.equal(up.at(-1), "", "no number comes last");
  const numbers = up.slice(0, -1).map(Number);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  await page.keyboard.press("Space");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual((await column(3)).slice(0, -1).map(Number), numbers.reverse());
  await page.getByRole("columnheader", { name: "transitions" }).getByRole("button").click();
  assert.equal((await column(5))[0], "−3");
  assert.equal(await page.locator("[aria-sort]").count(), 1);
  await close();
});

test("tables, commands and sources are copied", async () => {
  const { page, close } = await open(browser, "ordinary", { all: false });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async at => { await at.click(); await page.waitForTimeout(80); return page.evaluate(() => navigator.clipboard.readText()); };
  const table = page.locator(".table");
  const markdown = (await copied(table.getByRole("button", { name: "Markdown" }))).split("\n");
  assert.equal(markdown[0], "| name | layer | length ℓ | growth | transitions | certainty |");
  assert.equal(markdown[1], "| --- | ---: | ---: | ---: | ---: | --- |");
  assert.ok(markdown[2].startsWith("| layer\\_1\\|a & b | 1 |"), markdown[2]);
  const latex = await copied(table.getByRole("button", { name: "LaTeX" }));
  assert.match(latex, /^\\begin{tabular}{lrrrrl}\n\\hline\nname & layer/);
  assert.ok(latex.includes("layer\\_1|a \\& b & 1 &"), latex.slice(0, 200));
  const csv = (await copied(table.getByRole("button", { name: "CSV" }))).split("\r\n");
  assert.ok(csv[1].startsWith("layer_1|a & b,1,1.500,\"1.51 [1.38, 1.64]\""), csv[1]);
  assert.match(await copied(page.getByRole("button", { name: "Copy as BibTeX" })), /^@inproceedings/);
  assert.match(await copied(page.locator(".provenance").getByRole("button", { name: "Copy the command" })), /^crease measure .* out.html$/);
  assert.match(await page.getByRole("status").textContent(), /Copied/);
  await close();
});

test("every control is reached by the keyboard, in order, and seen when it is", async () => {
  const { page, close } = await open(browser, "ordinary");
  const controls = await page.evaluate(() => [...document.querySelectorAll("a[href], button, summary")].filter(node => node.checkVisibility()).map((node, i) => (node.dataset.test = String(i))));
  const reached = [];
  for (let i = 0; i < controls.length + 60; i++) {
    await page.keyboard.press("Tab");
    const [id, outline] = await page.evaluate(() => [document.activeElement.dataset.test, getComputedStyle(document.activeElement).outlineStyle]);
    if (id !== undefined) {
      reached.push(id);
      assert.notEqual(outline, "none");
    }
    if (reached.length === controls.length) break;
  }
  assert.deepEqual(reached.slice().sort(), controls.slice().sort());
  await close();
});

for (const dark of [false, true]) {
  test(`text stands out from its ground (${dark ? "dark" : "light"})`, async () => {
    for (const name of ["ordinary", "hostile"]) {
      const { page, close } = await open(browser, name, { dark });
      await page.evaluate(() => document.querySelectorAll("details").forEach(node => (node.open = true)));
      const [seen, poor] = await page.evaluate(contrasts);
      assert.ok(seen > 50, `${seen} texts`);
      assert.deepEqual(poor, []);
      await close();
    }
  });
}

test("the switch between light and dark", async () => {
  const { page, close } = await open(browser, "ordinary", { all: false });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Dark" }).click();
  assert.notEqual(await ground(), light);
  assert.equal(await page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "Dark" }).click();
  assert.equal(await ground(), light);
  await close();
});

test("names from a model are text and nothing else", async () => {
  const { page, wrong, close } = await open(browser, "hostile");
  const found = await page.evaluate(() => ({
    images: document.querySelectorAll("img:not([src^='data:'])").length,
    handlers: [...document.querySelectorAll("*")].filter(node => node.getAttributeNames().some(name => name.startsWith("on"))).length,
    scripts: [...document.scripts].filter(script => script.textContent.startsWith("alert")).length,
    title: document.title,
    links: [...document.links].filter(link => !link.getAttribute("href").startsWith("#")).length,
  }));
  assert.deepEqual({ ...found, title: "" }, { images: 0, handlers: 0, scripts: 0, links: 0, title: "" });
  assert.ok(found.title.startsWith("<script>alert(1)</script>"));
  const mark = page.locator(".plot svg .mark-symbol path[fill-opacity='1'], .plot svg .mark-symbol path").last();
  await mark.evaluate(node => node.scrollIntoView({ block: "center" }));
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForTimeout(200);
  assert.match(await page.locator(".tip").innerText(), /<img src=x onerror/);
  assert.ok(!(await page.locator(".tip dd").allInnerTexts()).includes("5"), "a place has its name, not its number");
  for (const by of await page.getByRole("button").all()) if (await by.isVisible()) await by.click();
  assert.deepEqual(wrong, []);
  await close();
});

test("figures far below are drawn when they are come to, and the page does not jump", async () => {
  const { page, close } = await open(browser, "many", { all: false });
  await page.locator("figure.drawn").first().locator(".plot.done").waitFor();
  assert.ok((await page.locator(".plot.done").count()) < 20);
  const tall = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await tall();
  for (let i = 0; i < 40; i++) {
    await page.locator("figure.drawn").nth(i).evaluate(node => node.scrollIntoView());
    await page.locator("figure.drawn").nth(i).locator(".plot.done").waitFor();
  }
  assert.ok(Math.abs((await tall()) / before - 1) < 0.02, `${before} px before, ${await tall()} px after`);
  await close();
});

test("a figure that cannot be drawn says so in its place", async () => {
  const { page, close } = await open(browser, "ordinary", { all: false });
  const html = (await readFile(join(pages, "ordinary.html"), "utf8")).replace(/"mark":/g, '"mork":');
  await writeFile(join(screenshots, "broken.html"), html);
  await page.goto("file://" + join(screenshots, "broken.html"));
  await page.locator(".failed").first().waitFor();
  assert.match(await page.locator(".failed").first().textContent(), /could not be drawn: \S+/);
  await close();
});

test("printed, it is light, whole, and without controls", async () => {
  const { page, close } = await open(browser, "ordinary", { dark: true, all: false });
  const pdf = await page.pdf({ path: join(screenshots, "ordinary.pdf"), format: "A4", printBackground: true });
  assert.ok(pdf.length > 60_000, `${pdf.length} bytes`);
  assert.equal(await page.locator(".plot:not(.done)").count(), 0, "figures out of sight are drawn before printing");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  assert.equal(await page.locator("button:not(th button)").filter({ visible: true }).count(), 0);
  assert.ok(await page.getByRole("columnheader", { name: "length ℓ" }).getByRole("button").isVisible(), "heads of tables are printed");
  await close();
});

test("screenshots", { skip: process.env.CI ? "nobody looks" : false }, async () => {
  for (const [width, dark] of [[400, false], [400, true], [1000, false], [1000, true], [1600, false], [1600, true]]) {
    const { page, close } = await open(browser, "ordinary", { width, dark });
    await page.screenshot({ path: join(screenshots, `ordinary-${width}-${dark ? "dark" : "light"}.png`), fullPage: true });
    await close();
  }
  for (const name of ["hostile", "huge"]) {
    const { page, close } = await open(browser, name);
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    await close();
  }
});
