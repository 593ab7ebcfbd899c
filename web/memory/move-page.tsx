import { useSearch } from '@tanstack/react-router';
import { useApi } from '../api/index.ts';
import { useWords } from '../words/index.ts';
import { EraseCard } from './erase-card.tsx';
import { ExportCard } from './export-card.tsx';
import { ImportCard } from './import-card.tsx';
import { MemoryFrame } from './memory-frame.tsx';
import { clientRef } from './memory-search.ts';
import { memoryWords } from './memory.words.ts';

/** What comes in, what goes out, and what goes for good. */
export function MovePage() {
  const m = useWords(memoryWords);
  const search = useSearch({ from: '/memory/move' });
  const client = clientRef(search.client);
  const profile = useApi('clients.list', { limit: 500 }, { select: ({ items }) => items.find((one) => (client === undefined ? one.is_own : one.client_id === client || one.user_id === client)) });
  const name = profile.data && !profile.data.is_own ? (profile.data.full_name ?? profile.data.user_id) : m.own;
  return (
    <MemoryFrame view="move" search={search}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 max-w-6xl lg:grid-cols-2">
        <ImportCard client={client} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4"><ExportCard client={client} name={name} /><EraseCard client={profile.data?.client_id ?? client} name={name} own={profile.data?.is_own ?? client === undefined} /></div>
      </div>
    </MemoryFrame>
  );
}
