import { type ReactNode, useId } from 'react';
import { useApi } from '../api/index.ts';
import { Field, Input } from '../ui/index.ts';
import { formatMoney } from '../words/index.ts';

interface Props { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly placeholder?: string; readonly hint?: ReactNode; readonly error?: string | undefined }

/** The name of a model: any that the provider takes, with those that it offers to choose from. */
export function ModelInput({ label, value, onChange, placeholder, hint, error }: Props) {
  const id = useId();
  const library = useApi('models.library', {});
  return (
    <Field label={label} hint={hint} error={error}>
      <Input list={id} value={value} onChange={(event) => onChange(event.target.value)} placeholder={placeholder} maxLength={200} spellCheck={false} />
      <datalist id={id}>{library.data?.items.map((one) => <option key={one.id} value={one.id}>{[one.name === one.id ? '' : one.name, one.input_usd === null || one.output_usd === null ? '' : `${formatMoney(one.input_usd, 'USD')} / ${formatMoney(one.output_usd, 'USD')}`].filter(Boolean).join(' · ')}</option>)}</datalist>
    </Field>
  );
}
