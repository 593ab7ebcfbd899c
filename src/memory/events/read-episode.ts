import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { episodeJson, findEpisode } from './episodes.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { readEpisode } from './read-episode.contract.ts';

export const readEpisodeOperation = (deps: MemoryDeps): AnyOperation => operation(readEpisode, ({ episode_id }, context) => deps.db.inWorkspace(context, async (sql) => {
  const row = await findEpisode(sql, episode_id);
  if (!row) throw notFound('episode', episode_id);
  return { ...episodeJson(row), messages: row.messages.map(({ role, content }) => ({ role, content })) };
}));
