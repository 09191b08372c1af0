import { resolve } from "node:path";
import { defineConfig, mergeConfig } from "vite";
import { shared } from "../vite.shared.ts";

const at = (path: string) => resolve(import.meta.dirname, "pages", path);

/** The pages of the tests: the apps over the scripted world, and the catalogue of components. */
export default defineConfig(
  mergeConfig(shared, {
    root: at("."),
    publicDir: resolve(import.meta.dirname, "../public"),
    build: {
      outDir: resolve(import.meta.dirname, "../target/pages"),
      rollupOptions: { input: { vignette: at("vignette.html"), entativa: at("entativa.html"), catalogue: at("catalogue.html"), landing: at("landing.html") } },
    },
  }),
);
