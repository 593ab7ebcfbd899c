import { text } from 'node:stream/consumers';
import { type Config, ConfigError } from '../kernel/config.ts';
import { parseInput } from '../kernel/input.ts';
import { problemSchema } from '../solver/index.ts';
import { createSolverPool } from '../solver/index.ts';

/** `almanac solve < problem.json`: the solver alone, without server and database. */
export async function runSolve(config: Config, out: (text: string) => void): Promise<number> {
  const given = await text(process.stdin);
  let raw: unknown;
  try {
    raw = JSON.parse(given);
  } catch {
    throw new ConfigError('solve reads a problem as JSON from standard input: almanac solve < problem.json');
  }
  const pool = createSolverPool({ size: 1, defaultZone: config.APP_TIMEZONE });
  try {
    const solution = await pool.solve(parseInput({ input: problemSchema }, raw));
    out(JSON.stringify(solution, null, 1));
    return solution.status === 'complete' ? 0 : 3;
  } finally {
    await pool.close();
  }
}
