import { createHash, randomBytes } from 'node:crypto';

/** RFC 7636: what only we know, and what of it the page is shown. */
export const newVerifier = (): string => randomBytes(48).toString('base64url');
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
