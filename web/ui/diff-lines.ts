export interface DiffPart { readonly kind: 'same' | 'added' | 'removed' | 'folded'; readonly lines: readonly string[] }

const AROUND = 3;
/** Beyond this the table of the comparison would be too large for a page: then all is old and all is new. */
const CELLS = 4_000_000;

/** Lines that went and came, by the longest common run; what stayed is folded except around changes. */
export function diffLines(before: string, after: string): DiffPart[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [midA, midB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const steps: { kind: 'same' | 'added' | 'removed'; line: string }[] = a.slice(0, head).map((line) => ({ kind: 'same', line }));
  if (midA.length * midB.length > CELLS) steps.push(...midA.map((line) => ({ kind: 'removed' as const, line })), ...midB.map((line) => ({ kind: 'added' as const, line })));
  else steps.push(...middle(midA, midB));
  steps.push(...a.slice(a.length - tail).map((line) => ({ kind: 'same' as const, line })));
  return fold(steps);
}

function middle(a: readonly string[], b: readonly string[]): { kind: 'same' | 'added' | 'removed'; line: string }[] {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const out: { kind: 'same' | 'added' | 'removed'; line: string }[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { out.push({ kind: 'same', line: a[i] ?? '' }); i++; j++; } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) out.push({ kind: 'removed', line: a[i++] ?? '' });
    else out.push({ kind: 'added', line: b[j++] ?? '' });
  }
  return out;
}

function fold(steps: readonly { kind: 'same' | 'added' | 'removed'; line: string }[]): DiffPart[] {
  const runs: { kind: DiffPart['kind']; lines: string[] }[] = [];
  for (const { kind, line } of steps) { const last = runs.at(-1); if (last?.kind === kind) last.lines.push(line); else runs.push({ kind, lines: [line] }); }
  return runs.flatMap((run, n): DiffPart[] => {
    if (run.kind !== 'same') return [run];
    const before = n === 0 ? 0 : AROUND, behind = n === runs.length - 1 ? 0 : AROUND;
    if (run.lines.length <= before + behind + 1 || runs.length === 1) return [run];
    return [{ kind: 'same' as const, lines: run.lines.slice(0, before) }, { kind: 'folded' as const, lines: run.lines.slice(before, run.lines.length - behind) }, { kind: 'same' as const, lines: run.lines.slice(run.lines.length - behind) }].filter((part) => part.lines.length > 0);
  });
}
