import { Unauthenticated, type Principal } from '../identity/index.ts';
import { type OperationContract, type Scope } from '../kernel/operation.ts';
import { Problem } from '../kernel/problem.ts';
import { StrangeHost } from './http.problems.ts';

const EVERYTHING: ReadonlySet<Scope> = new Set<Scope>(['memory:read', 'memory:write', 'planner:read', 'planner:write', 'admin']);
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i;

export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

export interface Access {
  principalOf(request: Request, contract: Pick<OperationContract, 'open'>): Promise<Principal>;
  /** Refuses what a web page from elsewhere could make a visitor's browser send to a server that needs no key. */
  checkOrigin(request: Request): void;
}

export interface AccessOptions {
  /** The address we are bound to: loopback is open without a key, for the default workspace. */
  readonly host: string;
  readonly publicUrl?: string | undefined;
  authenticate(token: string): Promise<Principal>;
}

export function createAccess({ host, publicUrl, authenticate }: AccessOptions): Access {
  const open = isLoopback(host);
  const local: Principal = { workspaceId: 1, actor: 'local', scopes: EVERYTHING };
  const publicHost = publicUrl ? new URL(publicUrl).host : undefined;
  return {
    async principalOf(request, contract) {
      const header = request.headers.get('authorization');
      if (header !== null) {
        const token = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
        if (!token) throw new Problem(Unauthenticated, 'The Authorization header must read: Bearer <api key>.');
        return authenticate(token);
      }
      if (open || contract.open) return local;
      throw new Problem(Unauthenticated, 'Send an API key in the header Authorization: Bearer <api key>. Make one with: almanac keys create NAME');
    },
    checkOrigin(request) {
      if (!open || request.headers.has('authorization')) return;
      // A name that someone else's DNS points at 127.0.0.1 must not reach a server that trusts loopback.
      const name = request.headers.get('host') ?? '';
      const bare = name.replace(/:\d+$/, '');
      if (name && !isLoopback(bare) && name !== publicHost) throw new Problem(StrangeHost, `This server answers to localhost${publicHost ? ` and ${publicHost}` : ''} only. Set PUBLIC_URL to serve another name, and use an API key.`);
      const origin = request.headers.get('origin');
      if (origin && origin !== 'null') {
        const from = URL.canParse(origin) ? new URL(origin) : null;
        if (!from || (!isLoopback(from.hostname) && from.host !== publicHost)) throw new Problem(StrangeHost, 'Pages of other sites may not call this server without an API key.');
      }
    },
  };
}
