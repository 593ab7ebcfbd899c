export type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type Fields = Record<string, unknown>;

export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  with(fields: Fields): Log;
}

const RANK: Record<Level, number> = { debug: 10, info: 20, warn: 30, error: 40, silent: 99 };

/**
 * One JSON object a line. Callers log what happened (operation, workspace, duration, status, ids), never what people wrote
 * and never a secret: content belongs in the database, where its owner can erase it.
 */
export function createLog({ level = 'info', write = (line: string) => void process.stderr.write(line), fields = {} }: { level?: Level; write?: (line: string) => void; fields?: Fields } = {}): Log {
  const least = RANK[level];
  const at = (name: Exclude<Level, 'silent'>) => (message: string, more: Fields = {}) => {
    if (RANK[name] < least) return;
    write(`${JSON.stringify({ time: new Date().toISOString(), level: name, message, ...fields, ...more })}\n`);
  };
  return {
    debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'),
    with: (more) => createLog({ level, write, fields: { ...fields, ...more } }),
  };
}

export const silentLog: Log = createLog({ level: 'silent' });

/** What may be logged of an error: its own words and place, never what it carried. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: String(error).slice(0, 500) };
  const code = (error as { code?: unknown }).code;
  return { error: error.message.slice(0, 500), ...(code === undefined ? {} : { code }), stack: error.stack?.split('\n').slice(1, 6).map((line) => line.trim()) };
}
