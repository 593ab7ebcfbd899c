import { createHash } from 'node:crypto';

/**
 * What a block said when we wrote it, short enough to travel with it. While it fits nobody has changed the block, whichever of our
 * writes this one is; a person's program carries it along and changes what it speaks of.
 */
export const blockMark = ({ title, start, end }: { title: string; start: Date; end: Date }): string =>
  createHash('sha256').update(`${title.replace(/\s+/g, ' ').trim()}\n${start.getTime()}\n${end.getTime()}`).digest('hex').slice(0, 16);
