import { armOf, type ArmSource } from './arms.ts';
import { namesAround } from './arms.store.ts';
import { findDocuments } from './recall.store.ts';
import { namesIn } from './names.ts';
import { fold, termsOf } from '../terms.ts';

/** A name in a greater share of the memories says nothing about one of them. */
const RARE = 0.1;

/** Finding by who and what is named: memories that hold the rare names of the question, or names that the graph joins to them. */
export const entityArm: ArmSource = {
  name: 'entity',
  async search(sql, query) {
    const names = namesIn(query.text);
    if (names.length === 0) return null;
    const around = await namesAround(sql, names);
    const own = names.flatMap(termsOf);
    const near = around.flatMap((name) => termsOf(fold(name))).filter((term) => !own.includes(term));
    if (near.length === 0) return null; // the names alone are words of the question: the arm by words has them
    const { uses, hits } = await findDocuments(sql, { ...query, terms: [...new Set(near)] }, { coverage: 0, wanted: query.wanted, neighbours: false });
    if (!uses.some((use) => use.documents <= Math.max(3, query.docs * RARE))) return null;
    return armOf('entity', hits.map(({ score, ...doc }) => ({ doc, score })));
  },
};
