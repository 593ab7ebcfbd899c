/** Frames on their way to one reader. Whoever reads too slowly loses the oldest and is told so once. */
export interface LiveStream extends AsyncIterable<string> {
  push(frame: string): void;
  end(): void;
}

const RESYNC = 'event: resync\ndata: {}\n\n';
const BEAT = ': beat\n\n';

export function createLiveStream({ most = 200, beatMs, onEnd }: { readonly most?: number; readonly beatMs: number; readonly onEnd: () => void }): LiveStream {
  let waiting: string[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  const rouse = (): void => { wake?.(); wake = null; };
  const beat = setInterval(() => { if (waiting.length === 0) stream.push(BEAT); }, beatMs);
  beat.unref();
  const stream: LiveStream = {
    push(frame) {
      if (ended) return;
      if (waiting.length >= most) waiting = [RESYNC];
      else waiting.push(frame);
      rouse();
    },
    end() {
      if (ended) return;
      ended = true;
      clearInterval(beat);
      rouse();
      onEnd();
    },
    // By hand and no generator: a generator that waits for its next value cannot be told to stop.
    [Symbol.asyncIterator]: () => ({
      async next() {
        while (waiting.length === 0 && !ended) await new Promise<void>((resolve) => { wake = resolve; });
        if (ended) return { done: true, value: undefined };
        const value = waiting.join('');
        waiting = [];
        return { done: false, value };
      },
      async return() { stream.end(); return { done: true, value: undefined }; },
    }),
  };
  return stream;
}
