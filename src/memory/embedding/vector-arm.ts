import { type Arm, armOf, type ArmHit, type ArmSource } from '../recall/arms.ts';
import type { EmbeddingRoom, QueryVector } from './embedding.ts';
import { findModel, type Near, nearest } from './vectors.store.ts';

/** Memories that the arm names: beyond them a weak resemblance says nothing. */
const NAMED = 60;
/** Of so many the likeness of chance is read. */
const BACKGROUND = 100;
const FEW = 0.5;
const AGREEING = 10;
/** The weight that recall gives this arm; what is wanted here is reached through the trust in it. */
const RECIPE = 0.3;
/** The union of the arms counts: what only this one found stands behind the others at least, where this one has a say. */
const LEAST = 0.02;

/** Finding by meaning, as one arm of recall. */
export function vectorArm(room: Pick<EmbeddingRoom, 'query'>): ArmSource {
  return {
    name: 'vector',
    prepare: (text, context) => room.query(text, context),
    failed: (prepared) => (prepared && 'failed' in (prepared as QueryVector) ? 'embeddings' : null),
    async search(sql, query, prepared, known) {
      const answer = prepared as QueryVector | null;
      if (!answer || 'failed' in answer) return null;
      const model = await findModel(sql, answer.model, answer.vector.length);
      if (model === undefined) return null;
      // What can have no say in the end is not looked for.
      if (share({ agreement: 1, coverage: query.coverage ?? 0, grade: model.grade }) <= LEAST) return null;
      const near = await nearest(sql, model.model_id, answer.vector, query);
      return weighed(near, known.find((arm) => arm.name === 'lexical')?.hits ?? [], query.coverage ?? 0, model.grade);
    },
  };
}

/** The arm with how far it is to be believed for this question. */
export function weighed(near: readonly Near[], lexical: readonly ArmHit[], coverage: number, grade: number): Arm | null {
  const top = near[0]?.similarity ?? 0;
  // Every model has its own floor: what the hundredth of a client's memories resembles the question is what chance resembles it.
  // Where there are few memories, the last one may be an answer too.
  const least = near[Math.min(near.length, BACKGROUND) - 1]?.similarity ?? 0;
  const floor = Math.max(0, near.length >= BACKGROUND ? least : Math.min(least, top * FEW));
  if (top <= floor) return null;
  const found = near.slice(0, NAMED).filter((n) => n.similarity > floor).map(({ similarity, ...doc }) => ({ doc, score: ((similarity - floor) / (top - floor)) ** 2 }));
  return armOf('vector', found, Math.max(LEAST, share({ agreement: agreementOf(near, lexical), coverage, grade })) / RECIPE);
}

/** Of the best ten by meaning, the share that is among the best ten by words. */
function agreementOf(near: readonly Near[], lexical: readonly ArmHit[]): number {
  const words = new Set(lexical.slice(0, AGREEING).map(({ doc }) => `${doc.kind} ${doc.refId}`));
  return near.slice(0, AGREEING).filter((n) => words.has(`${n.kind} ${n.refId}`)).length / AGREEING;
}

/**
 * What the nearest memory gains, as a share of the best score by words. A model that knows meaning has a say in every question, more
 * when both arms point the same way, and most when the words say little: from 1 on, the nearest memory comes first. A model that
 * knows letters only has a say where the words find next to nothing.
 */
export function share({ agreement, coverage, grade }: { agreement: number; coverage: number; grade: number }): number {
  const silent = (edge: number): number => Math.max(0, 1 - coverage / edge);
  return grade * (0.15 + 0.4 * agreement + 1.5 * silent(0.5)) + (1 - grade) * 1.5 * silent(0.15);
}
