// Which languages a sentence may be in, by its little words: rules of one language are not tried on sentences of another, where a word
// of theirs happens to stand ("come", "note", "me").

const LITTLE: Readonly<Record<string, string>> = {
  en: "i my we our us me you your the a an is are was were be been and to of in on at for with from by have has had it that this these not no do does did will as but or so he she they his her their i'm im ive",
  de: 'ich mein meine meinen meinem meiner wir unser unsere uns mich mir du dein deine der die das ist sind war und nicht mit auf für von zu zum zur den dem ein eine einen einem einer habe hat haben hab bin bist im am in an bei heißt heiße es er sie wie auch nur noch schon aber oder',
  fr: "je j mon ma mes nous notre nos on tu ton ta le la les un une des du de d l et est sont suis ai as a pas ne n dans pour avec sur que qui qu ce c cette il elle au aux chez en s m y mais ou très",
  es: 'yo mi mis me nuestro nuestra nosotros tu te el la los las un una unos de del y es son no con para por que en se su soy tengo estoy he ha al lo como muy pero más ya a o',
};
const CODES = Object.keys(LITTLE);
const spokenBy = new Map<string, number>();
CODES.forEach((code, i) => { for (const word of (LITTLE[code] as string).split(' ')) spokenBy.set(word, (spokenBy.get(word) ?? 0) | (1 << i)); });

/** Whether a sentence may be in the language of that code: half as many little words of it as of any other, or none of any. */
export function tongueOf(sentence: string): (code: string) => boolean {
  const counts = CODES.map(() => 0);
  for (const [word] of sentence.toLowerCase().matchAll(/\p{L}+/gu)) {
    const mask = spokenBy.get(word) ?? 0;
    if (mask) for (let i = 0; i < counts.length; i++) if (mask & (1 << i)) counts[i] = (counts[i] as number) + 1;
  }
  const most = Math.max(...counts);
  return (code) => { const at = CODES.indexOf(code); return most === 0 || at < 0 || ((counts[at] as number) * 2 >= most && (counts[at] as number) > 0); };
}
