// Embedding a backlog writes thousands of vectors in short transactions. While questions are being asked, it rests between them, so
// that a question waits for one of them at most and has the processor in between.

const QUESTIONS_ARE_RECENT_MS = 1000;
/** Rest after each transaction, for every millisecond it and the work before it took. */
const REST = 1;
const LONGEST_MS = 200;

export interface Breather {
  /** A question was asked just now. */
  asked(): void;
  /** Before the next piece of a backlog. */
  breathe(): Promise<void>;
}

export function breather(now: () => number = () => performance.now()): Breather {
  let lastQuestion = -Infinity;
  let resumed = now();
  return {
    asked() { lastQuestion = now(); },
    async breathe() {
      const worked = now() - resumed;
      const busy = now() - lastQuestion < QUESTIONS_ARE_RECENT_MS;
      // Also without questions: a turn of the event loop, in which one may arrive.
      await new Promise<void>((resolve) => { if (busy) setTimeout(resolve, Math.min(LONGEST_MS, worked * REST)); else setImmediate(resolve); });
      resumed = now();
    },
  };
}
