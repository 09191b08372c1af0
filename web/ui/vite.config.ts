import { resolve } from "node:path";
import { defineConfig, mergeConfig } from "vitest/config";
import { chunkOf } from "./vite.chunks.ts";
import { compressed } from "./vite.compress.ts";
import { serviceWorkers } from "./vite.service.ts";
import { shared } from "./vite.shared.ts";

const at = (path: string) => resolve(import.meta.dirname, path);

/** What is shipped: the landing page and both apps. */
export default defineConfig(
  mergeConfig(shared, {
    plugins: [serviceWorkers(["vignette", "entativa"]), compressed()],
    build: {
      outDir: "dist",
      rollupOptions: {
        input: { landing: at("index.html"), vignette: at("vignette/index.html"), entativa: at("entativa/index.html") },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] } },
      },
    },
    test: { include: ["test/unit/**/*.test.ts"] },
  }),
);
