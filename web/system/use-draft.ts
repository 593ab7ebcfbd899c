import { useState } from 'react';
import type { Output } from '../api/index.ts';

type Version = Output<'prompts.read'>['versions'][number];
export interface Draft {
  /** The version that it began with. */
  readonly base: Version;
  readonly text: string;
  readonly changed: boolean;
  readonly write: (text: string) => void;
  readonly discard: () => void;
}

/** Texts that are not saved yet, by prompt and the version they began with: looking at another page loses nothing. */
const kept = new Map<string, string>();

export function useDraft(prompt: Output<'prompts.read'>, version: string | undefined): Draft {
  const base = prompt.versions.find((one) => one.version === version) ?? prompt.versions.find((one) => one.version === prompt.version) ?? prompt;
  const key = `${prompt.template_name} ${base.version}`;
  const [, redraw] = useState(0);
  const put = (text: string | null): void => { if (text === null || text === base.content) kept.delete(key); else kept.set(key, text); redraw((n) => n + 1); };
  const text = kept.get(key) ?? base.content;
  return { base, text, changed: text !== base.content, write: put, discard: () => put(null) };
}
