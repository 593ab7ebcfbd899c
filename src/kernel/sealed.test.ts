import { describe, expect, it } from 'vitest';
import { createSealer, SealError } from './sealed.ts';

describe('sealed texts', () => {
  const sealer = createSealer('a secret of sixteen');
  const sealed = sealer.seal('1//refresh — tøken', 'calendar-account 12');

  it('open in their place, and differ each time', () => {
    expect(sealer.open(sealed, 'calendar-account 12')).toBe('1//refresh — tøken');
    expect(sealer.seal('1//refresh — tøken', 'calendar-account 12')).not.toBe(sealed);
    expect(sealed).not.toContain('refresh');
    expect(sealer.open(sealer.seal('', 'x'), 'x')).toBe('');
  });

  it('do not open elsewhere, changed, cut, or with another key', () => {
    expect(() => sealer.open(sealed, 'calendar-account 13')).toThrow(SealError);
    const [v, id, nonce, body] = sealed.split('.') as [string, string, string, string];
    const flipped = Buffer.from(body, 'base64url');
    flipped[0] = (flipped[0] as number) ^ 1;
    for (const wrong of [`${v}.${id}.${nonce}.${flipped.toString('base64url')}`, `${v}.${id}.${nonce}.${body.slice(0, 8)}`, `${v}.${id}.${nonce}`, 'plain', '']) expect(() => sealer.open(wrong, 'calendar-account 12')).toThrow(SealError);
    expect(() => createSealer('another secret here').open(sealed, 'calendar-account 12')).toThrow(/another APP_SECRET/);
  });

  it('open with an earlier key, and say that they are old', () => {
    const next = createSealer('the next secret, 2027', ['a secret of sixteen']);
    expect(next.open(sealed, 'calendar-account 12')).toBe('1//refresh — tøken');
    expect([next.isOld(sealed), next.isOld(next.seal('x', 'y')), sealer.isOld(sealed)]).toEqual([true, false, false]);
  });
});
