import { Check, Lock, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { cx, softHue, solidHue } from '../ui/index.ts';
import { formatSpan, formatTime } from '../words/index.ts';
import type { Colour } from './colours.ts';
import type { Ghost } from './preview.ts';
import { PX } from './use-draft.ts';
import type { CalendarItem } from './preview.ts';

export interface Place { readonly top: number; readonly bottom: number; readonly left: number; readonly width: number; /** Too narrow for a time with its end. */ readonly brief: boolean; readonly first: boolean; readonly last: boolean }
const styleOf = ({ top, bottom, left, width }: Place) => ({ top: top * PX + 1, height: Math.max(11, (bottom - top) * PX - 2), left: `${left * 100}%`, width: `calc(${width * 100}% - 3px)` });
const HATCH = 'bg-sunken bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--color-line)_5px_6px)]';

const CLAMP = ['', 'line-clamp-1', 'line-clamp-2', 'line-clamp-3', 'line-clamp-4'] as const;
/** Lines of the title that leave room for the time below; 0: all on one line, without the time. */
const titleLines = ({ top, bottom }: Place): number => { const height = (bottom - top) * PX; return height < 34 ? 0 : Math.max(1, Math.min(4, Math.floor((height - 22) / 16))); };

interface Props {
  readonly item: CalendarItem;
  readonly place: Place;
  readonly colour: Colour;
  readonly label: string;
  readonly zone: string;
  readonly reachable: boolean;
  readonly selected: boolean;
  readonly conflict: boolean;
  /** A preview would take it away from here. */
  readonly leaving: boolean;
  /** It is being moved: only its shadow stays. */
  readonly lifted: boolean;
  readonly changeable: boolean;
}

/** One event in its place. The grid listens for all of them: a hundred blocks have no hundred listeners. */
export const Block = memo(function Block({ item, place, colour, label, zone, reachable, selected, conflict, leaving, lifted, changeable }: Props) {
  const lines = titleLines(place);
  const done = item.task_status === 'done' || item.task_status === 'cancelled';
  const busy = item.kind === 'busy';
  return (
    <div className={cx('group @container absolute z-1', lifted && 'opacity-40')} style={styleOf(place)}>
      <button type="button" data-event={item.event_id} aria-describedby={changeable ? 'week-keys' : undefined} tabIndex={reachable ? 0 : -1}
        className={cx('relative flex h-full w-full overflow-hidden rounded-sm text-left text-xs select-none focus-visible:outline-offset-0', changeable && 'cursor-grab active:cursor-grabbing',
          leaving ? 'border border-dashed border-line-strong bg-surface text-ink-2 line-through' : busy ? cx(HATCH, 'border border-line text-ink-2') : done ? 'bg-sunken text-ink-3 line-through' : colour.hue === null ? 'border border-line-strong/50 bg-surface text-ink' : softHue(colour.hue),
          selected && 'ring-2 ring-ring', conflict && !selected && 'ring-1 ring-bad')}>
        {!busy && !leaving && <span aria-hidden className={cx('w-1 shrink-0', colour.hue === null || done ? 'bg-line-strong' : solidHue(colour.hue))} />}
        <span className={cx('min-w-0 flex-1 px-1.5', lines > 0 ? 'py-0.5' : 'flex items-center')}>
          <span className={cx('font-medium wrap-normal', lines > 0 ? CLAMP[lines] : 'truncate leading-none', busy && 'rounded-xs bg-sunken')}>{item.title}</span>
          {lines > 0 && place.first && <span className="block truncate tabular">{!place.brief && <span className="@max-[6rem]:hidden">{formatSpan(item.start, item.end, zone)}</span>}<span className={place.brief ? undefined : '@min-[6rem]:hidden'}>{formatTime(item.start, zone)}</span></span>}
          <span className="sr-only">{label}</span>
        </span>
        <span aria-hidden className={cx('flex gap-0.5 p-0.5', lines > 0 ? 'absolute right-0 bottom-0' : 'shrink-0')}>
          {conflict && <TriangleAlert className="size-3 text-bad" />}{done && <Check className="size-3" />}{item.pinned && <Lock className="size-3" />}
        </span>
      </button>
      {changeable && place.last && <span aria-hidden data-event={item.event_id} data-resize className="absolute inset-x-0 -bottom-0.5 h-2 cursor-ns-resize rounded-b-sm group-hover:bg-ring/25 pointer-coarse:h-4 pointer-coarse:max-h-[50%]" />}
    </div>
  );
});

/** Where a run would put something. */
export const GhostBlock = memo(function GhostBlock({ ghost, place, zone, label }: { readonly ghost: Ghost; readonly place: Place; readonly zone: string; readonly label: string }) {
  const lines = titleLines(place);
  return (
    <div data-ghost={ghost.key} className="absolute z-2 overflow-hidden rounded-sm border border-dashed border-accent bg-accent-soft px-1.5 text-xs text-accent-text" style={styleOf(place)}>
      <p className={cx(lines > 0 ? 'pt-0.5' : 'flex h-full items-center truncate leading-none')}><span className={cx('font-medium wrap-normal', lines > 0 ? CLAMP[lines] : '')}>{ghost.title}</span><span className="sr-only"> {label}</span></p>
      {lines > 0 && <p className="truncate tabular">{place.brief ? formatTime(ghost.start, zone) : formatSpan(ghost.start, ghost.end, zone)}</p>}
    </div>
  );
});
