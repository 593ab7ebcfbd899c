import { ChevronDown } from 'lucide-react';
import { type ComponentProps, createContext, type ReactNode, use, useId } from 'react';
import { cx } from './cx.ts';

const FieldContext = createContext<{ id: string; describedBy: string | undefined; invalid: boolean } | null>(null);

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong, as a sentence: `problem.about('title')`. */
  readonly error?: string | undefined;
  /** The label is read out but not shown, where the place says it already. */
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A label, one control, a hint and what is wrong with it, tied together for those who listen. */
export function Field({ label, hint, error, hideLabel = false, className, children }: FieldProps) {
  const id = useId();
  const told = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={cx('grid gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium text-ink-2'}>{label}</label>
      <FieldContext value={{ id, describedBy: told, invalid: error !== undefined }}>{children}</FieldContext>
      {hint && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>}
      {error && <p id={`${id}-error`} role="alert" className="text-xs font-medium text-bad">{error}</p>}
    </div>
  );
}

const CONTROL = 'touch w-full rounded-md border border-line-strong/60 bg-surface px-2.5 text-base text-ink transition-colors hover:border-line-strong focus-visible:border-ring focus-visible:outline-1 focus-visible:-outline-offset-1 aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-3 pointer-coarse:text-lg';
function useControl(): { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const field = use(FieldContext);
  return field ? { id: field.id, ...(field.describedBy !== undefined && { 'aria-describedby': field.describedBy }), ...(field.invalid && { 'aria-invalid': true }) } : {};
}

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => <input {...useControl()} autoComplete="off" className={cx(CONTROL, 'h-8', className)} {...rest} />;
/** Grows with what is written into it. */
export const TextArea = ({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) => <textarea {...useControl()} rows={rows} className={cx(CONTROL, 'field-sizing-content max-h-96 resize-y py-1.5', className)} {...rest} />;

export interface Choice { readonly value: string; readonly label: string }
/** The system's own list: it is right on every phone and for every reader. */
export function Select({ choices, className, ...rest }: ComponentProps<'select'> & { readonly choices: readonly Choice[] }) {
  return (
    <span className={cx('relative inline-block', className)}>
      <select {...useControl()} className={cx(CONTROL, 'h-8 appearance-none pr-8')} {...rest}>{choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-ink-3" />
    </span>
  );
}

export function Checkbox({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { readonly label: ReactNode }) {
  return <label className={cx('touch inline-flex items-center gap-2 text-base', className)}><input type="checkbox" className="size-4 shrink-0 accent-accent" {...rest} />{label}</label>;
}
/** On or off, at once. */
export function Switch({ label, checked, onChange, disabled }: { readonly label: ReactNode; readonly checked: boolean; readonly onChange: (on: boolean) => void; readonly disabled?: boolean }) {
  return (
    <label className="touch inline-flex items-center gap-2.5">
      <input type="checkbox" role="switch" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} className="peer sr-only" />
      <span aria-hidden className="relative h-5 w-9 rounded-full bg-line-strong transition-colors peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ring peer-disabled:opacity-50 after:absolute after:top-0.5 after:left-0.5 after:size-4 after:rounded-full after:bg-white after:transition-transform peer-checked:after:translate-x-4" />
      {label}
    </label>
  );
}
