import type { Sql } from '../../db/database.port.ts';
import type { Channel } from '../remote-calendars.port.ts';

export interface ChannelRow { channel_id: string; workspace_id: number; calendar_id: number; resource_id: string; token_digest: string; expires_at: Date }

const ALL = 'channel_id, workspace_id, calendar_id, resource_id, token_digest, expires_at';

/** Channels by which services tell us of changes. */
export const channelsStore = {
  of: async (sql: Sql, calendarId: number, now: Date): Promise<ChannelRow | undefined> => (await sql.rows<ChannelRow>(`select ${ALL} from calendar_channels where calendar_id = $1 and expires_at > $2 order by expires_at desc limit 1`, [calendarId, now]))[0],
  takeAll: (sql: Sql, calendarId: number) => sql.rows<ChannelRow>(`delete from calendar_channels where calendar_id = $1 returning ${ALL}`, [calendarId]),
  insert: (sql: Sql, calendarId: number, channel: Channel, tokenDigest: string) => sql.run('insert into calendar_channels (channel_id, calendar_id, resource_id, token_digest, expires_at) values ($1, $2, $3, $4, $5)', [channel.channelId, calendarId, channel.resourceId, tokenDigest, channel.expiresAt]),
  /** Runs as the owner: a notification says nothing but its channel. */
  find: async (sql: Sql, channelId: string): Promise<ChannelRow | undefined> => (await sql.rows<ChannelRow>(`select ${ALL} from calendar_channels where channel_id = $1`, [channelId]))[0],
};
