import { plainFacts } from '../facts/plain-facts.ts';
import { fold, queryTerms } from '../terms.ts';

// Pleasantries and questions: said by a person, and stating nothing.

/** Phrases that greet, thank, agree or part. A piece that consists of nothing else says nothing. Folded: no accents, no apostrophes. */
const PHRASES = `thank you|thanks|thank u|thx|ty|tysm|cheers|many thanks|so much|very much|a lot|a bunch|a million|again|in advance|for that|for this|for everything|for your help|for the help|for helping|for asking|for the info|for the information|for the update|for the explanation|for the quick (?:reply|answer|response)|
  hi|hiya|hello|hey|heya|howdy|yo|greetings|there|everyone|all|team|folks|buddy|friend|mate|dear|good morning|good afternoon|good evening|good night|good day|morning|evening|night|welcome|welcome back|
  bye|goodbye|bye bye|see you|see ya|see u|later|soon|tomorrow|talk to you|talk soon|ttyl|cu|take care|have a (?:nice|good|great|lovely|wonderful) (?:day|evening|night|weekend|one|week|time)|you too|same to you|likewise|
  ok|okay|okey|k|kk|alright|all right|right|sure|sure thing|of course|certainly|absolutely|definitely|exactly|indeed|yes|yep|yeah|yup|yea|aye|no|nope|nah|maybe|perhaps|fine|cool|nice|great|good|perfect|awesome|amazing|excellent|brilliant|fantastic|wonderful|super|lovely|wow|oh|ah|aha|hmm+|hm+|uh|um|mhm|lol|lmao|rofl|(?:ha)+h?|(?:he)+h|(?:ja){2,}|x+d|
  got it|gotcha|understood|noted|roger|copy that|makes sense|that makes sense|sounds (?:good|great|fine|perfect)(?: to me)?|sounds like a plan|looks (?:good|great)|lgtm|will do|on it|works for me|fair enough|agreed|i see|i understand|i get it|i agree|i like it|love it|i love it|great job|good job|nice job|well done|good work|nice work|nice one|good one|good point|good idea|great idea|good to know|no problem|no worries|no worries at all|at all|lets (?:go|continue|start|begin|move on|do (?:it|this|that)|proceed|see)|np|not at all|never mind|nevermind|nvm|youre welcome|you are welcome|my pleasure|anytime|please|pls|plz|sorry|my bad|excuse me|pardon|oops|
  (?:thats|that is|this is|its|it is)(?: very| really| so| super| just| all)? (?:great|good|nice|perfect|awesome|amazing|helpful|fine|cool|ok|okay|right|correct|wonderful|excellent|interesting|it|all|useful|lovely)|very (?:good|nice|helpful|interesting|well)|(?:really |so |very )?helpful|much appreciated|appreciated|i appreciate (?:it|that|your help|the help)|appreciate (?:it|that)|(?:happy|glad) to (?:help|hear that|hear it)|how can i help you?(?: today)?|how may i help you?|anything else|let me know(?: if you need anything(?: else)?)?|no more questions|that (?:will be|would be|is) all|thats all|go ahead|carry on|continue|go on|next|one moment|one sec(?:ond)?|hold on|wait|just a (?:moment|sec|second|minute)|brb|
  how are you(?: doing)?(?: today)?|hows it going|how is it going|whats up|sup|im (?:fine|good|ok|okay|well|doing well|great)|i am (?:fine|good|ok|okay|well|doing well|great)|nice to meet you|pleased to meet you|long time no see|you are (?:the best|great|awesome|amazing)|youre (?:the best|great|awesome|amazing)|
  danke|danke (?:dir|euch|ihnen|auch|nochmal|nochmals)|danke schon|danke sehr|vielen dank|vielen lieben dank|herzlichen dank|besten dank|tausend dank|dankeschon|bitte|bitte schon|bitte sehr|gern|gerne|gern geschehen|hallo|hallochen|moin|servus|guten (?:morgen|tag|abend)|zusammen|miteinander|schonen feierabend|gute nacht|gruss gott|tschuss|tschuess|auf wiedersehen|bis (?:bald|spater|dann|morgen)|schonen (?:tag|abend)(?: noch)?|einen schonen (?:tag|abend)(?: noch)?|ja|nein|doch|klar|alles klar|in ordnung|verstanden|genau|stimmt|super|toll|prima|klasse|perfekt|sehr gut|gut|schon|okay danke|wie geht es (?:dir|ihnen)|wie gehts(?: dir)?|mir geht es gut|kein problem|passt|ach so|achso|entschuldigung|schade|dir auch|ihnen auch|fur (?:deine|die|ihre) hilfe|
  merci|merci beaucoup|a (?:toi|vous)(?: aussi)?|a tous|merci bien|mille mercis|de rien|je vous en prie|je ten prie|bonjour|bonsoir|bonne (?:nuit|journee|soiree)|salut|coucou|au revoir|a bientot|a plus(?: tard)?|a demain|oui|non|daccord|ok merci|bien sur|tres bien|bien|parfait|super|genial|cool|ca marche|entendu|compris|comment (?:ca va|allez vous|vas tu)|ca va(?: bien)?|et toi|et vous|pas de (?:probleme|souci)|sil (?:te|vous) plait|stp|svp|desole|pour (?:ton|votre) aide|excellent|
  gracias|por todo|gracias por todo|muchas gracias|mil gracias|a (?:ti|todos)|muchisimas gracias|de nada|por nada|hola|buenos dias|buenas (?:tardes|noches)|buenas|adios|hasta (?:luego|manana|pronto)|chao|chau|si|no|vale|claro|claro que si|por supuesto|perfecto|genial|muy bien|bien|excelente|estupendo|entendido|de acuerdo|que tal|como estas|como esta|todo bien|por favor|perdon|lo siento|no hay problema|por (?:tu|su) ayuda|igualmente|
  grazie|grazie mille|gentilissim[oa]|molte grazie|tante grazie|prego|ciao|salve|buongiorno|buonasera|buonanotte|arrivederci|a presto|a domani|va bene|certo|perfetto|ottimo|benissimo|bene|molto bene|capito|daccordo|come stai|come va|tutto bene|per favore|scusa|scusi|non ce problema|figurati|esatto|fantastico|per l ?aiuto|
  obrigad[oa]|muito obrigad[oa]|valeu|de nada|por nada|oi|ola|bom dia|boa (?:tarde|noite)|tchau|ate (?:logo|amanha|breve|mais)|sim|nao|certo|claro|perfeito|otimo|excelente|muito bem|bem|beleza|entendi|entendido|combinado|tudo bem|tudo bom|como vai|por favor|desculpa|desculpe|sem problemas?|legal|com certeza|pela ajuda|
  dank je(?: wel)?|dankjewel|bedankt|graag gedaan|hoi|goedemorgen|tot ziens|prima|tack|tack sa mycket|hej|dziekuje|dzieki|czesc|dzien dobry|tak|
  спасибо|большое спасибо|спасибо большое|благодарю|пожалуиста|привет|здравствуите|здравствуи|доброе утро|добрыи (?:день|вечер)|спокоинои ночи|пока|до (?:свидания|встречи|завтра)|да|нет|хорошо|ладно|ок|океи|понятно|понял|поняла|ясно|отлично|супер|круто|класс|конечно|согласен|согласна|как дела|все хорошо|не за что|извините|извини|за помощь|очень|
  شكرا|شكرا جزيلا|شكرا لك|جزيلا|لك|عفوا|مرحبا|اهلا|أهلا|اهلا وسهلا|أهلا وسهلا|السلام عليكم|وعليكم السلام|صباح الخير|صباح النور|مساء الخير|مساء النور|تصبح على خير|مع السلامه|الى اللقاء|إلى اللقاء|نعم|لا|حسنا|تمام|ممتاز|رائع|جيد|جيد جدا|طبعا|بالتاكيد|مفهوم|فهمت|كيف حالك|بخير|الحمد لله|من فضلك|اسف|كثيرا|على المساعده|يا صديقي`.replace(/\n\s*/g, '');
