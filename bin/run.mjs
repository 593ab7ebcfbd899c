// `npm start` and its like: make ready, then hand over to the command line.
import { setUp } from './setup.mjs';

setUp();
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
