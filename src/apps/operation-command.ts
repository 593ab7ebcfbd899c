import { randomUUID } from 'node:crypto';
import { inputFromArguments, type Arguments } from '../cli/arguments.ts';
import { callOver, Unreachable } from '../kernel/call-over.ts';
import { ConfigError } from '../kernel/config.ts';
import { parseInput } from '../kernel/input.ts';
import type { AnyOperation } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import { allContracts } from './contracts.ts';

/** `almanac memory recall "..."`: any operation of a running server, over the wire, from the same contract that serves it. */
export async function runOperation(module: string, args: Arguments, { url = 'http://127.0.0.1:8090', apiKey }: { url?: string | undefined; apiKey?: string | undefined }, out: (text: string) => void): Promise<number> {
  const [verb, ...free] = args.free;
  const name = module.includes('.') ? module : `${module}.${verb ?? ''}`;
  const contract = allContracts.find((c) => c.name === name);
  if (!contract) {
    const near = allContracts.filter((c) => c.name.startsWith(`${module.split('.')[0]}.`)).map((c) => `almanac ${c.name.replace('.', ' ')}`);
    throw new ConfigError(near.length ? `there is no ${name}. There is:\n  ${near.join('\n  ')}` : `there is no command ${module}. almanac help lists them.`);
  }
  const operation = { contract } as AnyOperation;
  const given = inputFromArguments(operation, { free: module.includes('.') ? args.free : free, named: args.named });
  parseInput(contract, given); // refused here it costs no request
  try {
    const answer: unknown = await callOver(url, { timeoutMs: 120_000, ...(apiKey && { apiKey }) })(contract)(given, { requestId: randomUUID() });
    out(contract.wire?.response ? (answer as { body: string }).body : JSON.stringify(answer, null, 2));
    return 0;
  } catch (error) {
    if (error instanceof Problem && error.kind.code === Unreachable.code) throw new ConfigError(`No Almanac answers at ${url}. Start one with: almanac start – or name another with ALMANAC_URL.`);
    throw error;
  }
}
