import { Link } from '@tanstack/react-router';
import { useAct, useApi, useZone } from '../api/index.ts';
import { Button, Card, ErrorState, SkeletonRows } from '../ui/index.ts';
import { RecommendationItem } from '../look-back/recommendation.tsx';
import { dayIn, formatDay, useWords, withoutPeriod } from '../words/index.ts';
import { todayWords } from './today.words.ts';

/** The last look back, and the way to the one of today. */
export function ReflectionCard() {
  const t = useWords(todayWords);
  const zone = useZone();
  const last = useApi('observer.reflections', { mode: 'daily', limit: 1 });
  const make = useAct('observer.reflect', { says: () => t.reflection.written });
  if (last.isPending) return <Card title={t.reflection.section}><SkeletonRows rows={3} height="h-5" /></Card>;
  if (last.error && last.data === undefined) return <Card title={t.reflection.section}><ErrorState compact error={last.error} onRetry={() => { void last.refetch(); }} /></Card>;
  const found = last.data?.items[0];
  const ofToday = found !== undefined && dayIn(found.period_start, zone) === dayIn(Date.now(), zone);
  return (
    <Card title={t.reflection.section} actions={<Link to="/look-back" className="touch inline-flex items-center text-sm text-accent-text hover:underline">{t.reflection.again}</Link>}>
      <div className="grid gap-3">
        {found ? <div className="grid gap-1"><p className="text-sm text-ink-3">{t.reflection.of(formatDay(found.period_start, zone))}</p><p className="text-ink-2">{withoutPeriod(found.summary)}</p></div> : <p className="text-ink-2">{t.reflection.none}</p>}
        {found?.recommendations.filter((one) => one.status === 'open').slice(0, 2).map((one) => <RecommendationItem key={one.id} one={one} />)}
        {!ofToday && <div><Button size="sm" busy={make.isPending} onClick={() => make.run({ mode: 'daily' })}>{t.reflection.make}</Button></div>}
      </div>
    </Card>
  );
}
