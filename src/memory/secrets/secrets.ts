import { invalidInput } from '../../kernel/problem.ts';

// Finds what belongs in a vault and not in a memory, and hides it before anything is stored. Formats are narrow: an order number, a
// hash or a telephone number taken for a secret would destroy what somebody wanted to keep.

export const SECRET_KINDS = ['API key', 'private key', 'token', 'password', 'connection string', 'payment card'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];
export type SecretsPolicy = 'mask' | 'refuse' | 'keep';

/** Where a secret stands in a text, without the words around it that may stay. */
export interface FoundSecret { readonly kind: SecretKind; readonly from: number; readonly to: number }

/** Not preceded or followed by what would make it part of a longer word. */
const whole = (pattern: string): RegExp => new RegExp(String.raw`(?<![A-Za-z0-9_/+-])(?:${pattern})(?![A-Za-z0-9_-])`, 'g');

const API_KEYS: readonly RegExp[] = [
  whole(String.raw`sk-(?:proj|svcacct|admin|ant|or|live|test|lf)?-?[A-Za-z0-9](?:[A-Za-z0-9_-]{14,250})[A-Za-z0-9_-]`), // model providers
  whole(String.raw`(?:sk|rk|pk|whsec)_(?:live|test)?_?[A-Za-z0-9]{16,250}`), // payments
  whole(String.raw`gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255}|gl(?:pat|ptt|dt|rt|soat|ft|cbt|agent)-[A-Za-z0-9_.-]{20,64}`),
  whole(String.raw`xox[abposre]-[A-Za-z0-9-]{10,250}|xapp-\d-[A-Za-z0-9-]{10,250}`),
  whole(String.raw`AIza[0-9A-Za-z_-]{30,45}|ya29\.[0-9A-Za-z_-]{20,400}|GOCSPX-[A-Za-z0-9_-]{20,40}`),
  whole(String.raw`(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA)[0-9A-Z]{16}`),
  whole(String.raw`SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{30,64}|key-[0-9a-f]{32}|(?:AC|SK)[0-9a-f]{32}`),
  whole(String.raw`npm_[A-Za-z0-9]{30,50}|pypi-[A-Za-z0-9_-]{40,250}|rubygems_[0-9a-f]{40,64}|dckr_pat_[A-Za-z0-9_-]{20,64}|hf_[A-Za-z0-9]{30,50}|r8_[A-Za-z0-9]{30,50}|gsk_[A-Za-z0-9]{40,64}|pplx-[A-Za-z0-9]{40,64}|tvly-[A-Za-z0-9-]{20,64}|xai-[A-Za-z0-9]{40,100}|nvapi-[A-Za-z0-9_-]{40,100}`),
  whole(String.raw`do[por]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,64}|EAAA[A-Za-z0-9_-]{50,200}|pat[A-Za-z0-9]{14}\.[0-9a-f]{64}|secret_[A-Za-z0-9]{40,50}|ntn_[A-Za-z0-9]{40,60}|lin_api_[A-Za-z0-9]{32,50}|figd_[A-Za-z0-9_-]{30,60}|dop_v1_[0-9a-f]{40,}|hvs\.[A-Za-z0-9_-]{20,200}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|sntrys_[A-Za-z0-9_=-]{40,400}|glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|phc_[A-Za-z0-9]{40,50}|NRAK-[A-Z0-9]{27}|sbp_[0-9a-f]{40}|tskey-[a-z]+-[A-Za-z0-9]+-[A-Za-z0-9]{16,40}|m0-[A-Za-z0-9]{32,64}|z_[A-Za-z0-9]{30,}\.[A-Za-z0-9_.-]{30,}`),
  /(?<=AccountKey=)[A-Za-z0-9+/]{60,90}={0,2}/g,
];
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,12000}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s\\:,-]{0,12000})/g;
const TOKENS: readonly RegExp[] = [
  whole(String.raw`eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{4,6000}\.[A-Za-z0-9_-]{6,2000}`),
  /(?<=\b(?:bearer|basic)\s+)(?=[A-Za-z0-9._~+/-]*\d)[A-Za-z0-9._~+/-]{16,2000}={0,2}(?![A-Za-z0-9])/gi,
  /(?<=\bhttps:\/\/hooks\.slack\.com\/services\/)[A-Za-z0-9/]{20,100}|(?<=\bhttps:\/\/(?:discord|discordapp)\.com\/api\/webhooks\/\d{10,25}\/)[A-Za-z0-9_-]{30,100}|(?<=\bapi\.telegram\.org\/bot)\d{6,12}:[A-Za-z0-9_-]{30,40}/g,
  /(?<![\w:])\d{8,10}:AA[A-Za-z0-9_-]{32,34}(?![\w-])/g, // bots of a messenger
];
/** `scheme://user:password@host`; only the password goes. */
const CONNECTION = /(?<=\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@'"<>]{0,100}:)[^\s/@'"<>]{3,200}(?=@[\w.[-])/gi;
const CONNECTION_PART = /(?<=\b(?:server|host|data source|user id|uid|database)\s*=[^\n]{0,200}?\b(?:password|pwd)\s*=\s*)[^;\s'"]{3,200}/gi;

/** Named as a secret, then its value. */
const CALLED = String.raw`(?:pass[- ]?(?:word|wd|phrase|code)|pwd|passwort|kennwort|zugangsdaten|mot de passe|contrase(?:ñ|n)a|clave(?: de acceso)?|parola d['’]ordine|senha|wachtwoord|пароль|パスワード|密码|密碼|口令|كلمة (?:المرور|السر)|secret(?:[_ -]?key)?|client[_ -]?secret|api[_ -]?(?:key|token|secret)|access[_ -]?(?:key|token)|auth[_ -]?token|refresh[_ -]?token|private[_ -]?key|encryption[_ -]?key|signing[_ -]?(?:key|secret)|pin(?: code)?|cvv|cvc|otp)`;
const PASSWORD_NAME = /^(?:pass|pwd|kenn|zugang|mot|contra|clave|parola|senha|wacht|пароль|パス|密|口令|كلمة|pin|cvv|cvc|otp)/i;
const NAMED = new RegExp(String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{N}])(?<name>${CALLED})(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])(?<between>["'“”’\]]{0,2}(?:\s+(?!is\b|=|:)(?:for|to|of|on|at|from|in|für|pour|para|per|vom|zum|zur|fürs|im|am|der|des|du|au|aux|pro|do|del?|della|di|da|no|na|del|von|meines|my|the|our|his|her|their|mein\w*|unser\w*|new|old|current|le|la|el|il)(?:\s+[\p{L}\p{N}@._'’-]{1,40}){1,5}?|\s*\([^)\n]{1,40}\))?\s*(?:(?:was |has been |got )?(?:changed|set|reset|updated)\s+to|is(?:\s+(?:now|currently|still))?|was|now is|remains|[:=]>?|：|=>|->|→|ist(?:\s+(?:jetzt|nun))?|lautet|est(?:\s+maintenant)?|es(?:\s+ahora)?|è(?:\s+ora)?|é(?:\s+agora)?|は|是|为|為|هي|هو|—|–)\s*)(?<value>"[^"\n]{3,200}"|'[^'\n]{3,200}'|“[^”\n]{3,200}”|「[^」\n]{3,200}」|\x60[^\x60\n]{3,200}\x60|[^\s"'“”「」\x60，。、]{3,200})`, 'giu');

const CHANGED = /(?<![\p{L}])(?:changed|set|reset|updated|switched)\s+(?:[\p{L}'’-]{1,30}\s+){0,4}?(?:password|passphrase|passcode|pin)\s+to\s+(?<value>\S{3,200})/giu;

/** Words that follow "the password is" in ordinary talk. */
const NO_VALUE = new Set(`not now the a an in on at to too very wrong right correct incorrect weak strong expired expiring required needed missing invalid valid safe secure secret hidden unknown known stored saved kept shared lost forgotten changed reset being still always never only same different important optional empty blank null none undefined true false written
  case my your our his her their its this that what how where when why who with from for and or but if so just case-sensitive somewhere there here ok okay fine good bad long short easy hard simple complex public private compromised leaked encrypted hashed rotated managed protected policy manager falsch richtig abgelaufen nicht im in der die das ein eine zu sicher unsicher geheim bekannt incorrecte expiré incorrecta expirada segura no en el la dans le sur errata scaduta incorreta string number text password passwort secret token key value example placeholder redacted hidden masked xxx`.split(/\s+/));
const MASKED = /^\[?(?:[\p{L} ]+ )?hidden\b|^[*•x.<{$%_-]+$|^[*•]{3}|^\$\{|^\{\{|^<[\w -]+>$|^process\.env|^os\.environ|^env\(|^\$[A-Z_]+$|^https?:\/\//iu;

/** What somebody would choose as a password, or be given: not an ordinary word. After a colon or in quotation marks, anything but such words. */
function isValue(name: string, between: string, raw: string): boolean {
  const marked = /^["'“「`]/.test(raw);
  const value = raw.replace(/^["'“「`]|["'”」`]$/g, '').replace(marked ? /$^/ : /[.,;:!?)\]}]+$/, '');
  if (value.length < 3 || MASKED.test(value) || NO_VALUE.has(value.toLowerCase())) return false;
  const numeric = /^(?:pin|cvv|cvc|otp)/i.test(name);
  if (numeric) return /^\d{3,8}$/.test(value);
  const odd = /\d/.test(value) || /[^\p{L}\p{N}'’.,-]/u.test(value) || /\p{Ll}\p{Lu}/u.test(value);
  if (!PASSWORD_NAME.test(name)) return value.length >= 12 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isOrdinaryId(value);
  if (marked) return value.length >= 4 || odd;
  if (/[:=：>→]\s*$/.test(between)) return odd ? value.length >= 4 : value.length >= 6 && !between.includes('\n'); // an ordinary word on the next line begins something else
  return value.length >= 4 && (odd || (value.length >= 6 && !/^\p{Ll}+(?:ed|ing|t)$/u.test(value) && /^(?:\s*(?:is|ist|est|es|è|é|lautet|は|是)\s*)$/iu.test(between)));
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const isOrdinaryId = (value: string): boolean => UUID.test(value);

const BRANDS = /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d{2}|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|(?:5018|5020|5038|6304|6759|676[1-3])\d{8,15}|62\d{14,17}|220[0-4]\d{12,15})$/;
/** Groups as cards are printed, or none at all. A number of another shape is somebody's order or telephone. */
const CARD = /(?<![\p{L}\p{N}_+.,:/#-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|3\d{3}([ -])\d{6}\2\d{4,5})(?![\p{L}\p{N}_]|[-.,]\d)/gu;
/** Words before a number which say that it is something else. */
const OTHER_NUMBER = /(?:order|invoice|tracking|shipment|parcel|isbn|ean|gtin|imei|serial|iccid|phone|tel|fax|mobile|case|ticket|customer|account|reference|ref|id|timestamp|bestell\w*|rechnung\w*|sendung\w*|kunden\w*|telefon|handy|commande|facture|pedido|factura|ordine|fattura)(?:[\s_-]*(?:number|no|nr|num|code|id|nummer|numéro|numero))?\.?\s*(?:is|ist|was|[:=#])?\s*[#:]?\s*$/iu;

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Cheap signs of which a secret has at least one: most texts have none and are done. */
const HINT = /sk-|[srp]k_|whsec|gh[pousr]_|github_pat|gl[a-z]{2,5}-|xox|xapp-|AIza|ya29|GOCSPX|A[A-Z]{3}[0-9A-Z]{16}|SG\.|key|npm_|pypi-|rubygems|dckr|hf_|r8_|gsk_|pplx|tvly|xai-|nvapi|do[por]_v1|shp|sq0|EAAA|pat[A-Za-z0-9]|secret|ntn_|lin_api|figd|hvs\.|PMAK|sntrys|glsa|phc_|NRAK|sbp_|tskey|m0-|z_[A-Za-z0-9]|SK[0-9a-f]|AC[0-9a-f]|PRIVATE KEY|eyJ|bearer|basic|token|hooks\.|webhooks|telegram|:AA|:\/\/|pass|pwd|kennwort|zugangs|mot de|contrase|clave|parola|senha|wachtwoord|пароль|パスワード|密|口令|كلمة|pin|cv[vc]|otp|\d{4}[ -]?\d{4}|\d{4}[ -]\d{6}/i;

/** What was hidden before is not hidden again. */
const ALREADY = new RegExp(String.raw`^\[(?:${SECRET_KINDS.join('|')}) hidden`);

/** Every secret in a text, in order, none inside another. */
export function findSecrets(text: string): FoundSecret[] {
  if (!HINT.test(text)) return [];
  const found: FoundSecret[] = [];
  const add = (kind: SecretKind, from: number, to: number) => { if (to > from && !ALREADY.test(text.slice(from, from + 30))) found.push({ kind, from, to }); };
  const all = (kind: SecretKind, patterns: readonly RegExp[]) => { for (const pattern of patterns) for (const match of text.matchAll(pattern)) add(kind, match.index, match.index + match[0].length); };
  all('private key', [PRIVATE_KEY]);
  all('connection string', [CONNECTION, CONNECTION_PART]);
  for (const pattern of API_KEYS) for (const match of text.matchAll(pattern)) if (/\d/.test(match[0]) || /[a-z][A-Z]|[A-Z][a-z]/.test(match[0].slice(4)) || match[0].length >= 24) add('API key', match.index, match.index + match[0].length);
  all('token', TOKENS);
  for (const match of text.matchAll(NAMED)) {
    const { name = '', between = '', value = '' } = match.groups ?? {};
    if (!isValue(name, between, value)) continue;
    const start = match.index + match[0].length - value.length;
    const marked = /^["'“「`]/.test(value) ? 1 : 0;
    const shown = marked ? value.slice(1, -1) : value.replace(/[.,;!?)\]}]+$/, '');
    add(PASSWORD_NAME.test(name) ? 'password' : /key/i.test(name) ? 'API key' : 'token', start + marked, start + marked + shown.length);
  }
  for (const match of text.matchAll(CHANGED)) {
    const raw = match.groups?.['value'] ?? '';
    const value = raw.replace(/^["'“]|["'”.,;!?)]+$/g, '');
    const start = match.index + match[0].length - raw.length + raw.indexOf(value);
    if (isValue('password', ' is ', value) && /[^\p{L}]/u.test(value)) add('password', start, start + value.length);
  }
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, '');
    if (BRANDS.test(digits) && luhn(digits) && !/^(\d)\1+$/.test(digits) && !OTHER_NUMBER.test(text.slice(Math.max(0, match.index - 40), match.index))) add('payment card', match.index, match.index + match[0].length);
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.reduce<FoundSecret[]>((kept, one) => { const last = kept.at(-1); if (!last || one.from >= last.to) kept.push(one); else if (one.to > last.to) kept[kept.length - 1] = { ...last, to: one.to }; return kept; }, []);
}

/** The last letters tell its owner which one it was. Of what may be short or guessed they would tell too much. */
function maskOf(kind: SecretKind, secret: string): string {
  const tail = kind === 'API key' || kind === 'token' || kind === 'payment card' ? secret.replace(/[^A-Za-z0-9]/g, '') : '';
  return tail.length >= 12 ? `[${kind} hidden …${tail.slice(-4)}]` : `[${kind} hidden]`;
}

export interface Masked { readonly text: string; readonly kinds: SecretKind[] }

/** The text with its secrets hidden; everything else stays as it is, letter by letter. */
export function maskSecrets(text: string): Masked {
  const found = findSecrets(text);
  if (found.length === 0) return { text, kinds: [] };
  let out = '', at = 0;
  for (const { kind, from, to } of found) { out += text.slice(at, from) + maskOf(kind, text.slice(from, to)); at = to; }
  return { text: out + text.slice(at), kinds: [...new Set(found.map((secret) => secret.kind))] };
}

/** What may be stored of a text that came from outside. `path` names its place in the request, for a refusal. */
export function guardText(deps: { readonly secrets?: SecretsPolicy | undefined }, path: string, text: string): Masked {
  const policy = deps.secrets ?? 'mask';
  if (policy === 'keep') return { text, kinds: [] };
  const masked = maskSecrets(text);
  if (policy === 'refuse' && masked.kinds.length) {
    const [first] = findSecrets(text);
    throw invalidInput([{ path, message: `holds ${masked.kinds.map((kind) => `${kind === 'API key' ? 'an' : 'a'} ${kind}`).join(' and ')} (at character ${(first?.from ?? 0) + 1}); this server refuses to store secrets: take it out, or keep it in a vault` }]);
  }
  return masked;
}

/** The same for every text inside a JSON value, such as metadata. A field that is called a password has one. */
export function guardJson<T>(deps: { readonly secrets?: SecretsPolicy | undefined }, path: string, value: T): { value: T; kinds: SecretKind[] } {
  if ((deps.secrets ?? 'mask') === 'keep') return { value, kinds: [] };
  const kinds = new Set<SecretKind>();
  const visit = (at: string, name: string, inner: unknown): unknown => {
    if (typeof inner === 'string') {
      const before = name === '' ? '' : `${name}: `;
      const plain = guardText(deps, at, inner);
      const named = plain.kinds.length ? plain : guardText(deps, at, before + inner);
      for (const kind of named.kinds) kinds.add(kind);
      return named === plain ? plain.text : named.text.slice(before.length);
    }
    if (Array.isArray(inner)) return inner.map((one, i) => visit(`${at}.${i}`, name, one));
    if (typeof inner === 'object' && inner !== null) return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, visit(`${at}.${key}`, key, one)]));
    return inner;
  };
  const guarded = visit(path, '', value) as T;
  return { value: kinds.size ? guarded : value, kinds: [...kinds] };
}

/** A text with data beside it, as a fact has them. */
export function guardRecord<T extends { content: string; metadata?: Record<string, unknown> | undefined }>(deps: { readonly secrets?: SecretsPolicy | undefined }, record: T): T {
  const content = guardText(deps, 'content', record.content), metadata = guardJson(deps, 'metadata', record.metadata);
  return content.kinds.length || metadata.kinds.length ? { ...record, content: content.text, ...(metadata.value && { metadata: metadata.value }) } : record;
}
