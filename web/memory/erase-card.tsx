import { ShieldCheck, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { type Output, useAct } from '../api/index.ts';
import { Button, Card, Dialog, Field, Input } from '../ui/index.ts';
import { formatNumber, useWords } from '../words/index.ts';
import { moveWords } from './move.words.ts';
import { fileWord, saveFile } from './save-file.ts';

type Proof = Output<'clients.erase'>;

/** Takes everything of a client away for good, and shows what was counted after it. */
export function EraseCard({ client, name, own }: { readonly client: number | string | undefined; readonly name: string; readonly own: boolean }) {
  const t = useWords(moveWords);
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState<Proof | null>(null);
  const erase = useAct('clients.erase', { quiet: true, onDone: (done) => { setProof(done); setAsking(false); setTyped(''); } });
  return (
    <Card title={t.eraseTitle}>
      <div className="grid justify-items-start gap-3">
        <p className="text-ink-2">{t.eraseAbout} {own && t.eraseOwn}</p>
        {client === undefined ? <p className="text-sm text-ink-3">{t.noClient}</p> : <Button look="danger" onClick={() => { setProof(null); setAsking(true); }}>{t.erase}</Button>}
        <div aria-live="polite" className="w-full">{proof && <ProofOf proof={proof} name={name} />}</div>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} size="sm" title={t.eraseQuestion(name)} description={t.eraseAbout} footer={<><Button onClick={() => setAsking(false)}>{t.cancel}</Button><Button look="danger" busy={erase.isPending} disabled={typed.trim() !== name} onClick={() => { if (client !== undefined) erase.run({ client_id: client }); }}>{t.eraseNow}</Button></>}>
        <Field label={t.eraseType(name)} error={erase.error?.message}><Input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} /></Field>
      </Dialog>
    </Card>
  );
}

function ProofOf({ proof, name }: { readonly proof: Proof; readonly name: string }) {
  const t = useWords(moveWords);
  const stores = [...new Set([...Object.keys(proof.erased), ...Object.keys(proof.remaining)])].sort().filter((store) => (proof.erased[store] ?? 0) > 0 || (proof.remaining[store] ?? 0) > 0);
  const backends = Object.entries(proof.backends);
  const Icon = proof.verified ? ShieldCheck : ShieldX;
  return (
    <section aria-label={t.proof} className="grid gap-3 rounded-lg border p-3">
      <p className={proof.verified ? 'flex items-center gap-2 font-medium text-good' : 'flex items-center gap-2 font-medium text-bad'}><Icon aria-hidden className="size-5 shrink-0" />{proof.verified ? t.verified : t.unverified}</p>
      <table className="w-full text-sm">
        <thead className="border-b text-left text-xs text-ink-3"><tr><th className="py-1 font-medium">{t.store}</th><th className="py-1 text-right font-medium">{t.erased}</th><th className="py-1 text-right font-medium">{t.left}</th></tr></thead>
        <tbody>{stores.map((store) => <tr key={store} className="border-b border-line/60 last:border-b-0"><td className="py-1">{store}</td><td className="py-1 text-right tabular">{formatNumber(proof.erased[store] ?? 0)}</td><td className="py-1 text-right tabular">{formatNumber(proof.remaining[store] ?? 0)}</td></tr>)}</tbody>
      </table>
      <p className="text-sm text-ink-2">{proof.profile === 'removed' ? t.profileRemoved : t.profileEmptied}{backends.length > 0 && ` ${t.backends}: ${backends.map(([home, state]) => `${home} ${state === 'done' ? t.doneThere : t.pending}`).join(', ')}`}</p>
      <Button size="sm" className="justify-self-start" onClick={() => saveFile(`erasure-${fileWord(name)}.json`, JSON.stringify({ ...proof, saved_at: new Date().toISOString() }, null, 2), 'application/json')}>{t.save}</Button>
    </section>
  );
}
