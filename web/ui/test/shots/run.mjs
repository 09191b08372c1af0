// Pictures of every screen, both brands, phone and desktop, light and dark; each one is checked by axe on the way, and
// whatever the content security policy refuses fails the run. `npm run shots -- vignette phone light chat` draws less.
import { mkdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";
import { SCREENS } from "./screens.mjs";
import { serve } from "./server.mjs";

const BRANDS = ["vignette", "entativa"];
const THEMES = ["light", "dark"];
const DEVICES = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { width: 1360, height: 860, deviceScaleFactor: 1 },
  small: { width: 320, height: 568, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  huge: { width: 3840, height: 2160, deviceScaleFactor: 1 },
};
/** The ends of the range are looked at on these screens alone. */
const AT_THE_ENDS = ["list", "chat", "chat-fits", "chat-states", "info-group", "safety", "onboarding", "settings-devices"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

const root = resolve(import.meta.dirname, "../..");
const asked = process.argv.slice(2);
const chosen = (all) => (all.some((one) => asked.includes(one)) ? all.filter((one) => asked.includes(one)) : all);
const axe = await readFile(resolve(root, "node_modules/axe-core/axe.min.js"), "utf8");
const site = await serve(resolve(root, "target/pages"));
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const faults = [];
let taken = 0;

for (const brand of chosen(BRANDS)) {
  for (const device of chosen(Object.keys(DEVICES))) await round(brand, device, DEVICES[device], chosen(THEMES));
}
await browser.close();
site.close();
faults.forEach((fault) => console.error(fault));
console.log(`${taken} pictures, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;

/** Each screen is opened once and drawn in each theme. */
async function round(brand, device, viewport, themes) {
  for (const theme of themes) await mkdir(resolve(root, "target/shots", brand, device, theme), { recursive: true });
  const names = chosen(SCREENS.map((screen) => screen.name));
  for (const screen of SCREENS) {
    const atAnEnd = device === "small" || device === "huge";
    const skipped =
      (screen.brand && screen.brand !== brand) || (screen.device && screen.device !== device) || (atAnEnd && !AT_THE_ENDS.includes(screen.name));
    if (skipped || !names.includes(screen.name)) continue;
    const what = `${brand} ${device} ${screen.name}`;
    try {
      const page = await open(brand, viewport, themes[0], screen, what);
      await screen.act?.(page);
      await page.evaluate(settled);
      for (const theme of themes) await draw(page, screen, theme, themes, resolve(root, "target/shots", brand, device, theme), `${what} ${theme}`);
      await page.close();
    } catch (fault) {
      faults.push(`${what}: ${fault.message}`);
    }
  }
}

/** What another theme may change is the contrast alone. */
async function draw(page, screen, theme, themes, folder, where) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)));
  await page.screenshot({ path: resolve(folder, `${screen.name}.png`), fullPage: screen.page !== undefined });
  await check(page, where, theme === themes[0] ? { runOnly: RULES } : { runOnly: { type: "rule", values: ["color-contrast"] } });
  taken++;
}

async function open(brand, viewport, theme, screen, where) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.emulateTimezone("UTC");
  page.on("pageerror", (fault) => faults.push(`${where}: ${fault.message}`));
  page.on("console", (said) => said.type() === "error" && faults.push(`${where}: ${said.text()}`));
  page.on("close", () => context.close().catch(() => undefined));
  await page.goto(`${site.origin}/${screen.page ?? brand}.html?${screen.page ? brand : (screen.query ?? "")}#/${screen.at ?? ""}`);
  await page.waitForFunction((place) => document.querySelector(place), {}, screen.place ?? ".shell, .onboarding, .catalogue, .landing");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
  return page;
}

/** Nothing has changed for a moment; what never rests is not waited for. */
function settled() {
  return new Promise((done) => {
    let quiet = setTimeout(done, 200);
    setTimeout(done, 2_000);
    new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(done, 200);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

async function check(page, where, rules) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (beyond > 0) faults.push(`${where}: ${beyond} px wider than the screen`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((asked) => window.axe.run(document, asked), rules);
  for (const { id, help, nodes } of violations) {
    faults.push(`${where}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
  }
}
