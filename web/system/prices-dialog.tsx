import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { call, type Output, useAct } from '../api/index.ts';
import { Button, Dialog, IconButton, Input } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { modelWords } from './models.words.ts';

interface Row { readonly id: number; readonly model: string; readonly input: string; readonly output: string }

/** Prices of models whose provider does not say what a call cost. */
export function PricesDialog({ budget, onClose }: { readonly budget: Output<'models.budget'>; readonly onClose: () => void }) {
  const t = useWords(modelWords);
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(budget.prices).map(([model, price], id) => ({ id, model, input: String(price.input), output: String(price.output) })));
  const save = useAct('models.save-budget', { quiet: true, says: () => t.pricesSaved, undo: () => call('models.save-budget', { prices: budget.prices }), onDone: onClose });
  const change = (id: number, more: Partial<Row>): void => setRows(rows.map((one) => (one.id === id ? { ...one, ...more } : one)));
  const submit = (event: FormEvent): void => { event.preventDefault(); save.run({ prices: Object.fromEntries(rows.filter((one) => one.model.trim() !== '').map((one) => [one.model.trim(), { input: Number(one.input), output: Number(one.output) }])) }); };
  const form = 'prices-of-models';
  return (
    <Dialog open onClose={onClose} title={t.prices} description={t.pricesAbout} footer={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={save.isPending}>{t.save}</Button></>}>
      <form id={form} onSubmit={submit} className="grid gap-2">
        {rows.length === 0 && <p className="text-ink-2">{t.noPrices}</p>}
        {rows.map((row) => (
          <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_5rem_5rem_2rem] items-center gap-2">
            <Input aria-label={t.model} placeholder={t.model} required value={row.model} onChange={(event) => change(row.id, { model: event.target.value })} />
            <Input aria-label={t.input} placeholder={t.input} required type="number" inputMode="decimal" min={0} step="any" value={row.input} onChange={(event) => change(row.id, { input: event.target.value })} />
            <Input aria-label={t.output} placeholder={t.output} required type="number" inputMode="decimal" min={0} step="any" value={row.output} onChange={(event) => change(row.id, { output: event.target.value })} />
            <IconButton label={t.remove(row.model)} icon={<X className="size-4" />} onClick={() => setRows(rows.filter((one) => one.id !== row.id))} />
          </div>
        ))}
        <div><Button size="sm" look="quiet" onClick={() => setRows([...rows, { id: Math.max(-1, ...rows.map((one) => one.id)) + 1, model: '', input: '', output: '' }])}><Plus aria-hidden className="size-4" />{t.addPrice}</Button></div>
        {save.error && <p role="alert" className="text-sm text-bad">{save.error.message}</p>}
      </form>
    </Dialog>
  );
}
