// Many equal questions at once are answered by one search. Only answers are shared: whoever waited for a search that failed
// searches for itself, so that one caller's end or bad luck is nobody else's.

interface Flight<T> {
  readonly keys: Set<string>;
  readonly landed: Promise<T | null>;
  /** `kept`: until the cache has the answer, whoever comes later still gets it from here. */
  land(answer: T | null, kept?: Promise<unknown>): void;
}

export interface Flights<T> {
  /** One caller's part in it. `land` is called in the end whatever happens; the first call counts. */
  begin(): Flight<T>;
  /** What another is doing under this key already; null when it is now this one's to do. */
  join(key: string, mine: Flight<T>): Promise<T | null> | null;
}

export function createFlights<T>(): Flights<T> {
  const flying = new Map<string, Flight<T>>();
  return {
    begin() {
      let resolve: (answer: T | null) => void = () => {};
      const landed = new Promise<T | null>((done) => { resolve = done; });
      const keys = new Set<string>();
      let down = false;
      const clear = () => {
        for (const key of keys) if (flying.get(key) === mine) flying.delete(key);
        keys.clear();
      };
      const mine: Flight<T> = {
        keys, landed,
        land(answer, kept) {
          if (down) return;
          down = true;
          resolve(answer);
          // An answer of the cache that was asked before may have arrived together with that of keeping: its caller still has to come here.
          const later = () => setImmediate(clear);
          if (kept) kept.then(later, later);
          else clear();
        },
      };
      return mine;
    },
    join(key, mine) {
      const other = flying.get(key);
      if (other && other !== mine) return other.landed;
      flying.set(key, mine);
      mine.keys.add(key);
      return null;
    },
  };
}
