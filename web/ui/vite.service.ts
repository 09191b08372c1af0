import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { build, type Plugin } from "vite";

/**
 * Builds the service worker of each brand once the apps are built: it is told which files belong to the shell, so it
 * changes with any of them and fetches them again.
 */
export function serviceWorkers(brands: readonly string[]): Plugin {
  return {
    name: "service-workers",
    apply: "build",
    enforce: "post",
    async generateBundle(_, bundle) {
      const assets = Object.keys(bundle).filter((file) => file.startsWith("assets/") && !file.endsWith(".map"));
      const addresses = assets.sort().map((file) => `/${file}`);
      const pages = Object.values(bundle).flatMap((one) => (one.type === "asset" && one.fileName.endsWith(".html") ? [String(one.source)] : []));
      const version = createHash("sha256").update([...addresses, ...pages].join("\n")).digest("hex").slice(0, 12);
      const source = await worker(addresses, version);
      for (const brand of brands) this.emitFile({ type: "asset", fileName: `${brand}/sw.js`, source });
    },
  };
}

async function worker(addresses: string[], version: string): Promise<string> {
  const entry = resolve(import.meta.dirname, "src/worker/sw.ts");
  const built = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { __ASSETS__: JSON.stringify(addresses), __VERSION__: JSON.stringify(version) },
    build: { write: false, rollupOptions: { input: entry, output: { format: "iife" } } },
  });
  const output = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  const [chunk] = output.filter((one) => one.type === "chunk");
  if (!chunk || output.length !== 1) throw new Error("the service worker is one file");
  return chunk.code;
}
