// Text as data inside a prompt: nothing in it can end the fence that it stands in, or pose as somebody's turn.

/** Marks that are not seen: they hide words from whoever looks for them. The joiners of emoji and of some scripts stay where they join letters. */
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u{e0000}-\u{e007f}]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])|(?<![\p{L}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]/gu;
const ALL_UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u{e0000}-\u{e007f}]/gu;
/** Tags that prompts are built with, open or closed. */
const TAG = /[<＜‹]\s*\/?\s*\|?\s*(?=(?:quoted|memor|system|user\b|assistant|human\b|developer|instruction|context|prompt|tool|function|document|im_start|im_end|start_header|end_header|begin_of|end_of|eot|antml|invoke|message|data\b|s>|sys>))/giu;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(CONTROL, '').trim();

const tags = (text: string): number => text.match(TAG)?.length ?? 0;
const closed = (text: string): string => text.replace(TAG, (tag) => tag.replace(/[<＜]/gu, '‹'));

/** The owner's own words, which only must not end a fence. Hidden marks go only where they hide a tag. */
export function unfenced(text: string): string {
  const seen = text.replace(ALL_UNSEEN, '');
  return closed(tags(seen) > tags(text) ? seen : text);
}

/** A name of a turn with its colon. */
const TURN = /(^|[^\p{L}\p{N}])(system|assistant|user|human|developer|tool|ai|function|instructions?|important|note to (?:the )?(?:ai|assistant|model))(\s*(?:message|prompt|instructions?|note|override)?)\s*[:：]/giu;

/** Somebody else's words, as a string between quotation marks. */
export function quoted(text: string, longest: number): string {
  const plain = text.normalize('NFC').replace(UNSEEN, '').replace(ALL_UNSEEN, (mark) => (/[\u200c\u200d]/.test(mark) ? mark : ''));
  const seen = plain.replace(ALL_UNSEEN, '');
  const tame = closed(tags(seen) > tags(plain) ? seen : plain)
    .replace(/```+|~~~+/g, "'''").replace(/\[\s*\/?\s*INST\s*\]/gi, '(INST)').replace(/(^|\s)#{1,6}(?=\s)/g, '$1').replace(/(?:---|===|\*\*\*){1,}/g, '–').replace(TURN, '$1($2$3)');
  return JSON.stringify(tame.length > longest ? `${tame.slice(0, longest).toWellFormed()}…` : tame);
}
