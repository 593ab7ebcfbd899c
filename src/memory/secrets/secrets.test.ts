import { describe, expect, it } from 'vitest';
import { findSecrets, guardJson, guardText, maskSecrets } from './secrets.ts';

// Made of parts, so that no scanner of repositories takes them for real ones.
const key = (...parts: string[]): string => parts.join('');
const LETTERS = 'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0dF';
const JWT = key('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U');

const SECRETS: Record<string, readonly (readonly [text: string, secret: string])[]> = {
  'API key': [key('sk-', 'proj-', LETTERS), key('sk-', 'ant-api03-', LETTERS), key('sk_', 'live_', LETTERS), key('gh', 'p_', LETTERS, 'abcd'), key('github', '_pat_', LETTERS), key('xox', 'b-', '123456789012-abcdefGHIJ'), key('AI', 'za', LETTERS, 'abc'),
    key('AK', 'IA', 'ABCDEFGHIJKL2345'), key('gl', 'pat-', 'abcDEF123456ghiJKL78'), key('hf', '_', LETTERS), key('npm', '_', LETTERS, 'abcd'), key('SG', '.', 'abcdefghijklmnopqrstuv', '.', LETTERS, 'abcdefghijk')].map((secret) => [`My key is ${secret}, keep it.`, secret] as const),
  'private key': [[`See:\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow${LETTERS}\n-----END RSA PRIVATE KEY-----\nbye`, LETTERS]],
  token: [[`Authorization: Bearer ${LETTERS}`, LETTERS], [`the token ${JWT} works`, JWT]],
  password: [['My password is hunter22!', 'hunter22'], ['password: Tr0ub4dor&3', 'Tr0ub4dor&3'], ['the wifi password is "correct horse battery"', 'correct horse battery'], ['Das Passwort ist Sommer2024!', 'Sommer2024'], ['Le mot de passe est azerty99', 'azerty99'],
    ['La contraseña es perro123', 'perro123'], ['La password è gatto456', 'gatto456'], ['A senha é cachorro789', 'cachorro789'], ['пароль: zaq12wsx', 'zaq12wsx'], ['密码是abc12345', 'abc12345'], ['パスワードはneko2024です', 'neko2024'], ['My bank PIN is 4821', '4821'],
    ['The password for the router is blue-Falcon7', 'blue-Falcon7'], ['my password is swordfish', 'swordfish'], ['pwd=geheim99', 'geheim99'], ['I changed my wifi password to gull7boat.', 'gull7boat']],
  'connection string': [['postgres://app:s3cr3tpw@db.example.org:5432/x', 's3cr3tpw'], ['Server=db;Database=x;User Id=sa;Password=Pa55wort;', 'Pa55wort']],
  'payment card': [['Card 4111 1111 1111 1111, exp 12/30', '4111 1111 1111 1111'], ['5555555555554444', '5555555555554444'], ['amex 3782 822463 10005', '3782 822463 10005']],
};

const HARMLESS = ['6f1c2f64-1b0a-4c5f-9d7e-2a9c3f4b5d6e', 'commit 9fceb02d0ae598e95dc970b74767f19372d61af8', 'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'ISBN 978-3-16-148410-0', 'ISBN 9783161484100', 'Call +49 170 1234567 or (555) 010-9999',
  'order number 4111111111111111', 'Bestellnummer: 5555555555554444', 'IBAN DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'tracking 1Z999AA10123456784', 'The password is wrong.', 'I forgot my password again.', 'The password policy changed.', 'My password is not safe.',
  'She keeps passwords in a vault.', 'The secret is in the sauce.', 'The secret of good bread is time.', 'The key is under the mat.', 'A token of appreciation: flowers', 'basic training starts on Monday', 'Bearer of good news', 'https://example.org/a?token=abc', 'The pin is on the map.', 'My PIN was changed yesterday.',
  '1234567890123456', '4111 1111 1111 1112', '1700000000000', 'task-management and risk-assessment', 'sk-learn is a library', 'password: ********', 'API key: ${API_KEY}', 'the password is in the vault', '192.168.100.200:8080', 'http://example.org:8080/path@2', 'Meet at 10:30: AA battery', 'The api key is missing.', 'I set my password to expire soon.', 'Mein Passwort ist abgelaufen.'];

describe('secrets', () => {
  it.each(Object.entries(SECRETS))('finds and hides: %s', (kind, cases) => {
    for (const [text, secret] of cases) {
      const masked = maskSecrets(text);
      expect([text, masked.kinds]).toEqual([text, [kind]]);
      expect(masked.text).not.toContain(secret);
      expect(findSecrets(masked.text)).toEqual([]);
    }
  });

  it('leaves what only looks like one', () => {
    expect(HARMLESS.map((text) => [text, maskSecrets(text).kinds]).filter(([, kinds]) => kinds?.length)).toEqual([]);
  });

  it('changes nothing else', () => {
    const around = 'שלום \u200f 👩‍👩‍👧 <b>x</b>; drop table events; -- "quoted" \\u0041\r\n\ttab';
    expect(maskSecrets(`${around} password: Tr0ub4dor&3 ${around}`).text).toBe(`${around} password: [password hidden] ${around}`);
    expect(maskSecrets(around).text).toBe(around);
    expect(maskSecrets('[sudo] password for ann:\n我有两个孩子。').kinds).toEqual([]);
    expect(maskSecrets('Password:\nhunter22').text).toBe('Password:\n[password hidden]');
  });

  it('shows the end of a long one only', () => {
    expect(maskSecrets(key('sk-', 'live-', LETTERS)).text).toBe('[API key hidden …C0dF]');
    expect(maskSecrets('my password is abcdefghijklmnop1').text).toBe('my password is [password hidden]');
  });

  it('refuses, keeps or masks as it is told', () => {
    expect(() => guardText({ secrets: 'refuse' }, 'content', 'My password is hunter22!')).toThrow(/content: holds a password \(at character 16\)/);
    expect(guardText({ secrets: 'keep' }, 'content', 'My password is hunter22!').text).toContain('hunter22');
    expect(guardText({}, 'content', 'My password is hunter22!').kinds).toEqual(['password']);
  });

  it('looks into data', () => {
    expect(guardJson({}, 'metadata', { login: { password: 'hunter22', user: 'ann' }, list: ['4111 1111 1111 1111'], n: 3 })).toEqual({ value: { login: { password: '[password hidden]', user: 'ann' }, list: ['[payment card hidden …1111]'], n: 3 }, kinds: ['password', 'payment card'] });
  });

  it('keeps to its time on long hostile texts', () => {
    const started = performance.now();
    for (const text of ['password '.repeat(11_000), 'sk-'.repeat(33_000), '-----BEGIN PRIVATE KEY-----'.repeat(3700), 'a://b:'.repeat(16_000), '4111 '.repeat(20_000), 'eyJ'.repeat(33_000), 'server=password='.repeat(6000), 'password is the '.repeat(6000)]) findSecrets(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
