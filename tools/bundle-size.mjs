// Prints what the built dashboard weighs, and fails when a first visit would load more than its budget.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUDGET_KB = 250;
const FIRST_PAGE = 'today/today-page.tsx';
const folder = fileURLToPath(new URL('../dist/web', import.meta.url));
const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
if (!manifest[FIRST_PAGE]) throw new Error(`${FIRST_PAGE} is not in the build: name the page that a first visit shows.`);
const weight = (file) => statSync(join(folder, existsSync(join(folder, `${file}.br`)) ? `${file}.br` : file)).size;
const kb = (bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;

/** A module of the manifest with all that it needs before it runs. */
const needed = (key, seen = new Set()) => {
  if (seen.has(key) || !manifest[key]) return seen;
  seen.add(key);
  for (const inner of manifest[key].imports ?? []) needed(inner, seen);
  return seen;
};
const filesOf = (keys) => new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? []), ...(manifest[key].assets ?? [])]));

const first = filesOf([...needed('index.html'), ...needed(FIRST_PAGE)]);
const shell = filesOf(needed('index.html'));
const firstBytes = weight('index.html') + weight('theme.js') + [...first].reduce((sum, file) => sum + weight(file), 0);
console.log('The dashboard, compressed by Brotli:');
for (const file of [...first].sort((a, b) => weight(b) - weight(a))) console.log(`  ${kb(weight(file))}  ${file}`);
console.log(`  ${kb(firstBytes)}  a first visit (budget ${BUDGET_KB} KB)`);
console.log('Besides, for each page:');
for (const key of Object.keys(manifest).filter((one) => one.endsWith('-page.tsx')).sort()) {
  const own = [...filesOf(needed(key))].filter((file) => !shell.has(file));
  console.log(`  ${kb(own.reduce((sum, file) => sum + weight(file), 0))}  ${key}`);
}
const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !/\.(br|gz)$/.test(file) && statSync(join(folder, file)).isFile() && !file.includes('.vite') && !file.startsWith('.'));
console.log(`  ${kb(all.reduce((sum, file) => sum + weight(file), 0))}  everything`);
if (firstBytes > BUDGET_KB * 1024) {
  console.error(`A first visit loads ${kb(firstBytes).trim()}; the budget is ${BUDGET_KB} KB. Load what is heavy when it is needed.`);
  process.exitCode = 1;
}
