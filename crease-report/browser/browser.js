// A browser that knows nothing and may fetch nothing, and pages opened in it.
import { chromium } from "playwright-core";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const pages = process.env.CREASE_PAGES || join(here, "..", "target", "pages");
export const screenshots = join(here, "..", "target", "screenshots");
mkdirSync(screenshots, { recursive: true });

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** The profile folder is new each time. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: flags.split(" ") });

/** A page by its name, with everything that it should not have done: messages, errors, requests, dialogs. */
export async function open(browser, name, { width = 1000, height = 900, dark = false, all = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", acceptDownloads: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  const file = pathToFileURL(join(pages, name + ".html")).href;
  const wrong = [];
  page.on("console", message => wrong.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", error => wrong.push(`error: ${error.message}`));
  page.on("dialog", dialog => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", request => { if (request.url() !== file && !/^(data|blob):/.test(request.url())) wrong.push(`request: ${request.url()}`); });
  await page.goto(file);
  if (all) await drawn(page);
  return { page, wrong, close: () => context.close() };
}

/** Scrolls to every figure and waits until it is drawn, or says why not. */
export async function drawn(page) {
  for (const figure of await page.locator("figure.drawn").all()) {
    await figure.evaluate(node => node.scrollIntoView());
    await figure.locator(".plot.done").waitFor({ timeout: 60000 });
  }
  await page.evaluate(() => scrollTo(0, 0));
}
