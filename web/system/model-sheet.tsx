import { type FormEvent, useState } from 'react';
import { call, useAct, useApi } from '../api/index.ts';
import { Button, Field, Input, Sheet } from '../ui/index.ts';
import { formatMoney, formatNumber, useWords } from '../words/index.ts';
import { estimateFor, priceOf } from './cost.ts';
import { ModelInput } from './model-input.tsx';
import { modelWords } from './models.words.ts';
import { operationName } from './operation-name.ts';
import type { Models, ModelSetting } from './shapes.ts';

const USUAL_TEMPERATURE = 0.2;

/** One operation's model, limits and fallback, with what a change would cost. */
export function ModelSheet({ models, setting, onClose }: { readonly models: Models; readonly setting: ModelSetting; readonly onClose: () => void }) {
  const t = useWords(modelWords);
  const what = operationName(t, setting.operation);
  const [model, setModel] = useState(setting.model ?? '');
  const [fallback, setFallback] = useState(setting.fallback_model ?? '');
  const [temperature, setTemperature] = useState(setting.temperature);
  const [limit, setLimit] = useState(setting.max_tokens === null ? '' : String(setting.max_tokens));
  const operation = setting.operation as 'planning';
  const back = { operation, model: setting.model, fallback_model: setting.fallback_model, temperature: setting.temperature, max_tokens: setting.max_tokens };
  const save = useAct('models.set', { quiet: true, says: () => t.saved(what), undo: () => call('models.set', back), onDone: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.run({ operation, model: model.trim() || null, fallback_model: fallback.trim() || null, temperature, max_tokens: limit.trim() === '' ? null : Number(limit) });
  };
  const form = 'model-of-operation';
  return (
    <Sheet open onClose={onClose} title={t.edit(what)} size="sm" footer={<><Button look="quiet" className="mr-auto" onClick={() => save.run({ operation, model: null, fallback_model: null, temperature: null, max_tokens: null })}>{t.reset}</Button><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" type="submit" form={form} busy={save.isPending}>{t.save}</Button></>}>
      <form id={form} onSubmit={submit} className="grid grid-cols-1 gap-5">
        <ModelInput label={t.model} value={model} onChange={setModel} placeholder={models.default_model ?? undefined} hint={t.modelHint} error={save.error?.about('model')} />
        <Estimate models={models} operation={setting.operation} model={model.trim() || models.default_model || ''} />
        <Field label={`${t.temperature}: ${temperature === null ? `${formatNumber(USUAL_TEMPERATURE)} (${t.usual})` : formatNumber(temperature)}`} hint={t.temperatureHint} error={save.error?.about('temperature')}>
          <Input type="range" min={0} max={2} step={0.1} value={temperature ?? USUAL_TEMPERATURE} onChange={(event) => setTemperature(Number(event.target.value))} className="border-0 bg-transparent px-0 accent-accent" />
        </Field>
        <Field label={t.limitLabel} hint={t.limitHint} error={save.error?.about('max_tokens')}><Input type="number" inputMode="numeric" min={1} max={1_000_000} step={1} value={limit} onChange={(event) => setLimit(event.target.value)} /></Field>
        <ModelInput label={t.fallback} value={fallback} onChange={setFallback} hint={t.fallbackHint} error={save.error?.about('fallback_model')} />
      </form>
    </Sheet>
  );
}

function Estimate({ models, operation, model }: { readonly models: Models; readonly operation: string; readonly model: string }) {
  const t = useWords(modelWords);
  const library = useApi('models.library', {});
  const budget = useApi('models.budget', {});
  const found = estimateFor(operation, models.usage_30_days, priceOf(model, budget.data?.prices ?? {}, library.data?.items ?? []));
  const money = (usd: number): string => formatMoney(usd, 'USD');
  const difference = found?.other === null || !found ? 0 : found.other - found.now;
  return (
    <div role="status" className="rounded-md bg-sunken p-3 text-sm text-ink-2">
      <p className="font-medium text-ink">{t.estimate}</p>
      {!found ? <p>{t.noUse}</p> : <p>{t.estimateNow(money(found.now))} {found.other === null ? t.estimateUnknown(model) : t.estimateThen(model, money(found.other), Math.abs(difference) < 0.01 ? t.estimateSame : difference > 0 ? t.estimateMore(money(difference)) : t.estimateLess(money(-difference)))}</p>}
    </div>
  );
}
