/** A queue in which those who ask take turns: whoever asks for much waits for their own, not everybody behind them. */
export interface FairQueue<T> {
  readonly size: number;
  push(owner: string, item: T): void;
  /** The next one: of the owner whose turn it is. */
  shift(): T | undefined;
  remove(item: T): boolean;
  /** Takes out the last one of whoever has most in the queue, if that is more than this owner would have with one more. */
  giveWay(owner: string): T | undefined;
  /** Takes out everything. */
  clear(): T[];
}

export function fairQueue<T>(): FairQueue<T> {
  // In the order of their turns: who was served goes to the end.
  const waiting = new Map<string, T[]>();
  const sizeOf = (): number => [...waiting.values()].reduce((sum, list) => sum + list.length, 0);
  return {
    get size() { return sizeOf(); },
    push(owner, item) {
      const list = waiting.get(owner);
      if (list) list.push(item);
      else waiting.set(owner, [item]);
    },
    shift() {
      const [next] = waiting;
      if (!next) return undefined;
      const [owner, list] = next;
      waiting.delete(owner);
      const item = list.shift();
      if (list.length) waiting.set(owner, list);
      return item;
    },
    remove(item) {
      for (const [owner, list] of waiting) {
        const at = list.indexOf(item);
        if (at < 0) continue;
        list.splice(at, 1);
        if (!list.length) waiting.delete(owner);
        return true;
      }
      return false;
    },
    giveWay(owner) {
      const most = [...waiting].reduce<[string, T[]] | undefined>((a, b) => (!a || b[1].length > a[1].length ? b : a), undefined);
      if (!most || most[1].length <= (waiting.get(owner)?.length ?? 0) + 1) return undefined;
      return most[1].pop();
    },
    clear() {
      const all = [...waiting.values()].flat();
      waiting.clear();
      return all;
    },
  };
}
