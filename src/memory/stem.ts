// English stemming after Porter's second algorithm ("Porter2"), in a compact form: enough that `paints`, `painted` and
// `painting` are one term. Words of other languages pass through, or lose only what English endings they happen to share.

const VOWEL = /[aeiouy]/;
const DOUBLE = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
// A Map: an object would know words such as `constructor` from its prototype.
const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries({
  skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', news: 'news', howe: 'howe', atlas: 'atlas', andes: 'andes', bias: 'bias',
  inning: 'inning', outing: 'outing', herring: 'herring', early: 'early', only: 'only', going: 'go', gone: 'go', went: 'go', doing: 'do', done: 'do',
  bought: 'buy', brought: 'bring', caught: 'catch', taught: 'teach', thought: 'think', made: 'make', making: 'make', met: 'meet', ran: 'run', saw: 'see', seen: 'see',
  took: 'take', taken: 'take', wrote: 'write', written: 'write', gave: 'give', given: 'give', got: 'get', told: 'tell', said: 'say', began: 'begin', begun: 'begin',
  children: 'child', men: 'man', women: 'woman', people: 'person', persons: 'person', feet: 'foot', mice: 'mouse', lives: 'live', wives: 'wife', knives: 'knife',
  came: 'come', ate: 'eat', eaten: 'eat', felt: 'feel', kept: 'keep', left: 'leave', lost: 'lose', paid: 'pay', sent: 'send', sold: 'sell', slept: 'sleep',
  spent: 'spend', won: 'win', flew: 'fly', grew: 'grow', knew: 'know', drew: 'draw', drove: 'drive', chose: 'choose', chosen: 'choose', broke: 'break', broken: 'break',
  spoke: 'speak', spoken: 'speak', swam: 'swim', sang: 'sing', sung: 'sing', worn: 'wear', wore: 'wear', held: 'hold', heard: 'hear', built: 'build',
}));
const STEP2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['abli', 'able'], ['entli', 'ent'], ['izer', 'ize'], ['ization', 'ize'], ['ation', 'ate'], ['ator', 'ate'],
  ['alism', 'al'], ['aliti', 'al'], ['alli', 'al'], ['fulness', 'ful'], ['ousli', 'ous'], ['ousness', 'ous'], ['iveness', 'ive'], ['iviti', 'ive'], ['biliti', 'ble'], ['bli', 'ble'],
  ['fulli', 'ful'], ['lessli', 'less'], ['logi', 'log'],
];
const STEP3: readonly (readonly [string, string])[] = [['ational', 'ate'], ['tional', 'tion'], ['alize', 'al'], ['icate', 'ic'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', ''], ['ative', '']];
const STEP4 = ['ement', 'ance', 'ence', 'able', 'ible', 'ment', 'ant', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'sion', 'tion', 'al', 'er', 'ic'];
const LONGEST_FIRST = (a: readonly [string, string], b: readonly [string, string]) => b[0].length - a[0].length;
const STEP2_SORTED = [...STEP2].sort(LONGEST_FIRST);

/** Where the part after the first vowel and consonant begins: endings inside it may go. */
function region(word: string, from: number): number {
  for (let i = from; i < word.length - 1; i++) if (VOWEL.test(word[i] as string) && !VOWEL.test(word[i + 1] as string)) return i + 2;
  return word.length;
}

const shortWord = (word: string): boolean => region(word, 0) >= word.length && (/[^aeiouy][aeiouy][^aeiouywx]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word));

function swap(word: string, rules: readonly (readonly [string, string])[], r: number): string {
  const rule = rules.find(([ending]) => word.endsWith(ending));
  return rule && word.length - rule[0].length >= r ? word.slice(0, -rule[0].length) + rule[1] : word;
}

export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  let w = word;
  const r1 = /^(gener|commun|arsen)/.test(w) ? (w.startsWith('commun') ? 6 : 5) : region(w, 0);
  const r2 = region(w, r1);

  if (w.endsWith('sses')) w = w.slice(0, -2);
  else if (/ie[ds]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
  else if (w.endsWith('s') && !/(us|ss)$/.test(w) && VOWEL.test(w.slice(0, -2))) w = w.slice(0, -1);

  if (/eed(ly)?$/.test(w)) {
    const cut = w.replace(/eed(ly)?$/, '');
    if (cut.length >= r1) w = `${cut}ee`;
  } else {
    const cut = w.replace(/(ed|ing)(ly)?$/, '');
    if (cut !== w && VOWEL.test(cut)) {
      w = cut;
      if (/(at|bl|iz)$/.test(w) || shortWord(w)) w += 'e';
      else if (DOUBLE.test(w)) w = w.slice(0, -1);
    }
  }
  if (/[^aeiouy]y$/.test(w) && w.length > 2) w = `${w.slice(0, -1)}i`;
  w = swap(w, STEP2_SORTED, r1);
  if (/[cdeghkmnrt]li$/.test(w) && w.length - 2 >= r1) w = w.slice(0, -2);
  w = swap(w, STEP3, r1);
  const four = STEP4.find((ending) => w.endsWith(ending));
  if (four) {
    const keep = four === 'sion' || four === 'tion' ? 3 : four.length;
    if (w.length - keep >= r2) w = w.slice(0, -keep);
  }
  if (w.endsWith('e')) {
    const cut = w.slice(0, -1);
    if (cut.length >= r2 || (cut.length >= r1 && !shortWord(cut))) w = cut;
  } else if (w.endsWith('ll') && w.length - 1 >= r2) w = w.slice(0, -1);
  return w;
}
