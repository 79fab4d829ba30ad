/** Which addresses may be asked. Documents come from strangers, and each may name any URL as its schema. */
import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Networks that are not the public internet (RFC 6890 and the registries that it began). */
const LOCAL = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  LOCAL.addSubnet(network, prefix, 'ipv4');

/** Global unicast is the one range of IPv6 that a host on the internet may have (RFC 4291, 2.4). */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
/** In it, but leading elsewhere: Teredo and others, documentation, 6to4 (which hides an IPv4 address). */
const SPECIAL = new BlockList();
SPECIAL.addSubnet('2001::', 23, 'ipv6');
SPECIAL.addSubnet('2001:db8::', 32, 'ipv6');
SPECIAL.addSubnet('2002::', 16, 'ipv6');

/** True for an address that anyone on the internet could ask for as well. */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !LOCAL.check(address, 'ipv4');
  return GLOBAL.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

/** The address belongs to this machine or its own network, and the configuration does not name the host. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(
      `${host} is on this machine or on a private network, which documents may not ask for. If you trust it, name it in the configuration key schemaHosts`,
    );
  }
}

/**
 * Throws a {@link PrivateAddressError} where the URL names a forbidden address by its number.
 *
 * @param trusted hosts, with or without port, that may have any address
 */
export function requirePublicHost(url: URL, trusted: readonly string[]): void {
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (!isTrusted(url, trusted) && isIP(address) !== 0 && !isPublicAddress(address)) throw new PrivateAddressError(url.host);
}

/**
 * How a name becomes an address: the connection is made to what was examined, so that a name cannot mean one address when
 * it is examined and another when it is asked.
 */
export function lookupFor(url: URL, trusted: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const usable = isTrusted(url, trusted) ? found : found.filter(({ address }) => isPublicAddress(address));
      const [first] = usable;
      if (!first) return callback(new PrivateAddressError(url.host), '', 0);
      // The type of the callback knows only one of its two forms.
      if (options.all) (callback as unknown as (error: null, addresses: LookupAddress[]) => void)(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}

function isTrusted({ hostname, host, port, protocol }: URL, trusted: readonly string[]): boolean {
  const withPort = port === '' ? `${hostname}:${protocol === 'https:' ? 443 : 80}` : host;
  return trusted.some((each) => each.toLowerCase() === hostname || each.toLowerCase() === withPort);
}
