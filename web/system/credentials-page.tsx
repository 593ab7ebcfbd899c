import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, Plug } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, call, type Output, useAct, useApi } from '../api/index.ts';
import { usePaletteAction } from '../app/palette-actions.ts';
import { Badge, Button, Card, EmptyState, Loaded, Page, PageHeader, SkeletonRows } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { credentialWords } from './keys.words.ts';

type Verdict = Pick<Output<'credentials.test'>, 'ok' | 'detail' | 'latency_ms'> | 'asked';

/** Secrets of other services: whether they are there, and whether they work. */
export function CredentialsPage() {
  const t = useWords(credentialWords);
  const credentials = useApi('credentials.list', { limit: 200 });
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  const reseal = useAct('calendars.reseal', { says: ({ resealed, unreadable }) => t.resealed(resealed, unreadable) });
  const tell = (name: string, verdict: Verdict): void => setVerdicts((before) => ({ ...before, [name]: verdict }));
  const test = async (name: string): Promise<void> => {
    tell(name, 'asked');
    try { tell(name, await call('credentials.test', { name })); } catch (error) { if (!(error instanceof ApiProblem)) throw error; tell(name, { ok: false, detail: error.message, latency_ms: 0 }); }
  };
  const testAll = (): void => { for (const one of credentials.data?.items ?? []) if (one.status === 'set') void test(one.name); };
  const some = credentials.data?.items.some((one) => one.status === 'set') ?? false;
  usePaletteAction({ text: t.testAll, icon: <Plug />, run: testAll });
  return (
    <Page>
      <PageHeader title={t.title} about={t.about} actions={<Button onClick={testAll} disabled={!some}>{t.testAll}</Button>} />
      <div className="grid grid-cols-1 gap-5">
        <Loaded of={credentials} loading={<SkeletonRows rows={6} height="h-14" />}>
          {({ items }) => (items.length === 0 ? <EmptyState icon={<Plug />} title={t.empty} /> : (
            <ul aria-label={t.list} className="divide-y overflow-hidden rounded-lg border bg-surface shadow-card">
              {items.map((one) => {
                const verdict = verdicts[one.name];
                return (
                  <li key={one.name} className="flex min-h-15 flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2.5">
                    <div className="min-w-60 flex-1"><p className="font-mono text-sm font-medium">{one.name}</p><p className="text-sm text-ink-2">{one.used_for}</p></div>
                    <div className="flex flex-wrap items-center gap-3">
                      <span aria-live="polite" className="text-sm">{verdict !== undefined && verdict !== 'asked' && <span className={verdict.ok ? 'flex items-center gap-1.5 text-good' : 'flex items-center gap-1.5 text-bad'}>{verdict.ok ? <CircleCheck aria-hidden className="size-4" /> : <CircleX aria-hidden className="size-4" />}{verdict.ok ? t.works : t.fails}<span className="text-ink-2">{verdict.detail} {verdict.latency_ms > 0 && t.took(formatNumber(verdict.latency_ms))}</span></span>}</span>
                      {one.last4 && <span className="font-mono text-xs text-ink-3">{t.ends(one.last4)}</span>}
                      <Badge tone={one.status === 'set' ? 'good' : 'plain'}>{one.status === 'set' ? t.set : t.missing}</Badge>
                      {one.status === 'set' && <Button size="sm" aria-label={`${t.test} ${one.name}`} busy={verdict === 'asked'} onClick={() => { void test(one.name); }}>{t.test}</Button>}
                    </div>
                  </li>
                );
              })}
            </ul>
          ))}
        </Loaded>
        <div className="grid gap-5 md:grid-cols-2">
          <Card title={t.rotateTitle}><ol className="grid list-decimal gap-1 pl-5 text-ink-2">{t.rotate.split('\n').map((line) => <li key={line}>{line}</li>)}</ol></Card>
          <Card title={t.secretTitle} actions={<Button size="sm" busy={reseal.isPending} onClick={() => reseal.run({})}>{t.reseal}</Button>}><p className="text-ink-2">{t.secretAbout}</p><p className="mt-2 text-sm"><Link to="/system/calendars" className="text-accent-text underline">{t.calendars}</Link></p></Card>
        </div>
      </div>
    </Page>
  );
}
