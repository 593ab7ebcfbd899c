import * as z from 'zod';
import type { AskModel } from '../llm/index.ts';
import type { LanguageModel } from '../memory/index.ts';

const Fact = z.object({
  subject_type: z.string().min(1).max(50), subject_id: z.string().min(1).max(255), fact_type: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/), fact_key: z.string().max(255).default(''),
  content: z.string().min(1).max(2000), confidence: z.number().min(0).max(1), multi: z.boolean().default(false),
});
const Facts = z.object({ facts: z.array(Fact).max(50) });
const Summary = z.object({ summary: z.string().min(1).max(5000), tags: z.array(z.string()).max(10).default([]) });

/** What the memory wants of a language model, asked through the prompts of the database. */
export function memoryModel(askModel: AskModel): LanguageModel {
  return {
    async extract({ text, speaker, occurredAt }, context) {
      const { answer } = await askModel.ask({ operation: 'fact-extraction', template: 'fact_extractor', variables: { text, speaker: speaker ?? 'unknown', said_at: occurredAt, request: 'Extract the facts.' }, answer: Facts }, context);
      // The person who speaks is one subject, whatever the model calls them.
      return answer.facts.map((f) => ({ op: 'assert' as const, ...f, ...(/^(user|self|speaker|me|i)$/i.test(f.subject_id) && { subject_type: 'person', subject_id: 'self' }) }));
    },
    async summarize(messages, context) {
      const { answer } = await askModel.ask({ operation: 'summary', template: 'episode_summarizer', variables: { conversation: messages.map((m) => `${m.role}: ${m.content}`).join('\n'), said_at: new Date().toISOString(), request: 'Summarize the conversation.' }, answer: Summary }, context);
      return answer.summary;
    },
  };
}
