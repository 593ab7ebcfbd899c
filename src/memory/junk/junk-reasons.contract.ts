/** Why a piece of a conversation is not kept. */
export const JUNK_REASONS = ['prompt', 'heartbeat', 'tool_noise', 'small_talk', 'question', 'recalled', 'duplicate', 'near_duplicate', 'secret'] as const;
export type JunkReason = (typeof JUNK_REASONS)[number];
