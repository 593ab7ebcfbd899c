import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cx } from '../ui/index.ts';

interface Props {
  readonly text: string;
  /** What stands in the field, where that is not the text itself. */
  readonly value?: string;
  /** What pressing it does, for those who listen. */
  readonly label: string;
  /** The name of the field while it is edited. */
  readonly field: string;
  readonly onSave: (text: string) => void;
  readonly disabled?: boolean;
  readonly className?: string;
  /** Under control of the page: a shortcut opens it. */
  readonly editing?: boolean;
  readonly onEditing?: (editing: boolean) => void;
  readonly placeholder?: string;
}

/** A text that becomes a field when it is pressed: Enter and leaving keep it, Escape does not. */
export function EditableText({ text, value = text, label, field, onSave, disabled = false, className, editing: told, onEditing, placeholder }: Props) {
  const [own, setOwn] = useState(false);
  const editing = told ?? own;
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => { if (editing) { input.current?.focus(); input.current?.select(); } }, [editing]);
  const set = (to: boolean): void => { setOwn(to); onEditing?.(to); };
  const end = (keep: boolean, refocus: boolean): void => {
    const said = input.current?.value.trim() ?? '';
    set(false);
    if (refocus) requestAnimationFrame(() => button.current?.focus());
    if (keep && said && said !== value) onSave(said);
  };
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') { event.preventDefault(); end(true, true); } else if (event.key === 'Escape') { event.preventDefault(); end(false, true); }
  };
  if (editing && !disabled) return <input ref={input} aria-label={field} defaultValue={value} maxLength={500} placeholder={placeholder} onKeyDown={onKey} onBlur={() => end(true, false)} className={cx('-mx-1 w-full min-w-0 rounded-sm bg-surface px-1 outline-2 outline-ring', className)} />;
  if (disabled) return <span className={className}>{text}</span>;
  return <button ref={button} type="button" aria-label={label} onClick={() => set(true)} className={cx('-mx-1 max-w-full cursor-text rounded-sm px-1 text-left hover:bg-hover', className)}>{text}</button>;
}
