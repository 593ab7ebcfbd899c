import { NameTag } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { memoryWords } from './memory.words.ts';

/** Whom a fact is about; `self` is the person whose memory it is. */
export function SubjectTag({ subject }: { readonly subject: string }) {
  const t = useWords(memoryWords);
  return <NameTag name={subject === 'self' ? t.self : subject} />;
}
