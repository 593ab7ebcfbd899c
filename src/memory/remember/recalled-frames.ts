import { termsOf } from '../terms.ts';

// What stands around a memory when it comes back in a prompt or an answer: list marks, dates, quotation marks, data formats, and
// phrases such as "as you told me earlier". Pure.

export interface Unwrapped {
  readonly text: string;
  /** Something was taken off that people do not write around their own statements. */
  readonly framed: boolean;
  /** It ends where it was cut off. */
  readonly cut: boolean;
}

const MARK = /^(?:[\s>|*•·‣◦⁃▪►–—+#・※-]+(?=\S)|[([（]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]）:、]\s+|[①-⑳]\s*|[（(]?[一二三四五六七八九十]{1,2}[、.)）]\s*)/iu;
const BRACKET = /^\s*[[(（【{<][^\])）】}>]{0,80}[\])）】}>]\s*[:：-]?\s*/u;
/** A bracket that labels: a date, a number, a role. A remark in brackets is somebody's own. */
const LABEL = /\d{4}-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\W*(?:\d+|id|memory|fact|note|event|episode|source|user|assistant|system|human|ai|score|from|recalled|context|doc(?:ument)?|item|untrusted|quoted|erinnerung|souvenir|recuerdo|ricordo|memória|воспоминание|记忆|記憶|ذاكرة)\b/iu;
const SPEAKER = /^\s*(?:(?:known|saved|stored|relevant|past|earlier|retrieved|long-term)\s+)?(?:user|assistant|human|ai|system|bot|memory|note|fact|context|content|text|summary|recalled|you|me|nutzer|benutzer|utilisateur|usuario|utente|usuário|пользователь|用户|ユーザー|المستخدم)\s*(?:\([^)]{0,60}\))?\s*[:：]\s*/iu;
const TAIL = /\s*[([（](?:since|source|score|id|memory|event|from|fact|disputed|ref|see|recorded|stored|as of|seit|quelle|depuis|desde|dal|с|来源|出典)\b[^)\]）]{0,80}[)\]）]\s*[.。]?\s*$/iu;
const EASTERN_FRAME = /^(?:(?:根据|按照|据)(?:你的|我的|您的|之前的|以往的)?(?:记忆|笔记|记录|資料|资料)(?:显示)?[，,:：]?|(?:正如|就像)?[你您](?:之前|以前|曾经?|上次|先前)?(?:告诉过?我|跟我说过?|说过?|提到过?|提过)(?:的)?(?:那样)?[，,:：]?|我(?:还)?记得[，,:：]?|(?:以前|先ほど|前に|前回)?(?:おっしゃって|話して|教えて|言って)(?:いた|くれた|いただいた)(?:ように|通り|とおり)[、,]?|(?:記憶|メモ|記録)によ(?:ると|れば)[、,]?|(?:私の)?(?:メモ|記憶)では[、,]?)/u;
/** Elements after a text that say where it comes from, or when: with what is in them. */
const LABELLING_TAG = /(?:\s*<(source|src|origin|id|memory[_-]?id|event[_-]?id|score|similarity|relevance|date|time|timestamp|created(?:[_-]?at)?|occurred(?:[_-]?at)?|role|speaker|author|client|session(?:[_-]?id)?|type|kind|meta(?:data)?|tags?|ref|provenance)\b[^<>]{0,80}>[^<>]{0,120}<\/\1>)+\s*$/iu;
/** Nothing but such elements: what is left of them when the text before is a sentence of its own. */
export const isLabelling = (piece: string): boolean => piece.endsWith('>') && piece.startsWith('<') && piece.replace(LABELLING_TAG, '').trim() === '';
const QUOTES = /^["'“”„«»‘’「『`]+|["'“”„«»‘’」』`]+(?=[.,;。]?$)/gu;

/** Cut off, with what is left of the word at the cut. */
const CUT = /\S*(?:…|\.\.\.)["'”’]?$/;

/** The texts inside an object of data, longest first. */
function stringsOf(text: string): string[] {
  const out = [...text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)].filter((match) => match[2] === undefined).map((match) => { try { return JSON.parse(`"${match[1]}"`) as string; } catch { return match[1] as string; } });
  return out.filter((value) => /\p{L}/u.test(value) && value.length >= 8).sort((a, b) => b.length - a.length).slice(0, 10);
}

/** A piece as it is, and as it would be without what memory's own paths put around it. */
export function unwrap(piece: string): Unwrapped[] {
  const out: Unwrapped[] = [{ text: piece, framed: false, cut: false }];
  let text = piece.trim(), framed = false;
  if (text.endsWith('>') && LABELLING_TAG.test(text)) { text = text.replace(LABELLING_TAG, '').trim(); framed = true; }
  if (/<\/?[a-z][^>]*>/i.test(text)) { text = text.replace(/<\/?[a-z][^>]*>/gi, ' ').trim(); framed = true; }
  if (/^\s*[[{]?\s*"[^"]*"\s*:/.test(text) || /^\s*[[{].*"/.test(text)) {
    const inner = stringsOf(text);
    if (inner.length) return [...out, ...inner.map((value) => ({ text: value, framed: true, cut: CUT.test(value) }))];
  }
  for (let again = true; again;) {
    again = false;
    const mark = MARK.exec(text);
    if (mark && mark[0].length < text.length) { text = text.slice(mark[0].length); again = true; }
    const bracket = BRACKET.exec(text);
    if (bracket && bracket[0].length < text.length && LABEL.test(bracket[0].replace(/^\s*[[(（【{<]/u, ''))) { text = text.slice(bracket[0].length); framed = true; again = true; }
    const assigned = /^[\w.[\]'"-]{1,60}\s*=\s*(?=["'])/.exec(text);
    if (assigned) { text = text.slice(assigned[0].length); framed = true; again = true; }
    const said = SPEAKER.exec(text) ?? EASTERN_FRAME.exec(text);
    if (said && said[0].length < text.length) { text = text.slice(said[0].length); framed = true; again = true; }
  }
  const tail = TAIL.exec(text);
  if (tail) { text = text.slice(0, tail.index); framed = true; }
  text = text.replace(QUOTES, '').trim();
  const cut = CUT.test(text);
  if (text !== '' && (cut || text !== piece)) out.push({ text: cut ? text.replace(CUT, '') : text, framed, cut });
  return out;
}

const stems = (words: string): ReadonlySet<string> => new Set(termsOf(words));

/** Words that are said around what is remembered, and nothing else. */
const STRONG = stems(`told said mentioned mention memory memories notes remember remembered recall recalled recollect recollection earlier previously reminder remind according records recorded stored saved history context stated noted informed shared
  erzählt gesagt erwähnt früher erinnere erinnerst erinnerung erinnerungen gedächtnis notizen notiz laut zuvor gespeichert mitgeteilt
  conforme lembranças registros registradas lembranza recuerdas registrado guardado enregistré enregistrées gespeicherten vermerkt aufgezeichnet registrato registrati appunto сохранено записям записано
  dit disais mentionné souviens souvenir souvenirs mémoire selon auparavant précédemment notes d'après rappelle rappel raconté
  dijiste dijo mencionaste recuerdo recuerdos recuerda memoria según anteriormente notas contaste comentaste
  detto menzionato ricordo ricordi memoria secondo appunti precedenza raccontato
  disse mencionou lembro memórias memória segundo anotações anteriormente contou falou
  говорил говорила говорили сказал сказала упоминал упоминала помню память памяти воспоминания заметки заметкам согласно ранее раньше
  ذكرت قلت أخبرتني لملاحظاتي لذاكرتي ذاكرتي ذاكرة وفقا سابقا أتذكر ملاحظاتي`);
const WEAK = stems(`as like just what which that per from based on upon with about regarding here there is are was were has had have been our my your past last time once before already ago chat chats conversation conversations session sessions talk discussion message messages
  know known we i you me us user users assistant human customer person fact facts event events item items information info profile list relevant related following above below summary also so by the way of and or to in for note noted still seem seems it this these those up back
  wie du sie mir mich hast haben hatte hattest dass aus deinen meinen unseren unserem letzten gespräch schon bereits ja bekannt über von nach kurz ich weiß nutzer
  ce m'avais t'avais m'as t'as m'avez avais j'ai comme tu vous m me as avez l de d après mes nos notre dernière conversation fois que je sais déjà utilisateur
  como me tu usted has ha nuestra última conversación vez que sé ya usuario de mis nuestras
  come mi hai ha nostra ultima conversazione volta che so già utente dei miei i nostri in
  acordo com os meus minhas como você me nossa última conversa vez que eu sei já usuário as minhas de
  как ты вы мне меня нашем прошлом разговоре что я знаю уже пользователь моим из по
  كما لي من قبل أن في محادثتنا السابقة المستخدم`);

export const isStrongFrame = (word: string): boolean => STRONG.has(word);
export const isFrame = (word: string): boolean => STRONG.has(word) || WEAK.has(word);
