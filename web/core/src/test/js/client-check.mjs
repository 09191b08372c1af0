// node client-check.mjs — prints the report of the compiled client core as JSON.
import { primitives } from '../../main/js/noble.js';
import { client } from '../../../target/check/core.js';

console.log(await client(primitives));
process.exit(0);
