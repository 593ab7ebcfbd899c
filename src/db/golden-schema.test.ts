import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engines } from '../../tests/engines.ts';
import { compareSchemas, describeSchema } from './describe-schema.ts';

const file = new URL('./schema.sql', import.meta.url);

describe.each(engines)('the golden schema on $name', (engine) => {
  it('is what the migrations make', async () => {
    const db = await engine.open();
    const live = await describeSchema(db);
    await db.close();
    // `npm run schema` writes it; everywhere else a difference is a failure.
    if (process.env['UPDATE_SCHEMA'] === '1' && engine.name === 'pglite') writeFileSync(file, live);
    expect(compareSchemas(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), live)).toEqual({ missing: [], foreign: [] });
  });
});
