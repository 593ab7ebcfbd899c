import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** How far an import has come: kept beside the data until it is done. */
export interface ImportState {
  readonly import_id: string;
  /** To whom: server and client as given. Another one begins anew. */
  readonly target: string;
  readonly format: string;
  client_id: number | string | null;
  /** The last body that was stored: one that this server does not have shows that it is another one. */
  last: string | null;
  /** Elements or lines of each file that are stored, while the file is the one it was. */
  files: Record<string, { size: number; modified: number; done: number; whole: boolean }>;
}

export interface StateFile {
  readonly state: ImportState;
  readonly resumed: boolean;
  /** Writes it; at most every second unless it must be now. */
  save(now?: boolean): void;
  remove(): void;
}

export function openState(path: string, fresh: ImportState, warn: (text: string) => void): StateFile {
  let state = fresh;
  let resumed = false;
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as ImportState;
    if (found.target === fresh.target && found.format === fresh.format && typeof found.files === 'object') { state = found; resumed = true; }
  } catch { /* none yet, or none that can be read: from the beginning */ }
  let saved = 0;
  let works = true;
  return {
    state, resumed,
    save(now = false) {
      if (!works || (!now && Date.now() - saved < 1000)) return;
      saved = Date.now();
      try {
        writeFileSync(`${path}.tmp`, JSON.stringify(state));
        renameSync(`${path}.tmp`, path);
      } catch {
        works = false;
        warn('Nothing can be written beside the data: should this be interrupted, it begins anew and finds what is stored already.');
      }
    },
    remove() { rmSync(path, { force: true }); rmSync(`${path}.tmp`, { force: true }); },
  };
}
