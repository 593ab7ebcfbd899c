// The shape of the repository, as far as a program can check it. Each failure says what to do.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allContracts } from '../src/apps/contracts.ts';
import { startService, type Service } from '../src/apps/service.ts';
import { readConfig } from '../src/kernel/config.ts';
import { silentLog } from '../src/kernel/log.ts';
import { mcpToolName } from '../src/kernel/operation.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const below = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(sep).join('/')}`);

const sources = below('src').filter((file) => file.endsWith('.ts'));
/** The dashboard's, without what a program wrote. */
const dashboard = below('web').filter((file) => /\.tsx?$/.test(file) && file !== 'web/api/operations.ts');
const product = sources.filter((file) => !/\.(test|kit)\.ts$/.test(file));
/** What others get to see: everything git keeps or would keep. */
const published = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter((file) => file !== '' && existsSync(join(root, file)));

const twice = (values: readonly string[]): string[] => [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];

describe('operations', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: readConfig({ PORT: '0', BACKGROUND_WORK: '0', LOG_LEVEL: 'silent' }), role: 'all-in-one', log: silentLog, memory: true });
  });
  afterAll(() => service?.close());

  it('have one name each, also as MCP tools', () => {
    const contracts = service.operations.map((operation) => operation.contract);
    expect(contracts.length).toBeGreaterThan(50);
    expect(twice(contracts.map((contract) => contract.name)), 'two operations of one name: rename one').toEqual([]);
    expect(twice(contracts.map(mcpToolName)), 'dots and dashes become one underscore: these tools cannot be told apart').toEqual([]);
    expect(contracts.map(mcpToolName).filter((name) => !/^[a-z][a-z0-9_]{0,63}$/.test(name)), 'clients of MCP take names of up to 64 characters').toEqual([]);
  });

  it('have each route for themselves', () => {
    const routes = service.operations.flatMap(({ contract }) => [contract, ...(contract.also ?? [])].map((route) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`));
    expect(twice(routes), 'two operations on one route: the second is never reached').toEqual([]);
  });

  it('are known to the command line, and it knows no others', () => {
    const served = service.operations.map(({ contract }) => contract.name);
    const known = allContracts.map((contract) => contract.name);
    expect(served.filter((name) => !known.includes(name)), 'add their contracts to src/apps/contracts.ts').toEqual([]);
    expect(known.filter((name) => !served.includes(name)), 'these contracts have no behaviour in the composed product').toEqual([]);
  });
});

describe('problems', () => {
  const codes = product.flatMap((file) => [...read(file).matchAll(/defineProblem\(\{\s*code: '([^']+)'/g)].map(([, code]) => code as string));

  it('have one code each', () => {
    const defined = product.flatMap((file) => [...read(file).matchAll(/(?<!function )\bdefineProblem\(/g)]);
    expect(codes.length, 'begin each defineProblem with its code, in quotes, so that this test can read it').toBe(defined.length);
    expect(twice(codes), 'two problems of one code: a caller could not tell them apart').toEqual([]);
    expect(codes.filter((code) => !/^[a-z]+\.[a-z-]+$/.test(code)), 'a code reads module.what-is-wrong').toEqual([]);
  });

  it('have a page each', () => {
    const pages = readdirSync(join(root, 'docs/errors')).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
    expect(codes.filter((code) => !pages.includes(code)).map((code) => `docs/errors/${code}.md`), 'write these pages: what happened, what to do').toEqual([]);
    expect(pages.filter((page) => !codes.includes(page)).map((page) => `docs/errors/${page}.md`), 'no problem has these codes any more: remove the pages').toEqual([]);
    expect(pages.filter((page) => !read(`docs/errors/${page}.md`).startsWith(`# ${page}\n`)), 'a page begins with its code as the title').toEqual([]);
  });
});

