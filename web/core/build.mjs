// Bundles the compiled core and its ports into one module for a worker: target/web/worker.js.
// The checks that tests run in a browser's worker: target/check/worker.js.
import { build } from 'esbuild';

const common = { bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning' };

await build({ ...common, entryPoints: ['src/test/js/check-worker.js'], outfile: 'target/check/worker.js' });
