/** What is shown while an import runs: a line that changes on a terminal, a line now and then elsewhere. */
export interface Progress { at(bytes: number, items: number, what: string): void; end(): void }

const EVERY_MS = { terminal: 200, plain: 10_000 };

export function progress(total: number, { terminal, write, now = Date.now }: { terminal: boolean; write: (text: string) => void; now?: () => number }): Progress {
  const began = now();
  let shown = terminal ? 0 : began;
  let open = false;
  return {
    at(bytes, items, what) {
      const time = now();
      if (time - shown < (terminal ? EVERY_MS.terminal : EVERY_MS.plain)) return;
      shown = time;
      const seconds = Math.max(0.001, (time - began) / 1000);
      const share = total > 0 ? Math.min(1, bytes / total) : 1;
      const left = share > 0.01 && share < 1 ? `, ${spell(seconds / share - seconds)} left` : '';
      const text = `${Math.floor(share * 100).toString().padStart(3)} %  ${size(bytes)} of ${size(total)}  ${items} items, ${Math.round(items / seconds)} a second${left}`;
      if (!terminal) { write(`${text}  ${what}\n`); return; }
      const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
      write(`\r\x1b[2K${bar} ${text}`);
      open = true;
    },
    end() { if (open) write('\r\x1b[2K'); },
  };
}

export const size = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`);
const spell = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`);
