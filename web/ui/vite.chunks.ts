import { resolve } from "node:path";

const LANDING = resolve(import.meta.dirname, "index.html");

interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/**
 * One file for what every page starts with and one for what both apps do, rather than two dozen: each costs a slow
 * device time of its own. What is fetched later is left as it is.
 */
export function chunkOf(id: string, modules: Modules): string | null {
  const pages = startingWith(id, modules, new Set());
  if (pages.has(LANDING)) return pages.size === 3 ? "base" : null;
  return pages.size === 2 ? "app" : null;
}

/** The pages that a module is in from their start: by imports that are not awaited. */
function startingWith(id: string, modules: Modules, seen: Set<string>): Set<string> {
  const pages = new Set<string>();
  const info = modules.getModuleInfo(id);
  if (!info || seen.has(id)) return pages;
  seen.add(id);
  if (info.isEntry) pages.add(id);
  for (const importer of info.importers) startingWith(importer, modules, seen).forEach((page) => pages.add(page));
  return pages;
}
