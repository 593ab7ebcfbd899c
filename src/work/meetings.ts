/** What says that a task is a meeting: time with somebody, at a time both keep. Tags decide; without one the title may tell. */

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();

const TAGS = new Set(['meeting', 'meetings', 'call', 'calls', 'appointment', 'interview', '1:1', 'standup', 'besprechung', 'termin', 'anruf', 'telefonat', 'reunion', 'rendez-vous', 'appel', 'cita', 'llamada']);
const NO_TAGS = new Set(['no meeting', 'no-meeting', 'not a meeting', 'solo']);

const THING = 'meetings?|meet-?up|calls?|appointment|interview|stand-?up|one-on-one|1:1|1-on-1|catch-?up|besprechung|termin|telefonat|treffen|jour fixe|gesprach|reunion|rendez-vous|appel|entretien|cita|llamada|entrevista';
const WITH = 'with|mit|avec|con';
/** What is done alone about a meeting: getting ready for it, writing it up, asking for it. */
const ABOUT = /\b(?:prepar\w*|prep|write|draft|schedul\w*|book|plan|organi[sz]\w*|arrang\w*|cancel|send|review|read|transcri\w*|summari[sz]\w*|notes?|minutes|agenda|slides?|script|recordings?|follow[- ]?ups?|invit\w*|software|tool|room|vorbereit\w*|schreib\w*|vereinbar\w*|protokoll\w*|notizen|einlad\w*|nachbereit\w*|organisier\w*|redig\w*|compte[- ]rendu|notas|acta|escrib\w*|convoc\w*)\b/;
const PATTERNS = [
  // "Call Ann", "Phone the bank", "Anna anrufen", "Llamar a Ana"; a call for something is another thing.
  /^(?:call|phone|ring)\s+(?!for\b|to action\b|out\b|off\b|it\b|center\b|centre\b|list\b|log\b)(?=\S)/, /^(?:meet|interview)\s+(?!the deadline|the goal|the target|the requirements|requirements|goals|deadline|questions?\b)(?:with\s+)?\S/, /\banrufen$/, /^(?:appeler|rencontrer|llamar a|reunirme con|telefonear a)\s/,
  new RegExp(String.raw`\b(?:${THING})\s+(?:${WITH})\b`), new RegExp(String.raw`(?:^|[\s-])(?:${THING})$`), new RegExp(String.raw`^(?:${THING})\s*[:–-]\s`), new RegExp(String.raw`^(?:[\p{L}'-]+\s+){0,2}(?:${THING})\s+(?:about|on|re|uber|wegen|zu|zum|sur|sobre)\b`, 'u'),
];

/** What marks a task as a meeting, in words for its owner; null where nothing does. */
export function meetingSign({ title, tags }: { readonly title: string; readonly tags: readonly string[] }): string | null {
  const folded = tags.map((tag) => fold(tag.trim()));
  if (folded.some((tag) => NO_TAGS.has(tag))) return null;
  const tag = folded.findIndex((one) => TAGS.has(one));
  if (tag >= 0) return `its tag "${tags[tag]}"`;
  const words = fold(title).replace(/\s+/g, ' ').replace(/[\s.!?]+$/, '').trim();
  return !ABOUT.test(words) && PATTERNS.some((pattern) => pattern.test(words)) ? 'its title' : null;
}
