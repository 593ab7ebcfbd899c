// Puts a .br and a .gz beside every file of the built dashboard that gets smaller by it, so that no request waits for compression.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress), zip = promisify(gzip);
const SQUEEZED = /\.(js|css|html|svg|json|txt|webmanifest)$/;

export async function squeeze(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => SQUEEZED.test(file)).map((file) => join(folder, file));
  await Promise.all(files.map(async (file) => {
    const body = readFileSync(file);
    const [br, gz] = await Promise.all([brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }), zip(body, { level: 9 })]);
    if (br.length < body.length) writeFileSync(`${file}.br`, br);
    if (gz.length < body.length) writeFileSync(`${file}.gz`, gz);
  }));
}
