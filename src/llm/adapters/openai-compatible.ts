import * as z from 'zod';
import { type LanguageModel, ModelFailure } from '../language-model.port.ts';

const Answer = z.object({
  model: z.string().optional(),
  choices: z.array(z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish(), cost: z.number().nullish() }).nullish(),
});

export interface OpenAiCompatibleOptions {
  /** `https://openrouter.ai/api/v1`, `http://127.0.0.1:11434/v1`: anything that serves `/chat/completions`. */
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly fetch?: typeof fetch;
}

/** The list of models; a price stands there for one token, as a text, and a negative one means that it depends. */
const Price = z.coerce.number().nonnegative().nullish().catch(null);
const Offers = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200), name: z.string().nullish().catch(null), context_length: z.number().nullish().catch(null), pricing: z.object({ prompt: Price, completion: Price }).nullish().catch(null) })) });
const perMillion = (price: number | null | undefined): number | null => (price === null || price === undefined ? null : Math.round(price * 1e12) / 1e6);

/** OpenRouter, OpenAI, Ollama, vLLM, LiteLLM: every endpoint that speaks the chat completions protocol. */
export function openAiCompatible({ baseUrl, apiKey, fetch: doFetch = fetch }: OpenAiCompatibleOptions): LanguageModel {
  const openRouter = new URL(baseUrl).hostname.endsWith('openrouter.ai');
  const headers = { 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }), ...(openRouter && { 'x-title': 'Almanac' }) };

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await doFetch(baseUrl + path, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted) throw init.signal.reason;
      throw new ModelFailure('the provider cannot be reached', { retryable: true, cause });
    }
    if (response.ok) return response;
    const said = (await response.text().catch(() => '')).slice(0, 300);
    const wait = Number(response.headers.get('retry-after'));
    throw new ModelFailure(`the provider answered ${response.status}`, { retryable: response.status === 429 || response.status === 408 || response.status >= 500, retryAfter: wait > 0 ? wait : undefined, cause: new Error(said) });
  };

  return {
    async complete({ model, messages, temperature, maxTokens, schema, signal }) {
      const response = await send('/chat/completions', {
        method: 'POST', signal,
        body: JSON.stringify({
          model, messages, temperature, max_tokens: maxTokens,
          ...(schema && { response_format: { type: 'json_schema', json_schema: { name: schema.name, schema: schema.schema, strict: false } } }),
          ...(schema && openRouter && { provider: { require_parameters: true } }),
        }),
      });
      let body: unknown;
      try {
        body = await response.json();
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        throw new ModelFailure('the provider hung up or answered something that is no JSON', { retryable: true, cause });
      }
      const parsed = Answer.safeParse(body);
      if (!parsed.success) throw new ModelFailure('the provider answered in a form that is not chat completions', { retryable: true, cause: parsed.error });
      const [choice] = parsed.data.choices;
      return {
        text: choice?.message.content ?? '', model: parsed.data.model ?? model, truncated: choice?.finish_reason === 'length',
        promptTokens: parsed.data.usage?.prompt_tokens ?? null, completionTokens: parsed.data.usage?.completion_tokens ?? null, costUsd: parsed.data.usage?.cost ?? null,
      };
    },
    async offers(signal) {
      const parsed = Offers.safeParse(await (await send('/models', { method: 'GET', signal })).json().catch(() => null));
      if (!parsed.success) throw new ModelFailure('the provider does not list its models in a form that is known', { retryable: false, cause: parsed.error });
      return parsed.data.data.map(({ id, name, context_length: context, pricing }) => ({ id, name: name ?? id, context_tokens: context ?? null, input_usd: perMillion(pricing?.prompt), output_usd: perMillion(pricing?.completion) }));
    },
    async check(signal) {
      await (await send('/models', { method: 'GET', signal })).body?.cancel();
    },
  };
}