describe('files', () => {
  it('are named for what they hold', () => {
    const drawer = /^(utils?|helpers?|common|misc|shared|types|interfaces|constants)$/;
    expect([...sources, ...dashboard].filter((file) => file.split('/').some((part) => drawer.test(part.replace(/(\.\w+)*\.tsx?$/, '')))), 'these are drawers: put what they hold beside what needs it').toEqual([]);
  });

  it('are short enough to be read', () => {
    const long = [...sources, ...dashboard].map((file) => ({ file, lines: read(file).split('\n').length - 1 })).filter(({ lines }) => lines > 450);
    expect(long, 'cut these where their subjects part').toEqual([]);
  });

  it('of tests run whole', () => {
    const halted = /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fails)\b|\b(?:xit|xtest|fit|xdescribe|fdescribe)\(/;
    const tests = [...sources, ...dashboard, ...below('tests'), ...below('tools')].filter((file) => /\.(test|e2e)\.ts$/.test(file));
    expect(tests.length).toBeGreaterThan(5);
    expect(tests.filter((file) => halted.test(read(file))), 'a test that does not run proves nothing: finish it or remove it').toEqual([]);
  });

  it('name no folder of the machine they were written on', () => {
    const homes = /(?<![\w.})\]-])\/(?:work|root|home)\/\w/;
    const inDashboard = /(?<![\w.})\]-])\/(?:root|home)\/\w/; // whose page of tasks has such an address
    const guilty = published.filter((file) => !/\.(png|ico|woff2|gz)$/.test(file)).flatMap((file) => read(file).split('\n').flatMap((line, at) => ((file.startsWith('web/') ? inDashboard : homes).test(line) ? [`${file}:${at + 1}`] : [])));
    expect(guilty, 'say it relative to the repository').toEqual([]);
  });

  it('of the lock name the public registry only', () => {
    const hosts = new Set([...read('package-lock.json').matchAll(/"resolved": "(https?:\/\/[^/"]+)/g)].map(([, host]) => host));
    hosts.delete(['https://registry', 'npmjs', 'org'].join('.'));
    expect([...hosts], 'whoever clones this cannot reach these').toEqual([]);
  });
});

describe('tables', () => {
  /** Writers beside the owner, each with its reason. `apps/` (backup, restore) goes over all tables and is left out. */
  const alsoWrites: Record<string, Record<string, string>> = {
    client_profiles: { identity: 'a new workspace is born with its own profile, in the transaction that makes it' },
    idempotency_keys: { memory: 'the nightly round removes the keys that are too old to be asked for' },
  };

  it('are written by one module each', () => {
    const migrations = readdirSync(join(root, 'src/db/migrations')).map((file) => read(`src/db/migrations/${file}`)).join('\n');
    const tables = new Set([...migrations.matchAll(/create table (?:if not exists )?(\w+)/gi)].map(([, table]) => table as string));
    expect(tables.size).toBeGreaterThan(20);
    const writers = new Map<string, Map<string, string>>();
    for (const file of product.filter((path) => !path.startsWith('src/apps/'))) {
      const module = file.split('/')[1] as string;
      for (const [, table] of read(file).matchAll(/\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?"?(\w+)/gi)) {
        if (table === undefined || !tables.has(table) || alsoWrites[table]?.[module] !== undefined) continue;
        writers.set(table, (writers.get(table) ?? new Map<string, string>()).set(module, file));
      }
    }
    const shared = [...writers].filter(([, modules]) => modules.size > 1).map(([table, modules]) => `${table}: ${[...modules.values()].join(', ')}`);
    expect(shared, 'a table has one owner: let the others ask it, or give the reason in alsoWrites').toEqual([]);
  });

  it('have exceptions that are still needed', () => {
    const stale = Object.entries(alsoWrites).flatMap(([table, modules]) => Object.keys(modules).filter((module) =>
      !product.some((file) => file.startsWith(`src/${module}/`) && new RegExp(`(?:insert\\s+into|update|delete\\s+from)\\s+${table}\\b`, 'i').test(read(file)))).map((module) => `${table}: ${module}`));
    expect(stale, 'nobody needs these exceptions any more: remove them').toEqual([]);
  });
});

it('modules have a name that the ladder knows', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => basename(entry.name));
  expect(folders.filter((folder) => !new RegExp(`'${folder}'`).test(read('.dependency-cruiser.cjs')))).toEqual([]);
});
