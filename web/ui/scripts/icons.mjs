// Draws a brand's icons and splash screens from its icon.svg into public/<brand>. `npm run icons`, after the mark changed.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";

const GROUNDS = { vignette: "#ffffff", entativa: "#ffffff" };
/** Width and height in points, and pixels a point, of the phones that ask for a picture of their own. */
const PHONES = [
  [375, 667, 2],
  [390, 844, 3],
  [393, 852, 3],
  [430, 932, 3],
];

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const [brand, ground] of Object.entries(GROUNDS)) {
  const folder = resolve(import.meta.dirname, "../public", brand);
  const svg = await readFile(resolve(folder, "icon.svg"), "utf8");
  const full = svg.replace('rx="16"', "");
  await draw(`${folder}/icon-192.png`, svg, [192, 192], "transparent", 1);
  await draw(`${folder}/icon-512.png`, svg, [512, 512], "transparent", 1);
  // The system cuts its own shape: the ground reaches the edge, the mark keeps away from it.
  await draw(`${folder}/maskable-512.png`, full, [512, 512], "transparent", 1);
  await draw(`${folder}/touch-180.png`, full, [180, 180], "transparent", 1);
  for (const [width, height, scale] of PHONES) {
    await draw(`${folder}/splash-${width}x${height}.png`, svg, [width * scale, height * scale], ground, 0.25);
  }
}
await browser.close();

async function draw(path, svg, [width, height], ground, part) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  const size = Math.round(width * part);
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground}}svg{width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path, omitBackground: ground === "transparent" });
  await page.close();
}
