import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedModel {
  readonly url: string;
  /** What the next calls answer, in turn, as JSON. */
  says(...answers: unknown[]): void;
  /** The next calls answer these texts, whatever they are. */
  writes(...texts: string[]): void;
  /** The next `times` calls are never answered. */
  hangs(times: number): void;
  /** The next `times` calls answer this status. */
  fails(status: number, times: number): void;
  /** Until a call that is never answered has come in: only then is what hangs really waiting. */
  isAsked(): Promise<void>;
  /** The system prompts of all calls so far. */
  asked(): string[];
  close(): Promise<void>;
}

/** A chat completions endpoint that says what a test tells it to, and 500 when it was told nothing. */
export async function startScriptedModel(): Promise<ScriptedModel> {
  const script: ({ say: unknown } | { write: string } | { fail: number } | { hang: true })[] = [];
  const prompts: string[] = [];
  const waiting: (() => void)[] = [];
  let hung = 0, told = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += String(part); }).on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'GET') return response.end('{"data": []}');
      prompts.push((JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content ?? '');
      const next = script.shift() ?? { fail: 500 };
      if ('hang' in next) { hung++; waiting.splice(0).forEach((tell) => tell()); return undefined; }
      if ('fail' in next) return response.writeHead(next.fail).end('{}');
      return response.end(JSON.stringify({ model: 'm', choices: [{ message: { content: 'write' in next ? next.write : JSON.stringify(next.say) } }], usage: { prompt_tokens: 100, completion_tokens: 50, cost: 0.01 } }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    says: (...answers) => { script.push(...answers.map((say) => ({ say }))); },
    writes: (...texts) => { script.push(...texts.map((write) => ({ write }))); },
    hangs: (times) => { script.push(...Array.from({ length: times }, () => ({ hang: true as const }))); },
    fails: (status, times) => { script.push(...Array.from({ length: times }, () => ({ fail: status }))); },
    isAsked: () => new Promise((resolve) => { if (hung > told++) resolve(); else waiting.push(resolve); }),
    asked: () => prompts,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
