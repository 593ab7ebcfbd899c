// Makes a fresh checkout ready to run, with nothing but Node: installs what is missing, builds what is out of date.
// Used by `npm start` and its like; a package that was installed from elsewhere is built already and passes through.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

function run(what, command, args) {
  process.stderr.write(`${what} ...\n`);
  // npm is a script of its own name on Windows: there it needs a shell.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(`${what} failed. Run it by hand to see more: ${command} ${args.join(' ')}\n`);
    process.exit(1);
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Almanac needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org\n`);
  process.exit(1);
}

/** What each half of the build reads. The dashboard takes types only from src/, except for two pure pieces. */
const HALVES = {
  src: { folder: 'src', files: ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'], leaves: /$^/ },
  web: { folder: 'web', files: ['package-lock.json', 'tsconfig.json', 'src/http/live-topics.contract.ts', 'src/kernel/zone.ts'], leaves: /^e2e$|\.test\.tsx?$|\.md$/ },
};

/** Digest of everything that one half of the build reads. */
function sources({ folder, files, leaves }) {
  const hash = createHash('sha256');
  const visit = (inner) => {
    for (const entry of readdirSync(inner, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (leaves.test(entry.name)) continue;
      const path = join(inner, entry.name);
      if (entry.isDirectory()) visit(path);
      else hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  visit(at(folder));
  for (const file of files) hash.update(readFileSync(at(file)));
  return hash.digest('hex');
}

export function setUp({ build = true } = {}) {
  if (!existsSync(at('src'))) return; // an installed package
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(at('package-lock.json')).mtimeMs - 1000) run('Installing', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (!build) return;
  const now = Object.fromEntries(Object.entries(HALVES).map(([name, half]) => [name, sources(half)]));
  const stamp = (name) => at('dist', ...(name === 'web' ? ['web'] : []), '.built');
  const stale = Object.keys(HALVES).filter((name) => !existsSync(stamp(name)) || readFileSync(stamp(name), 'utf8') !== now[name]);
  if (stale.length === 0) return;
  run('Building', process.execPath, [at('bin', 'build.mjs'), ...stale]);
  for (const name of stale) writeFileSync(stamp(name), now[name]);
}
