/** The one place that asks other hosts; loaded only when one is to be asked. */
import http from 'node:http';
import https from 'node:https';
import { PRODUCT_VERSION } from '../../model/product.js';
import { lookupFor, PrivateAddressError, requirePublicHost } from './address.js';
import { FETCH_LIMITS, type FetchLimits, ResourceError } from './limits.js';

export interface Fetched {
  /** Where it was found in the end. */
  readonly url: string;
  readonly bytes: Uint8Array;
}

/**
 * Gets one resource by http or https, without credentials, cookies or referrer. Throws a {@link ResourceError}.
 *
 * @param trusted hosts that may be on this machine or a private network
 */
export async function fetchRemote(address: string, trusted: readonly string[] = [], limits: FetchLimits = FETCH_LIMITS): Promise<Fetched> {
  const time = AbortSignal.timeout(limits.time);
  let url = new URL(address);
  for (let redirects = 0; ; redirects += 1) {
    const answer = await ask(url, trusted, limits, time);
    if ('bytes' in answer) return { url: url.href, bytes: answer.bytes };
    if (redirects >= limits.redirects) throw new ResourceError(`it is redirected more than ${limits.redirects} times`);
    const next = new URL(answer.location, url);
    if (url.protocol === 'https:' && next.protocol === 'http:')
      throw new ResourceError(`it is redirected from https to ${next.href}, which anyone on the way could change`);
    url = next;
  }
}

type Answer = { readonly bytes: Uint8Array } | { readonly location: string };

function ask(url: URL, trusted: readonly string[], limits: FetchLimits, signal: AbortSignal): Promise<Answer> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ResourceError(`only http and https are fetched, not ${url.protocol.slice(0, -1)}`);
  if (url.username !== '' || url.password !== '') throw new ResourceError('its address holds a user name or password');
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(reasonFor(error, url, limits, signal));
    try {
      requirePublicHost(url, trusted);
    } catch (error) {
      return fail(error);
    }
    const { get } = url.protocol === 'https:' ? https : http;
    const request = get(url, {
      signal,
      agent: false,
      lookup: lookupFor(url, trusted),
      headers: { 'user-agent': `imprimatur/${PRODUCT_VERSION}`, accept: 'application/xml, */*', 'accept-encoding': 'identity' },
    });
    const slow = setTimeout(() => request.destroy(new SilentHost(limits.connect)), limits.connect);
    request.on('socket', (socket) => socket.once('connect', () => clearTimeout(slow)));
    request.on('close', () => clearTimeout(slow));
    request.on('error', fail);
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      const refuse = (reason: string): void => {
        reject(new ResourceError(reason));
        response.destroy();
      };
      if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
        resolve({ location: headers.location });
        return void response.destroy();
      }
      if (statusCode !== 200)
        return refuse(`${url.host} answers ${statusCode}${response.statusMessage ? ` ${response.statusMessage}` : ''}`);
      const coding = headers['content-encoding'];
      if (coding !== undefined && coding !== 'identity') return refuse(`${url.host} sends it packed as ${coding}, which was not asked for`);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.bytes) refuse(`it is larger than ${limits.bytes / 1_000_000} MB`);
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => resolve({ bytes: Buffer.concat(chunks) }));
    });
  });
}

class SilentHost extends Error {
  constructor(milliseconds: number) {
    super(`did not answer within ${milliseconds / 1000} s`);
  }
}

function reasonFor(error: unknown, url: URL, limits: FetchLimits, signal: AbortSignal): ResourceError {
  if (error instanceof PrivateAddressError) return new ResourceError(error.message, { silent: true });
  if (signal.aborted) return new ResourceError(`${url.host} did not send it within ${limits.time / 1000} s`);
  if (error instanceof SilentHost) return new ResourceError(`${url.host} ${error.message}`, { silent: true });
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ResourceError(`the host ${url.host} is not found (is there a network?)`, { silent: true });
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return new ResourceError(`the host ${url.host} cannot be reached`, { silent: true });
    case 'ECONNRESET':
      return new ResourceError(`${url.host} broke the connection off`);
    default:
      return new ResourceError(`it cannot be fetched from ${url.host} (${message || code})`);
  }
}
