import { fold, termsOf } from '../terms.ts';
import type { ClaimType } from './claim-forms.ts';

// What kind of answer a question wants: a time, an amount, a code, a name. In English, German, French and Spanish, and by the
// plainest question words of Portuguese, Italian, Russian, Chinese and Japanese.

/** A name of somebody or something is no form that can be read off a text alone: it is looked for only where it is asked for. */
export type AskedType = ClaimType | 'name';

/** Questions about the course of things want the earlier values too. */
const WANTS_HISTORY = /\b(?:dates|times|prices|deadlines|budgets|scores|values|between|compar\w*|differen\w*|chang(?:e|es|ed|ing)|histor\w*|over time|original\w*|initial\w*|previous\w*|former\w*|used to|past|evol\w*|sequence|timeline|both|all|each|every|the (?:two|three|four)|across|combined|altogether|sum of|overall|various|trend|at first|first time|(?:in|from|during|by|since|before|after|until)(?: \p{L}+\.?| early| late)? (?:1[5-9]|20)\d\d|ago|last (?:week|month|year|spring|summer|autumn|fall|winter)|(?:how|what|when|where|which|who)\b.+\band\b.+\b(?:how|what|when|where|which|who)|was|were|had|how (?:did|do|does|have|has|can|should)|which (?:\p{L}+ )?(?:first|earlier|later))\b|\b(?:did|has|have) .*(?<!\bto )\b(?:increase|improve|decrease|grow|progress)d?\b|(?<!\p{L})(?:combien|quand|quel\p{L}*|qui)\b.+\bet\b.+(?<!\p{L})(?:combien|quand|quel\p{L}*|qui)(?!\p{L})|(?<!\p{L})(?:wie|wann|wer|wo|was)\b.+\bund\b.+(?<!\p{L})(?:wie|wann|wer|wo|was)(?!\p{L})|(?<!\p{L})(?:cu[aá]nt\p{L}*|cu[aá]ndo|qu[eé]|qui[eé]n)\b.+\by\b.+(?<!\p{L})(?:cu[aá]nt\p{L}*|cu[aá]ndo|qu[eé]|qui[eé]n)(?!\p{L})|(?<!\p{L})(?:früher\p{L}*|ursprünglich\p{L}*|vorher\p{L}*|war|waren|hatten?|beide\p{L}*|alle|jede\p{L}*|die zwei|verlauf|entwick\p{L}*|verglich\p{L}*|vergleich\p{L}*|unterschied\p{L}*|avant|auparavant|était|étaient|avait|autrefois|ancien\p{L}*|les deux|tous|toutes|chaque|différence\p{L}*|évolu\p{L}*|antes|anterior\p{L}*|era|eran|fue|había|ambos|ambas|tod[oa]s|cada|los dos|las dos|diferencia\p{L}*|evoluci\p{L}*|раньше|был[аои]?|以前|之前|原来|前は|前の)(?!\p{L})/iu;
/** How somebody usually does a thing is asked with how, and not for its course. */
const HABIT = /^\s*(?:how do I|how does \p{L}+) (?:take|drink|get to|commute|travel to|like)\b/iu;
const NOW = /\b(?:now|current\w*|latest|most recent\w*|these days|today)\b|(?<!\p{L})(?:jetzt|aktuell\p{L}*|derzeit|momentan|heute|maintenant|actuel\p{L}*|aujourd'hui|ahora|actual\p{L}*|hoy|сейчас|теперь|现在|目前|今)(?!\p{L})/iu;
/** What is answered by yes or no is about one thing that was said, and a supposition about none; neither asks for a latest value. */
const YES_OR_NO = /^\s*(?:if|suppose|imagine|have|has|had|do|does|did|is|are|am|was|were|can|could|should|would|will|hat|habe|haben|ist|sind|bin|kann|können|soll|sollte|wird|est-ce que|est-ce qu['’]|ai-je|a-t-|ist|he|ha|hay|es|está|puedo)(?!\p{L})/iu;
/** A question, or words put together for a search. */
const QUESTION = /[?？]\s*$|^\s*(?:what|which|when|where|who|whom|whose|why|how|tell|list|give|show|summari|explain|describe|was|welche|wann|wo|wer|wie|quel|quand|où|qui|comment|qu[eé]|cu[aá]l|cu[aá]ndo|d[oó]nde|qui[eé]n|c[oó]mo)/iu;

const between = (words: string): string => `(?<!\\p{L})(?:${words})(?!\\p{L})`;
const ASKS: readonly (readonly [RegExp, readonly AskedType[]])[] = [
  [new RegExp(`${between('what time|at what hour|(?:um )?wie ?viel uhr|à quelle heure|a qu[eé] hora|a que horas|a che ora|во сколько')}|几点|幾点|何時`, 'iu'), ['time']],
  [new RegExp(between('fastest|personal best|best time|record|bestzeit|rekord|meilleur temps|mejor marca|mejor tiempo|récord'), 'iu'), ['time', 'duration', 'count', 'measure']],
  [/\bhow (?:long|fast|quick\w*)\b|\b(?:duration|latency|response time|wait(?:ing)? time|inference time|load time)\b|(?<!\p{L})(?:wie lange?|combien de temps|cu[aá]nto (?:tiempo|dura|tarda))(?!\p{L})/iu, ['duration', 'measure']],
  [/\bhow many (?:\p{L}+ )?(?:hours|minutes|seconds|days|weeks|months|years|milliseconds)\b/iu, ['duration']],
  [new RegExp(between('(?:phone|telephone|mobile|account|flight|room|seat|order|ticket|tracking|licen[cs]e|version) numbers?|codes?|pin|seat|version|phone|telephone|extension|gate|plate|port|address|iban|sitzplatz|telefonnummer|nummer|durchwahl|adresse|code d.entrée|numéro|téléphone|asiento|teléfono|dirección|código|número'), 'iu'), ['code', 'count']],
  [/\bhow many\b|\bnumber of\b|\bcount of\b|(?<!\p{L})(?:wie ?viele|combien d[e'’]|cu[aá]nt[oa]s|quant[oai]s)(?!\p{L})/iu, ['count', 'score', 'measure']],
  [/\b(?:percent\w*|%)/i, ['percent']],
  [/\b(?:rate|accuracy|score|coverage|grade|progress)\b|(?<!\p{L})(?:zins\p{L}*|taux|tasa|interés)(?!\p{L})/iu, ['percent', 'score', 'count']],
  [new RegExp(`${between('how (?:tall|heavy|far|big|high|wide|deep|large)|weighs?|weight|height|dos(?:e|age)|mileage|odometer|distance|size|temperature|wiegt|gewicht|größe|dosis|kilometerstand|entfernung|pèse|poids|taille|pesa|peso|talla|altura|весит|вес|рост')}|how much .*\\btakes?\\b|体重|身長|身高`, 'iu'), ['measure', 'count', 'score']],
  [new RegExp(`${between('how much|budget|costs?|price|salary|rent|pay|fee|paid|income|wage|ceiling|limit|spend|wie hoch|kosten|kostet|preis|miete|gehalt|beitrag|zahlen?|zahlt|bezahl\\p{L}*|prix|coûte|loyer|salaire|tarif|payons|paie|paye|cuesta|precio|alquiler|sueldo|cuota|pagamos|pago|quanto custa|стоит|стоимость|цена|аренд\\p{L}*|плат\\p{L}*|зарплат\\p{L}*')}|多少钱|いくら|家賃`, 'iu'), ['money', 'percent']],
  [new RegExp(`${between('wie ?viel|combien|cu[aá]nto|quanto|сколько')}|多少`, 'iu'), ['money', 'measure', 'count', 'percent', 'duration']],
  [new RegExp(`${between('when|deadline|due|date|which day|what day|(?:which|what) weekday|scheduled|birthday|appointment|wann|frist|datum|an welchem \\p{L}*tag|welcher \\p{L}*tag|quand|quel jour|échéance|date limite|cu[aá]ndo|qu[eé] d[ií]a|fecha|plazo|quando|когда|какой день')}|什么时候|何时|什麼時候|いつ`, 'iu'), ['date', 'time']],
  [/\bwhere\b.*\b(?:live|living|home|based|reside)\b|\b(?:which|what) (?:city|town|country)\b.*\b(?:live|based)\b|(?<!\p{L})(?:wo wohn\p{L}*|wo leb\p{L}*|où (?:est-ce que )?j['’]habite|où (?:habit|vi)\p{L}*|d[oó]nde viv\p{L}*)/iu, ['home', 'name']],
  [/\b(?:where|who|which company)\b.*\bwork\w*\b|\b(?:employer|workplace|job)\b|(?<!\p{L})(?:wo arbeit\p{L}*|arbeitgeber|où (?:est-ce que je )?travail\p{L}*|employeur|d[oó]nde trabaj\p{L}*|empresa)(?!\p{L})/iu, ['work', 'name']],
  [/\b(?:which|what)\b.*\b(?:use|using|tool|framework|library|database|app|editor|language)\b/i, ['tool', 'liking', 'name']],
  [/\b(?:favou?rite|prefer)\b/i, ['liking', 'name']],
  [new RegExp(`${between('who|whom|whose|wer|wem|wen|bei wem|qui|qui[eé]n|quem|chi|кто|кому|where|wohin|wo|où|d[oó]nde|onde|dove|где|куда|which|what(?!.{0,3} (?:happen|did|does|do|should|can|could))|womit|welche\\p{L}*|quelle?s?|comment s.appelle|c.est quoi|qu[eé]|cu[aá]l(?:es)?|c[oó]mo se llama|какой|какая|какую')}|谁|誰|どこ|哪`, 'iu'), ['name', 'code']],
];

/** Several things are asked for (`which formats`, `what are ... called`): none of them takes another's place. */
const SEVERAL = /\b(?:which|what) (?!does\b|was\b|has\b)\p{L}{3,}(?<!s|u|i)s\b|\b(?:what|who|which) are\b|(?<!\p{L})(?:quels|quelles|cu[aá]les|quali|quais)(?!\p{L})/iu;

/** Asked for each of the memories of one question. */
let last: { readonly question: string; readonly types: readonly AskedType[] } = { question: '', types: [] };

/** Types that the question asks for; empty where it does not say. */
export function askedTypes(question: string): readonly AskedType[] {
  if (last.question !== question) last = { question, types: typesOf(question) };
  return last.types;
}

function typesOf(question: string): readonly AskedType[] {
  const types = ASKS.find(([form]) => form.test(question))?.[1] ?? [];
  return types.includes('name') && SEVERAL.test(question) ? types.filter((type) => type !== 'name' && type !== 'code') : types;
}

/** Whether it asks for what holds: not for the course of things, not for yes or no. */
export const asksForTheCurrent = (question: string): boolean => !YES_OR_NO.test(question) && (!WANTS_HISTORY.test(question) || NOW.test(question) || HABIT.test(question));

export const isQuestion = (text: string): boolean => QUESTION.test(text);

/** Said of oneself, a home or an employer is told in other words than it is asked in. */
const OTHER_WORDS: Partial<Record<AskedType, readonly string[]>> = { home: ['live', 'move', 'relocate'], work: ['work', 'join', 'employ'] };
/** Terms to look for beside the question's own. */
export const otherWords = (question: string): string[] => (/\b(?:I|my|we|our)\b/i.test(question) && question.length < 200 ? askedTypes(question).flatMap((type) => OTHER_WORDS[type] ?? []).flatMap(termsOf) : []);

/**
 * Words by which an answer is asked for. A statement often tells without them: `they moved me to Tuesday` says nothing of a time or an
 * appointment, `22A` nothing of a seat.
 */
export const ASKING: ReadonlySet<string> = new Set(`time hour day weekday date number count amount percentage long often tall heavy far big high weigh weight height much level value current latest new pay per month week year
  appointment deadline due seat code version phone telephone address rate dose dosage title name called job price cost fee budget size favourite favorite place normally usually still offer offers
  costs kosten kostet coute cuesta cuestan uhr tag datum anzahl viel viele hoch zahlen zahlt termin frist nummer preis adresse heisst heure jour date combien rendez vous numero prix adresse appelle dose prend hora dia fecha cuanto pagamos pagar mes cita numero precio direccion llama sale`.split(/\s+/).flatMap((word) => termsOf(fold(word))));

const FUNCTION_WORDS: readonly ReadonlySet<string>[] = [
  'ich du er sie es wir ihr mich dich uns euch mir dir mein meine meinen meinem meiner dein deine sein seine unser unsere unseren unserem der die das den dem des ein eine einen einem einer und oder aber in im an am auf aus bei beim bis für mit nach seit von vom vor zu zum zur über unter um ist sind war bin hat habe haben wird werden muss musst müssen soll sollen kann können darf noch schon gerade eigentlich wann wo wer wem wen wie was welche welcher welches womit bei nicht kein keine als denn man liegt gibt',
  'je tu il elle on nous vous ils elles me te se mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs le la les l un une des du de d au aux et ou mais dans en sur sous avec sans pour par chez à est suis es sommes êtes sont ai as a avons avez ont c ce cet cette ces fait font qu que qui quoi quel quelle quels quelles quand où comment combien est-ce déjà encore plus ne pas y cest quest quon',
  'yo tú él ella nosotros vosotros ellos me te se nos os mi mis tu tus su sus nuestro nuestra nuestros nuestras el la los las un una unos unas lo al del de y o pero en con sin por para a es soy eres somos son está estoy están he has ha hay que qué quién cuál cuándo dónde cómo cuánto cuánta cuántos cuántas ya aún todavía más no',
  'io tu lui lei noi voi loro mi ti ci vi mio mia nostro nostra il lo la i gli le un una di a da in con su per tra e o ma che chi è sono sei siamo ho hai ha quando dove come quanto quanti quante quale cosa si non del della al alla nel nella',
  'eu tu ele ela nós eles elas me te se meu minha nosso nossa o a os as um uma de do da dos das em no na nos nas com por para e ou mas que quem é são está tem há quando onde como quanto quantos quantas qual não ao à',
  'я ты он она мы вы они мне нас нам меня мой моя мое наш наша в на у за с к по из от до и или но что кто где когда сколько какой какая какое это есть не как платим',
].map((words) => new Set(words.split(' ').flatMap((word) => termsOf(word))));

/** Joining words of the language that a question is asked in: they are no part of what it is about. None where that is English, whose joining words no question is looked up by. */
export function joiningWords(question: string): ReadonlySet<string> {
  const terms = termsOf(question);
  const counts = FUNCTION_WORDS.map((words) => terms.filter((term) => words.has(term)).length);
  const most = Math.max(...counts);
  return most >= 2 ? FUNCTION_WORDS[counts.indexOf(most)] as ReadonlySet<string> : NONE;
}
const NONE: ReadonlySet<string> = new Set();

/** What is counted: `how many practice problems`. */
export const countedThing = (question: string): ReadonlySet<string> => new Set(termsOf(/(?<!\p{L})(?:how many|wie ?viele|combien de|cuant[oa]s|quant[oai]s)\s+((?:\p{L}+[ -]){0,2}\p{L}+)/iu.exec(fold(question))?.[1] ?? ''));

const OTHERS = new Set('neighbour neighbours neighbor neighbors friend friends mentor cousin sister brother colleague coworker boss mother father mom dad mum parents aunt uncle wife husband nachbar nachbarn nachbars freund freundin kollege kollegin schwester bruder mutter vater eltern voisin voisine voisins ami amie collègue soeur frère mère père parents vecino vecina vecinos amigo amiga colega hermana hermano madre padre primo prima'.split(' ').flatMap((word) => termsOf(word)));
export const OF_ONESELF = /\b(?:I|my|we|our|us|me)\b|(?<!\p{L})(?:ich|mein\p{L}*|wir|unser\p{L}*|je|j['’]|mon|ma|mes|nous|notre|nos|mi|mis|yo|nuestr[oa]s?|tengo|tenemos)(?!\p{L})/iu;

/** Whether a sentence begins with somebody else where one asks for one's own: `my mentor keeps 14 hives`. */
export const isOfOthers = (question: string, sentence: readonly string[]): boolean => {
  const who = sentence.slice(0, 3).find((term) => OTHERS.has(term));
  return who !== undefined && OF_ONESELF.test(question) && !termsOf(question).includes(who);
};
