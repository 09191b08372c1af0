// node self-check.mjs [primitives.json suite1_oneway.json [senderkey_frozen.json]] — prints the report of the compiled core as JSON.
import { readFileSync } from 'node:fs';
import { primitives } from '../../main/js/noble.js';
import { run } from '../../../target/check/core.js';

const text = file => (file ? readFileSync(file, 'utf8') : '');
const [primitiveVectors, oneWay, senderKeys] = process.argv.slice(2).map(text);
const began = performance.now();
const report = JSON.parse(run(primitives, primitiveVectors ?? '', oneWay ?? '', senderKeys ?? ''));
console.log(JSON.stringify({ ...report, millis: Math.round(performance.now() - began) }));
