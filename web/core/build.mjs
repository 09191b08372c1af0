// Bundles the compiled core and its ports into one module for a worker: target/web/worker.js.
// For tests in browsers: target/check, the core's checks; target/talk, a folder as the relay serves it, with a page that
// has the core and no screen.
import { copyFile } from 'node:fs/promises';
import { build } from 'esbuild';

const bundle = (entry, outfile, inject = []) =>
  build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    inject,
    format: 'esm',
    minify: true,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });

const TURNS = ['src/main/js/turns.js'];
await bundle('src/main/js/worker.js', 'target/web/worker.js', TURNS);
await bundle('src/test/js/check-worker.js', 'target/check/worker.js', TURNS);
await bundle('src/test/js/talk.js', 'target/talk/talk/talk.js');
await copyFile('target/web/worker.js', 'target/talk/talk/core-worker.js');
await copyFile('src/test/js/talk.html', 'target/talk/talk/index.html');
