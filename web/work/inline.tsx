import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '../ui/index.ts';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly onSave: (text: string) => void;
  /** What is wrong with what was written; it is not saved then. */
  readonly check?: (text: string) => string | undefined;
  readonly type?: 'text' | 'date';
  readonly rows?: number;
  readonly most?: number;
  readonly className?: string;
}
const LOOK = 'touch w-full rounded-md border border-transparent bg-transparent px-2 transition-colors hover:border-line focus-visible:border-ring focus-visible:bg-surface focus-visible:outline-1 focus-visible:-outline-offset-1 aria-invalid:border-bad pointer-coarse:text-lg';

/** Text that is its own editor: kept when the focus leaves or with Enter; Escape leaves it as it was. */
export function Inline({ value, label, placeholder, onSave, check, type = 'text', rows, most = 500, className }: Props) {
  const [text, setText] = useState(value);
  const [wrong, setWrong] = useState<string>();
  const editing = useRef(false);
  useEffect(() => { if (!editing.current) setText(value); }, [value]);
  const save = (now: string): void => {
    editing.current = false;
    const fault = check?.(now.trim());
    setWrong(fault);
    if (fault === undefined && now.trim() !== value) onSave(now.trim());
  };
  const key = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (rows === undefined || event.metaKey || event.ctrlKey)) { event.preventDefault(); event.currentTarget.blur(); }
    // Only the change is taken back: the sheet around it stays open.
    if (event.key === 'Escape' && text !== value) { event.stopPropagation(); event.nativeEvent.stopImmediatePropagation(); setText(value); setWrong(undefined); }
  };
  const common = { 'aria-label': label, 'aria-invalid': wrong === undefined ? undefined : true, placeholder, value: text, maxLength: type === 'date' ? undefined : most, onFocus: () => { editing.current = true; }, onBlur: (event: { currentTarget: { value: string } }) => save(event.currentTarget.value), onKeyDown: key, autoComplete: 'off' } as const;
  return (
    <>
      {rows === undefined ? <input type={type} {...common} onChange={(event) => setText(event.target.value)} className={cx(LOOK, 'h-8', type === 'date' && text === '' && 'text-ink-3', className)} /> : <textarea rows={rows} {...common} onChange={(event) => setText(event.target.value)} className={cx(LOOK, 'field-sizing-content max-h-96 resize-none py-1.5', className)} />}
      {wrong !== undefined && <p role="alert" className="px-2 text-xs font-medium text-bad">{wrong}</p>}
    </>
  );
}

/** A line of a detail: what it is, and its control. */
export const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => <div className="grid min-h-9 grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-2"><span className="text-sm text-ink-3">{label}</span><div className="min-w-0">{children}</div></div>;
/** A choice without a frame until it is pointed at. */
export const INLINE_SELECT = 'w-full [&>select]:border-transparent [&>select]:bg-transparent [&>select]:px-2 [&>select:hover]:border-line';

/** A part of a detail under a heading of its own. */
export const Part = ({ title, about, actions, children }: { readonly title: string; readonly about?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }) => <section className="border-t pt-4"><header className="mb-2 flex min-h-7 items-center gap-2"><h3 className="text-base">{title}</h3>{about !== undefined && <span className="min-w-0 flex-1 truncate text-sm text-ink-3">{about}</span>}{actions && <span className="ml-auto flex gap-1">{actions}</span>}</header>{children}</section>;
