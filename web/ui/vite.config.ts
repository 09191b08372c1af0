import { defineConfig, mergeConfig } from "vitest/config";
import { shared } from "./vite.shared.ts";

export default defineConfig(mergeConfig(shared, { test: { include: ["test/unit/**/*.test.ts"] } }));
