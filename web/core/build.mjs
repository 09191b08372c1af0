// Bundles the compiled core and its ports into one module for a worker: target/web/worker.js.
// target/check is what tests run in browsers: the core's checks, and a page over the worker.
import { build } from 'esbuild';

const common = { bundle: true, format: 'esm', minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning' };

await build({ ...common, entryPoints: ['src/main/js/worker.js'], outfile: 'target/web/worker.js' });
await build({ ...common, entryPoints: ['src/test/js/check-worker.js'], outfile: 'target/check/worker.js' });
await build({ ...common, entryPoints: ['src/test/js/talk.js'], outfile: 'target/check/talk.js' });
