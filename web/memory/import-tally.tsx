import { formatNumber, useWords } from '../words/index.ts';
import type { Tally } from './import-parts.ts';
import { moveWords } from './move.words.ts';

/** What came in, or would. */
export function ImportTally({ dry, tally, parts }: { readonly dry: boolean; readonly tally: Tally; readonly parts: number }) {
  const t = useWords(moveWords);
  const counts = ([['imported', tally.imported], ['changed', tally.changed], ['unchanged', tally.unchanged], ['skipped', tally.skipped], ['refused', tally.refused], ['waiting', tally.waiting]] as const).filter(([name, n]) => n > 0 || name === 'imported');
  const stores = Object.entries(tally.stores);
  return (
    <section className="grid gap-3 rounded-lg bg-sunken p-3">
      <h3 className="text-base">{dry ? t.wouldBring : t.brought}</h3>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">{counts.map(([name, n]) => <div key={name}><dd className="text-xl font-semibold tabular">{formatNumber(n)}</dd><dt className="text-sm text-ink-3">{t[name]}</dt></div>)}</dl>
      {stores.length > 1 && <p className="text-sm text-ink-2">{t.stores}: {stores.map(([store, n]) => `${store} ${formatNumber(n)}`).join(', ')}</p>}
      {dry && tally.waiting > 0 && parts > 1 && <p className="text-sm text-ink-3">{t.waitingAbout}</p>}
      {Object.entries(tally.whySkipped).map(([store, why]) => <p key={store} className="text-sm text-ink-3">{store}: {why}</p>)}
      {tally.errors.length > 0 && <details className="text-sm"><summary className="touch font-medium text-warn">{t.problems(tally.refused || tally.errors.length)}</summary><ul className="mt-2 grid max-h-48 gap-1 overflow-y-auto">{tally.errors.map((one) => <li key={`${one.part}-${one.line}-${one.detail}`}><span className="text-ink-3">{t.line(one.part, one.line)}: </span>{one.detail}</li>)}</ul></details>}
    </section>
  );
}
