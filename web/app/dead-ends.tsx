import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Button, EmptyState, ErrorState, Page, PageHeader } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { appWords } from './app.words.ts';

export function NotFound() {
  const t = useWords(appWords);
  return <Page><PageHeader title={t.notFoundTitle} /><EmptyState icon={<Compass />} title={t.notFound} action={<Link to="/today" className="text-accent-text underline">{t.toToday}</Link>} /></Page>;
}

/** A part of the program that is gone from the server: a newer version was installed while the page was open. */
const isOldVersion = (error: unknown): boolean => error instanceof Error && /dynamically imported module|module script failed|Failed to fetch dynamically/i.test(error.message);

export function Broken({ error }: Pick<ErrorComponentProps, 'error'>) {
  const t = useWords(appWords);
  return (
    <Page>
      <PageHeader title={t.brokenTitle} about={isOldVersion(error) ? t.newVersion : t.broken} actions={<Button look="primary" onClick={() => location.reload()}>{t.reload}</Button>} />
      <ErrorState error={error} />
    </Page>
  );
}
