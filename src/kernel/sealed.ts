import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps small secrets readable only to whoever has the application's secret: AES-256-GCM, with the key's id beside each text. */
export interface Sealer {
  /** `about` binds the text to its place (`calendar-account 12`): moved elsewhere it does not open. */
  seal(text: string, about: string): string;
  /** Throws `SealError` when it was sealed with another key, for another place, or changed since. */
  open(sealed: string, about: string): string;
  /** Whether it was sealed with an earlier key that is still known. */
  isOld(sealed: string): boolean;
}

export class SealError extends Error {
  override name = 'SealError';
}

interface Key { readonly id: string; readonly bytes: Buffer }

function keyFrom(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, 'almanac', 'sealed texts, version 1', 32));
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

/** `previous`: earlier secrets, whose texts still open. */
export function createSealer(secret: string, previous: readonly string[] = []): Sealer {
  const current = keyFrom(secret);
  const keys = new Map([...previous.map(keyFrom), current].map((key) => [key.id, key]));
  return {
    seal(text, about) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${current.id}.${nonce.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(sealed, about) {
      const [version, id, nonce, body, ...rest] = sealed.split('.');
      if (version !== 'v1' || !id || !nonce || !body || rest.length) throw new SealError('This is no sealed text.');
      const key = keys.get(id);
      if (!key) throw new SealError('It was sealed with another APP_SECRET. Set APP_SECRET_PREVIOUS to that one, or connect the account again.');
      const bytes = Buffer.from(body, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), { authTagLength: 16 }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16));
        return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new SealError('The sealed text was changed, or belongs to another place.', { cause });
      }
    },
    isOld: (sealed) => sealed.split('.')[1] !== current.id,
  };
}
