import { ConfigError, readConfig, type Config } from '../kernel/config.ts';
import { createLog } from '../kernel/log.ts';
import { Problem } from '../kernel/problem.ts';
import { DataDirTaken } from '../db/data-dir-lock.ts';
import { type Arguments, readArguments } from './arguments.ts';

const HELP = `almanac <command>

  start              everything in one process, on http://127.0.0.1:8090
  memory-gateway     the memory alone (port 8090)
  planner-api        the planner alone (port 8091; MEMORY_GATEWAY_URL names the memory)
  demo               the whole story in a minute, on a database that is thrown away
  migrate            bring the database up to date
  doctor             compare the database with what is expected; changes nothing
  backup FILE        everything, into one file      restore FILE   from it, into an empty database
  import PATH [--from chatgpt|claude|markdown|mem0|jsonl|almanac] [--client ID] [--dry-run] [--base URL] [--key TOKEN]
                     what you have elsewhere, or an export of this product; may be stopped and run again
  keys create NAME [--scopes memory:read,...] [--workspace SLUG] | keys list | keys revoke ID
  mcp                serve MCP over standard input and output
  solve < problem.json
  <module> <verb>    any operation of a running server: almanac memory recall "deep work"
                     (ALMANAC_URL, default http://127.0.0.1:8090; ALMANAC_API_KEY)

Settings are environment variables; the README and docs/operate list them.
`;

interface Console {
  out(text: string): void;
  error(text: string): void;
}

const terminal: Console = { out: (text) => void process.stdout.write(`${text}\n`), error: (text) => void process.stderr.write(`${text}\n`) };

/** The command line. Answers the exit code; what is expected to go wrong is a sentence, not a stack. */
export async function main(words: readonly string[], io: Console = terminal): Promise<number> {
  const [command, ...rest] = words;
  try {
    if (command === undefined || command === 'help' || command === '--help' || command === '-h') { io.out(HELP); return command === undefined ? 2 : 0; }
    // The one place that reads the environment.
    const config = readConfig(process.env);
    const args = readArguments(rest);
    const server = { url: process.env['ALMANAC_URL'], apiKey: process.env['ALMANAC_API_KEY'] };
    switch (command) {
      case 'start': return await serve(config, 'all-in-one', io);
      case 'memory-gateway': return await serve(config, 'memory-gateway', io);
      case 'planner-api': return await serve(config, 'planner-api', io);
      case 'demo': return await (await import('../apps/demo.ts')).demo(config, io.out);
      case 'migrate': return await (await import('../apps/maintenance.ts')).runMigrate(config, io.out);
      case 'doctor': return await (await import('../apps/maintenance.ts')).runDoctor(config, io.out);
      case 'backup': return await (await import('../apps/backup.ts')).runBackup(config, needFile(args.free[0], 'backup'), io.out);
      case 'restore': return await (await import('../apps/backup.ts')).runRestore(config, needFile(args.free[0], 'restore'), io.out);
      case 'import': return await importInto(config, args, server, io);
      case 'keys': return await (await import('../apps/keys-command.ts')).runKeys(config, args, server, io.out);
      case 'mcp': return await (await import('../apps/mcp-stdio.ts')).runMcp(config);
      case 'solve': return await (await import('../apps/solve-command.ts')).runSolve(config, io.out);
      case 'version': case '--version': io.out((await import('../apps/version.ts')).VERSION); return 0;
      default: return await (await import('../apps/operation-command.ts')).runOperation(command, args, server, io.out);
    }
  } catch (error) {
    if (error instanceof ConfigError || error instanceof DataDirTaken) io.error(`almanac: ${error.message}`);
    else if (error instanceof Problem) io.error([`almanac: ${error.message}`, ...error.errors.map((e) => `  ${e.path}: ${e.message}`)].join('\n'));
    else io.error(`almanac: ${error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? (error.stack ?? error.message) : error.message) : String(error)}`);
    return 1;
  }
}

/** The first Ctrl-C lets the running part end and remembers the place; the second stops at once, which loses nothing either. */
async function importInto(config: Config, args: Arguments, server: { url?: string | undefined; apiKey?: string | undefined }, io: Console): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => { if (stop.signal.aborted) process.exit(130); stop.abort(); };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await (await import('../apps/import-command.ts')).runImport(config, args, server, { ...io, terminal: process.stderr.isTTY === true, write: (text) => void process.stderr.write(text), interrupted: stop.signal });
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function needFile(file: string | undefined, command: string): string {
  if (file === undefined) throw new ConfigError(`${command} needs a file: almanac ${command} almanac-backup.ndjson.gz`);
  return file;
}

/** Serves until it is told to stop; a second signal stops at once. */
async function serve(config: Config, role: 'all-in-one' | 'memory-gateway' | 'planner-api', io: Console): Promise<number> {
  const { startService } = await import('../apps/service.ts');
  const began = performance.now();
  const service = await startService({ config, role, log: createLog({ level: config.LOG_LEVEL }) });
  io.out([`Almanac serves ${role === 'all-in-one' ? 'everything' : `the ${role}`} on ${service.url} (ready in ${((performance.now() - began) / 1000).toFixed(1)} s).`, ...service.story.map((line) => `  ${line}`), `  Docs: ${service.url}/docs   Health: ${service.url}/health   Stop: Ctrl-C`].join('\n'));
  return new Promise((resolve) => {
    let stopping = false;
    const stop = (): void => {
      if (stopping) process.exit(1);
      stopping = true;
      io.out('Finishing what is under way ...');
      // Something that never ends must not keep the process: what was acknowledged is in the database already.
      setTimeout(() => process.exit(0), 20_000).unref();
      service.close().then(() => { io.out('Stopped.'); resolve(0); setTimeout(() => process.exit(0), 500).unref(); }, () => resolve(1));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
