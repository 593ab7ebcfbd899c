export { Forbidden, Unauthenticated } from './identity.problems.ts';
export { createKeyContract, listKeysContract, revokeKeyContract, SCOPES } from './keys.contract.ts';
export { identityModule, type Principal } from './keys.ts';
