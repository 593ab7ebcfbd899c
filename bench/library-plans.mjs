// Plans without a model: does an intent find the workflow that a person would accept, or an outline of the right kind, and no wrong one?
//
//   node bench/library-plans.mjs [--base http://127.0.0.1:8090] [--show]   (without --base: the built product, in a folder that is thrown away)
//
// Intents and what is accepted are in `library-intents.mjs`. A wrong workflow is the bad answer; an outline where a workflow was
// expected costs a click. --show prints what went wrong. Run `npm run build` first.
import { parseArgs } from 'node:util';
import { INTENTS } from './library-intents.mjs';
import { startProduct } from './product.mjs';

const { values } = parseArgs({ options: { base: { type: 'string' }, show: { type: 'boolean', default: false } } });
const product = values.base ? null : await startProduct();
const call = product?.call ?? (async (method, path, body) => {
  const response = await fetch(values.base + path, { method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return { body: await response.json() };
});
/** Kinds that are a finer name for one that is accepted. */
const ALSO = { trip: 'organise', negotiate: 'decide', transfer: 'move', read: 'learn' };
const share = (n, of) => `${n} of ${of} (${(100 * n / of).toFixed(1)} %)`;

try {
  const { items } = (await call('GET', '/api/v1/workflows?origin=starter&limit=200')).body;
  const slugs = new Map(items.map((one) => [one.workflow_id, one.slug]));
  for (const [set, intents] of Object.entries(INTENTS)) {
    const count = { right: 0, 'wrong workflow': 0, 'outline although a workflow exists': 0, 'outline of another kind': 0 };
    for (const [intent, ...accepted] of intents) {
      const { context, sop } = (await call('POST', '/api/v1/planner/plan', { intent, mode: 'library' })).body;
      const slug = slugs.get(context.workflow_id);
      const kind = context.match?.outline;
      const right = slug === undefined ? accepted.some((one) => [`kind:${kind}`, `kind:${ALSO[kind]}`].includes(one)) : accepted.includes(slug);
      const verdict = right ? 'right' : slug !== undefined ? 'wrong workflow' : accepted.every((one) => !one.startsWith('kind:')) ? 'outline although a workflow exists' : 'outline of another kind';
      count[verdict]++;
      if (values.show && !right) console.log(`  ${set}, ${verdict}: ${intent.replaceAll('\n', '⏎')} -> ${slug ?? `kind:${kind}`} (${sop.steps.length} steps), accepted ${accepted.join(', ')}`);
    }
    console.log(`${set}: ${Object.entries(count).map(([verdict, n]) => `${verdict} ${share(n, intents.length)}`).join(' · ')}`);
  }
} finally {
  await product?.stop();
}
