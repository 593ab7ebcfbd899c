import { ApiProblem, NO_ANSWER } from './api-problem.ts';
import { type Input, type Name, requestOf } from './client.ts';
import { OPERATIONS } from './operations.ts';
import { apiKey } from './session.ts';

/** Saves what an operation answers as a file of the one who asked. The key goes into a header, so a plain link would not do. */
export async function download<N extends Name>(name: N, input: Input<N>, filename: string): Promise<void> {
  const { url, headers } = requestOf(OPERATIONS[name], input as Record<string, unknown>);
  const key = apiKey();
  const answer = await fetch(url, { headers: { ...headers, ...(key && { authorization: `Bearer ${key}` }) } }).catch((cause: unknown) => { throw new ApiProblem(0, { code: NO_ANSWER, title: 'No answer', detail: 'The server does not answer.', cause }); });
  if (!answer.ok) throw new ApiProblem(answer.status, { title: answer.statusText, detail: `The server answered ${answer.status}.`, ...((await answer.json().catch(() => ({}))) as object) });
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: filename });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
