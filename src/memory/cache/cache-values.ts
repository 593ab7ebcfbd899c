import { gunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { VALUE_BYTES } from './cache.port.ts';

// Values as a shared cache keeps them: short ones as they are, longer ones compressed. Gzip says so in its first two bytes, with
// which no text begins.

const zip = promisify(gzip), unzip = promisify(gunzip);
/** Below this, compressing saves less than it costs. */
const SHORT = 2000;
/** What a value may unfold to: somebody else may write into a shared server. */
const UNFOLDED_BYTES = 32_000_000;

/** Null: too large to be kept. */
export async function packValue(text: string): Promise<Buffer | null> {
  const plain = Buffer.from(text);
  if (plain.length > UNFOLDED_BYTES) return null;
  const packed = plain.length < SHORT ? plain : await zip(plain, { level: 1 });
  return packed.length > VALUE_BYTES ? null : packed;
}

/** Throws where it is neither. */
export async function unpackValue(kept: Buffer): Promise<string> {
  return (kept[0] === 0x1f && kept[1] === 0x8b ? await unzip(kept, { maxOutputLength: UNFOLDED_BYTES }) : kept).toString();
}
