// The fence between the folders of src/, and the proof that it stands: every rule is broken once on purpose, in tools/fixtures/ladder.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const config = join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string; comment?: string }[] };

interface Cruised { summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] } }

function cruise(folder: string): Cruised['summary'] {
  const ran = spawnSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', config, '--output-type', 'json', 'src', 'web'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!ran.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${ran.stderr || ran.stdout}`);
  return (JSON.parse(ran.stdout) as Cruised).summary;
}

/** With a TypeScript it does not know, the cruiser finds no modules, complains about nothing and exits with 0. */
const FEWEST_MODULES = 100;

it('no import of src/ and web/ breaks a rule', () => {
  const { totalCruised, violations } = cruise(root);
  expect(totalCruised, 'the cruiser saw hardly any module: does it understand the installed TypeScript?').toBeGreaterThanOrEqual(FEWEST_MODULES);
  expect(violations.map(({ rule, from, to }) => `${from} → ${to} breaks ${rule.name}: ${forbidden.find((f) => f.name === rule.name)?.comment ?? ''}`)).toEqual([]);
});

describe('every rule bites', () => {
  const { violations } = cruise(join(root, 'tools/fixtures/ladder'));
  const named: Record<string, string> = { 'browser-floor': 'input' };
  it.each(forbidden.map((rule) => rule.name))('%s', (name) => {
    const file = named[name] ?? name;
    const caught = violations.filter((v) => v.rule.name === name && basename(v.from).startsWith(file));
    expect(caught.length, `tools/fixtures/ladder/**/${file}.ts breaks ${name}, and the cruiser does not say so`).toBeGreaterThan(0);
  });

  it('and lets pass what follows them', () => {
    const fine = violations.filter((v) => ['index.ts', 'recall.ts', 'vendor-cache.ts', 'world.kit.ts'].includes(basename(v.from)));
    expect(fine).toEqual([]);
  });
});
