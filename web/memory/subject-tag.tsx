import { NameTag } from '../ui/index.ts';
import { type Subject, useSubjectNames } from './subject-names.ts';

/** Whom or what a fact is about, by name. */
export const SubjectTag = ({ subject }: { readonly subject: Subject }) => <NameTag name={useSubjectNames([subject])(subject)} />;
export const SubjectName = ({ subject }: { readonly subject: Subject }) => useSubjectNames([subject])(subject);
