import { RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { call, useAct, useApi, useApiPages, useZone } from '../api/index.ts';
import { Badge, Button, Card, cx, DateTime, ErrorState, Field, Loaded, Select, SkeletonRows } from '../ui/index.ts';
import { formatDue, formatHours, useWords } from '../words/index.ts';
import { backgroundWords } from './background.words.ts';
import type { Plan } from './edits.ts';
import { type FieldChange, gather } from './version-changes.ts';

type Words = typeof backgroundWords.en.versions;
interface Props { readonly plan: Plan; readonly from: number | undefined; readonly to: number | undefined; readonly frozen: boolean; readonly onCompare: (from: number, to: number) => void; readonly onReverted: (plan: Plan) => void }

/** Every version, what changed between two of them, and the way back to one. */
export function Versions({ plan, from, to, frozen, onCompare, onReverted }: Props) {
  const { versions: t } = useWords(backgroundWords);
  const found = useApiPages('planner.versions', { id: plan.plan_id, limit: 100 });
  const revert = useAct('planner.revert', {
    onDone: onReverted, says: (_, { version }) => t.reverted(version),
    undo: async (after) => { onReverted(await call('planner.revert', { id: after.plan_id, version: after.version - 1, if_match: String(after.version) })); },
  });
  const newer = to ?? plan.version, older = from ?? Math.max(1, newer - 1);
  if (found.error && !found.items.length) return <ErrorState error={found.error} onRetry={found.refetch} />;
  if (found.isPending) return <SkeletonRows />;
  const who = (actor: string): string => { const [kind = '', n = ''] = actor.split(':'); return kind === 'key' ? t.actors.key(n) : kind === 'local' || kind === 'job' || kind === 'cli' ? t.actors[kind] : actor; };
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[17rem_minmax(0,1fr)]">
      <Card flush>
        <ol aria-label={t.label} className="max-h-[60dvh] overflow-y-auto" tabIndex={0}>
          {found.items.map((one) => (
            <li key={one.version} className="border-b border-line/60 last:border-b-0">
              <button type="button" aria-current={newer === one.version ? 'true' : undefined} onClick={() => onCompare(Math.max(1, one.version - 1), one.version)} className={cx('touch grid w-full gap-0.5 px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2', newer === one.version && 'bg-accent-soft')}>
                <span className="flex items-center gap-2 font-medium">{one.version}{one.version === plan.version && <Badge>{t.present}</Badge>}<span className="ml-auto font-normal text-ink-2 tabular">{formatHours(one.sop.total_hours)}</span></span>
                <span className="text-sm text-ink-2"><DateTime at={one.created_at} as="ago" /> {t.by(who(one.changed_by))} · {t.steps(one.sop.steps.length)}</span>
              </button>
            </li>
          ))}
          {found.hasMore && <li className="p-2"><Button look="quiet" size="sm" onClick={found.more}>…</Button></li>}
        </ol>
      </Card>
      {plan.version === 1 ? <p className="text-ink-2">{t.only}</p> : (
        <Card title={t.between(older, newer)} actions={newer !== plan.version && !frozen && <Button size="sm" busy={revert.isPending} onClick={() => revert.run({ id: plan.plan_id, version: newer, if_match: String(plan.version) })}><RotateCcw aria-hidden className="size-3.5" />{t.revert(newer)}</Button>}>
          <div className="mb-4 flex flex-wrap items-center gap-2">
            <Field label={t.from_} hideLabel><Select value={older} onChange={(event) => onCompare(Number(event.target.value), newer)} choices={numbers(plan.version).map((n) => ({ value: String(n), label: `${t.from_} ${n}` }))} /></Field>
            <Field label={t.to_} hideLabel><Select value={newer} onChange={(event) => onCompare(older, Number(event.target.value))} choices={numbers(plan.version).map((n) => ({ value: String(n), label: `${t.to_} ${n}` }))} /></Field>
          </div>
          <ChangesBetween plan={plan} from={older} to={newer} titles={found.items.find((one) => one.version === newer)?.sop.steps ?? plan.sop.steps} />
        </Card>
      )}
    </div>
  );
}

const numbers = (most: number): number[] => Array.from({ length: most }, (_, at) => most - at);

function ChangesBetween({ plan, from, to, titles: steps }: { readonly plan: Plan; readonly from: number; readonly to: number; readonly titles: Plan['sop']['steps'] }) {
  const { versions: t } = useWords(backgroundWords);
  const diff = useApi('planner.diff', { id: plan.plan_id, from, to }, { keep: true });
  const titles = useMemo(() => new Map(steps.map((one) => [one.id, one.title])), [steps]);
  return (
    <Loaded of={diff} loading={<SkeletonRows rows={3} />}>{(read) => {
      const changes = gather(read, titles);
      if (changes.none) return <p className="text-ink-2">{t.none}</p>;
      const total = read.total_hours;
      return (
        <div className="grid gap-4">
          {total.from !== total.to && <p className="font-medium tabular">{t.hours(formatHours(total.from), formatHours(total.to))}</p>}
          {changes.plan.length > 0 && <Group title={t.plan}><Fields fields={changes.plan} t={t} /></Group>}
          {changes.steps.map((one) => (
            <Group key={one.id} title={one.title} mark={<Badge tone={one.kind === 'added' ? 'good' : one.kind === 'removed' ? 'bad' : 'plain'}>{t[one.kind]}</Badge>}>
              {one.hours !== null && <p className="text-ink-2 tabular">{formatHours(one.hours)}</p>}
              <Fields fields={one.fields} t={t} />
            </Group>
          ))}
          {changes.order && <Group title={t.order}><ol className="grid list-decimal gap-0.5 pl-5 text-ink-2">{changes.order.map((one, at) => <li key={at}>{one}</li>)}</ol></Group>}
        </div>
      );
    }}</Loaded>
  );
}

const Group = ({ title, mark, children }: { readonly title: string; readonly mark?: ReactNode; readonly children: ReactNode }) => <section className="border-l-2 border-line pl-3"><h3 className="flex flex-wrap items-center gap-2 text-base">{title}{mark}</h3>{children}</section>;

function Fields({ fields, t }: { readonly fields: readonly FieldChange[]; readonly t: Words }) {
  const zone = useZone();
  const say = ({ field }: FieldChange, value: unknown): string => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t.nothing;
    if (typeof value === 'number') return formatHours(value);
    if (typeof value === 'boolean') return value ? t.yes : t.no;
    if (field === 'deadline') return formatDue(String(value), zone);
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1 grid gap-1">
      {fields.map((one) => (
        <div key={one.field} className="grid gap-x-3 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
          <dt className="text-sm text-ink-3">{t.fields[one.field]}</dt>
          <dd className="min-w-0"><del className="rounded-sm bg-bad-soft px-1 text-bad"><span className="sr-only">{t.from} </span>{say(one, one.from)}</del> <span aria-hidden className="text-ink-3">→</span> <ins className="rounded-sm bg-good-soft px-1 text-good no-underline"><span className="sr-only">{t.to} </span>{say(one, one.to)}</ins></dd>
        </div>
      ))}
    </dl>
  );
}
