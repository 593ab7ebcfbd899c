import { BlockList, isIP } from 'node:net';

function nets(list: readonly string[]): BlockList {
  const made = new BlockList();
  for (const net of list) {
    const [address, size] = net.split('/') as [string, string];
    made.addSubnet(address, Number(size), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return made;
}

/** What no stranger's address may lead into: this machine, private and local networks, metadata services, what is reserved. */
const closed = nets([
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32',
  '2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20',
]);
/** Of IPv6 only what is given out to networks is open; that leaves out mapped and translated IPv4 (::ffff:0:0/96, 64:ff9b::/96). */
const givenOut = nets(['2000::/3']);
/** Networks of a house or an office, and this machine. */
const near = nets(['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7']);
/** Where clouds answer with their machines' credentials; closed even where the house is open. */
const metadata = nets(['100.100.100.200/32', 'fd00:ec2::254/128', 'fd20:ce::254/128']);

const inside = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an IP address may be asked: one of the public network, or, where `allowPrivate`, one of the house as well. */
export function isOpenAddress(address: string, allowPrivate = false): boolean {
  const bare = address.replace(/%.*$/, '');
  const kind = isIP(bare);
  if (!kind) return false;
  if (allowPrivate && inside(near, bare)) return !inside(metadata, bare);
  return (kind === 4 || inside(givenOut, bare)) && !inside(closed, bare);
}