const PHRASE = new RegExp(`^(?:${PHRASES})$`, 'u');
const MOST_WORDS_OF_A_PHRASE = 8;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
/** Folding takes the marks of these letters; the list is written as people write. */
const plainly = (text: string): string => fold(text.replace(/['’`]/gu, '')).replace(/й/g, 'и').match(WORDS)?.join(' ') ?? '';

const EAST = /^(?:(?:どうも)?(?:ありがとう(?:ございます|ございました)?|サンキュー|感謝します)|(?:本当に|とても|大変)?助かりました|どういたしまして|こんにちは|こんばんは|おはよう(?:ございます)?|おやすみ(?:なさい)?|さようなら|またね|また(?:明日|あとで)|はい|いいえ|うん|ええ|了解(?:です|しました)?|わかりました|分かりました|承知しました|そうですね?|なるほど|すごい|いいね|いいですね|素晴らしい(?:です)?|お疲れ様(?:です|でした)?|よろしく(?:お願いします|お願いいたします)?|すみません|ごめん(?:なさい)?|大丈夫(?:です)?|オーケー|元気ですか|お元気ですか|元気です|谢谢(?:你|您|大家|啦|了)?|謝謝(?:你|您)?|多谢|非常感谢|感谢(?:你|您)?|太感谢了|不客气|不用谢|你好(?:吗|啊|呀)?|您好|嗨|哈喽|早上好|早安|早|下午好|晚上好|晚安|再见|拜拜|回头见|明天见|好(?:的|啊|吧|呀|了|嘞)?|行|可以|没问题|没关系|是(?:的|啊)?|对(?:的|啊)?|不是|不|嗯+|哦+|明白(?:了)?|知道了|了解(?:了)?|收到|太好了|太棒了|很好|不错|厉害|哈+|呵呵|辛苦了|麻烦了|最近怎么样|我很好|감사합니다|고마워(?:요)?|안녕하세요|안녕|네|아니요|알겠습니다|좋아요|[、。！!，,~～\s.…?？]|\p{Extended_Pictographic}|\uFE0F)+$/u;

/** Nothing but pleasantries, agreement, laughter or pictures. */
export function isSmallTalk(piece: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(piece)) return true;
  if (piece.length > 160) return false;
  if (EAST.test(piece)) return true;
  let rest = plainly(piece);
  if (rest === '') return true;
  for (let taken = 0; taken < 12; taken++) {
    const match = longestPhrase(rest);
    if (match === 0) break;
    rest = rest.slice(match).trimStart();
    if (rest === '') return true;
  }
  return isFragment(piece);
}

/** How many letters of it the longest phrase at its beginning takes. */
function longestPhrase(text: string): number {
  const words = text.split(' ', MOST_WORDS_OF_A_PHRASE);
  for (let n = words.length; n > 0; n--) {
    const phrase = words.slice(0, n).join(' ');
    if (PHRASE.test(phrase)) return phrase.length;
  }
  return 0;
}

const OWN = /(?:^|[^\p{L}])(?:i|i['’]m|i['’]ve|my|mine|we|our|ich|bin|mein\w*|je|j['’]\p{L}+|mon|ma|mes|yo|mi|mis|soy|io|mio|mia|sono|eu|meu|minha|sou|я|мой|моя|мне|أنا)(?:$|[^\p{L}])/iu;

/** One or two words without a number, a name or an "I": an answer whose question is lost. */
const isFragment = (piece: string): boolean => (piece.match(WORDS)?.length ?? 0) <= 2 && piece.length <= 30 && !/[\p{N}:@/.]\S|\p{N}/u.test(piece) && !OWN.test(piece) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2}/u.test(piece)
  && !/^\W*\p{Lu}\p{L}+\s+\p{Lu}/u.test(piece) && queryTerms(piece).size <= 1;

const ASKS = /[?？؟]["'”’)\]»]*\s*(?:\p{Extended_Pictographic}|\uFE0F)*$/u;
const ASKS_EAST = /(?:ですか|ますか|でしょうか|ませんか|かな|吗|呢|까요|나요)[。.]?$/u;
/** Casually asked, without a mark. */
const ASKS_BARE = /^(?:so |and |but |ok |okay |hey |hi )?(?:how (?:do|can|should|would|to|does|is|are|much|many|long|often)|what(?:'s|s| is| are| was| were| time| should| do| does| did| can| would| kind)|where (?:is|are|do|can|did|was)|when (?:is|are|do|does|did|will|was|should)|who (?:is|are|was|were|did|does)|why (?:is|are|do|does|did)|which (?:is|are|one|of)|can (?:you|i|we)|could (?:you|i|we)|would you|do (?:you|i|we)|does|did|is (?:it|there|this|that)|are (?:there|you)) [^.:;,!]*$/;
const TELLS = /\b(?:remember|keep in mind|note|don['’]?t forget|did you know|fyi|for your information|vergiss nicht|merk dir|n['’]oublie pas|recuerda|ricorda|lembre)\b/iu;
/** A clause that states something of the speaker: it begins with them, or says why they ask. */
const CLAUSE = /^(?:(?:and|but|so|since|because|as|now that|given that|seeing that|by the way|btw|also|da|weil|und|aber|ya que|porque|puisque|comme|parce que|siccome|perché|como|já que|так как|потому что)\s+)*(?:i(?:['’](?:m|ve|ll|d))?|my|we(?:['’](?:re|ve|ll))?|our|ich|mein\w*|wir|unser\w*|je|j['’]\p{L}+|mon|ma|mes|nous|notre|yo|mi|mis|soy|tengo|estoy|vivo|nuestr\w+|io|mio|mia|sono|ho|abito|vivo|eu|meu|minha|moro|tenho|sou|я|мой|моя|мы|наш\w*|у меня)(?=\s)/iu;
const ASKING_WORD = /^(?:(?:and|but|so)\s+)?(?:what|where|when|who|why|which|how|is|are|do|does|did|can|could|would|should|will|am|was|were|may|might|shall)\b/i;
/** Clauses of an opinion or a wish belong to the question. */
const EMPTY_CLAUSE = /^(?:(?:and|but|so)\s+)?i(?:['’](?:m|d))?\s+(?:(?:am|was|were|just|really)\s+)*(?:wonder|wondering|guess|think|suppose|believe|hope|ask|asking|mean|want to (?:know|ask)|would like to (?:know|ask)|like to (?:know|ask)|need to (?:know|ask)|don['’]t (?:know|understand|get)|am not sure|not sure|curious|confused)\b/i;

export function isQuestion(piece: string): boolean {
  const marked = ASKS.test(piece);
  if (!marked && !ASKS_EAST.test(piece) && !(ASKS_BARE.test(piece.toLowerCase()) && !TELLS.test(piece) && piece.length <= 120)) return false;
  const asksMemory = /^\W*do you (?:still )?(?:remember|recall|know)\b(?!.*\bthat\b)/i.test(piece);
  if (!asksMemory && TELLS.test(piece) && /\b(?:my|i|i['’]m|we|our|that|dass|mein\w*|que|mi)\b/iu.test(piece)) return false;
  const told = piece.replace(/[?？؟]/gu, '');
  const clauses = told.split(/[,;:–—()]|\s-\s|(?<=[.!])\s+|[、，；：]/u).map((clause) => clause.trim()).filter(Boolean);
  const states = clauses.length > 1 && clauses.some((clause) => CLAUSE.test(clause) && !EMPTY_CLAUSE.test(clause) && !ASKING_WORD.test(clause) && (clause.match(WORDS)?.length ?? 0) >= 3);
  if (states) return false;
  // Languages without spaces: a clause with "I" before the one that asks.
  if (clauses.length > 1 && clauses.slice(0, -1).some((clause) => /^(?:私|僕|俺|我|我们|저는|나는)/u.test(clause) && [...clause].length >= 4)) return false;
  return plainFacts(told).length === 0;
}
