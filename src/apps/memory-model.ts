import * as z from 'zod';
import type { AskModel } from '../llm/index.ts';
import type { ExtractedFact, LanguageModel } from '../memory/index.ts';

const Day = z.string().regex(/^\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}(?:Z|[+-]\d\d:\d\d))?$/).refine((text) => !Number.isNaN(Date.parse(text)));
const Fact = z.object({
  op: z.enum(['assert', 'end', 'correct']).default('assert').describe('assert: it holds; end: it no longer holds; correct: what was said before never was so, this is.'),
  subject_type: z.string().min(1).max(50), subject_id: z.string().min(1).max(255), fact_type: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/), fact_key: z.string().max(255).nullish(),
  content: z.string().min(1).max(2000), valid_from: Day.nullish().catch(null), valid_to: Day.nullish().catch(null),
  confidence: z.number().min(0).max(1), multi: z.boolean().nullish().catch(null), quote: z.string().max(2000).nullish().catch(null).describe('The words of the text that say so, exactly.'),
});
/** Every fact is looked at by itself: one that cannot be used does not cost the others. */
const Facts = z.object({ facts: z.array(Fact.nullable().catch(null)).max(200) });
const Summary = z.object({ summary: z.string().min(1).max(5000), tags: z.array(z.string()).max(10).default([]) });

const MOST_FACTS = 50;
/** A fact whose words the model did not give is no surer than this. */
const UNQUOTED = 0.5;

/** Models answer with the list alone, or with a single fact, or under another name. */
export function asFacts(raw: unknown): unknown {
  if (Array.isArray(raw)) return { facts: raw };
  if (typeof raw !== 'object' || raw === null || 'facts' in raw) return raw;
  if ('content' in raw && 'fact_type' in raw) return { facts: [raw] };
  const list = Object.values(raw).find(Array.isArray);
  return list ? { facts: list } : Object.keys(raw).length === 0 ? { facts: [] } : raw;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The facts that the text bears out: what a model quotes has to stand there. */
export function borneOut(text: string, facts: z.output<typeof Facts>['facts']): ExtractedFact[] {
  const said = ` ${plain(text)} `;
  return facts.slice(0, MOST_FACTS).flatMap((fact) => {
    if (!fact) return [];
    const quote = plain(fact.quote ?? '');
    if (quote !== '' && !said.includes(` ${quote} `)) return [];
    const from = fact.valid_from, to = fact.valid_to;
    return [{
      op: fact.op, subject_type: fact.subject_type, subject_id: fact.subject_id, fact_type: fact.fact_type, fact_key: fact.fact_key ?? '', content: fact.content, confidence: quote === '' ? Math.min(fact.confidence, UNQUOTED) : fact.confidence,
      ...(fact.multi && { multi: true }), ...(from && { valid_from: from }), ...(to && (!from || Date.parse(from) < Date.parse(to)) && { valid_to: to }),
      // The person who speaks is one subject, whatever the model calls them.
      ...(/^(?:the )?(?:user|self|speaker|me|i|owner)$/i.test(fact.subject_id) && { subject_type: 'person', subject_id: 'self' }),
    }];
  });
}

/** What the memory wants of a language model, asked through the prompts of the database. */
export function memoryModel(askModel: AskModel): LanguageModel {
  return {
    async extract({ text, speaker, occurredAt }, context) {
      const { answer } = await askModel.ask({ operation: 'fact-extraction', template: 'fact_extractor', variables: { text, speaker: speaker ?? 'unknown', said_at: occurredAt, request: 'Extract the facts.' }, answer: Facts, reshape: asFacts }, context);
      return borneOut(text, answer.facts);
    },
    async summarize(messages, context) {
      const { answer } = await askModel.ask({ operation: 'summary', template: 'episode_summarizer', variables: { conversation: messages.map((m) => `${m.role}: ${m.content}`).join('\n'), said_at: new Date().toISOString(), request: 'Summarize the conversation.' }, answer: Summary }, context);
      return answer.summary;
    },
  };
}
