import http from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isPublicAddress } from '../../src/read/resources/address.js';
import { fetchRemote } from '../../src/read/resources/fetch.js';
import { FETCH_LIMITS, ResourceError } from '../../src/read/resources/limits.js';
import { RemoteResources, sha256 } from '../../src/read/resources/remote.js';
import { Resources } from '../../src/read/resources/resources.js';
import { type Host, hostThat } from '../support/host.js';
import { folderWith } from '../support/run.js';

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ResourceError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('an address', () => {
  // By the registries of special-purpose addresses of IANA (RFC 6890).
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '172.15.0.1', '100.128.0.1', '185.199.108.133', '2606:50c0:8000::153', '2a00:1450:4001::200e'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('a resource of another host', () => {
  let host: Host;
  afterEach(() => host.close());

  it.each(['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'is not asked for on this machine, however its address is written: %s',
    async (name) => {
      host = await hostThat(() => 'secret');
      const { port } = new URL(host.url);
      expect(await reasonOf(fetchRemote(`http://${name}:${port}/a.rng`))).toMatch(/on this machine or on a private network/);
      expect(host.asked).toEqual([]);
    },
  );

  it('is had from there where the configuration trusts the host, by name or with its port', async () => {
    host = await hostThat(() => '<grammar/>');
    const fetched = await fetchRemote(`${host.url}a.rng`, [host.name]);
    expect(Buffer.from(fetched.bytes).toString()).toBe('<grammar/>');
    expect((await fetchRemote(`${host.url}a.rng`, ['127.0.0.1'])).url).toBe(`${host.url}a.rng`);
    expect(await reasonOf(fetchRemote(`${host.url}a.rng`, ['127.0.0.1:1']))).toMatch(/private network/);
  });

  it('may be redirected five times, and never to a place that may not be asked', async () => {
    host = await hostThat((path, _, response) => {
      const left = Number(path.slice(1));
      if (left === 0) return 'here';
      const location = path === '/inward' ? 'http://localhost:1/a' : path === '/file' ? 'file:///etc/passwd' : `/${left - 1}`;
      response.writeHead(302, { location }).end();
      return 'done';
    });
    expect(await fetchRemote(`${host.url}5`, [host.name])).toMatchObject({ url: `${host.url}0` });
    expect(await reasonOf(fetchRemote(`${host.url}6`, [host.name]))).toBe('it is redirected more than 5 times');
    expect(await reasonOf(fetchRemote(`${host.url}inward`, [host.name]))).toMatch(/localhost:1 is on this machine/);
    expect(await reasonOf(fetchRemote(`${host.url}file`, [host.name]))).toBe('only http and https are fetched, not file');
  });

  it('is bounded in size and time', async () => {
    host = await hostThat((path, _, response) => {
      response.writeHead(200);
      if (path === '/large') response.end(Buffer.alloc(3000));
      else response.write('a'); // and nothing more
      return 'done';
    });
    const limits = { ...FETCH_LIMITS, bytes: 2000, time: 200 };
    expect(await reasonOf(fetchRemote(`${host.url}large`, [host.name], limits))).toBe('it is larger than 0.002 MB');
    expect(await reasonOf(fetchRemote(`${host.url}slow`, [host.name], limits))).toMatch(/did not send it within 0\.2 s/);
  });

  it('is refused with what the host answers', async () => {
    host = await hostThat(() => undefined);
    expect(await reasonOf(fetchRemote(`${host.url}a.rng`, [host.name]))).toBe(`${host.name} answers 404 Not Found`);
    expect(await reasonOf(fetchRemote(host.url.replace('//', '//user:secret@'), [host.name]))).toMatch(/user name or password/);
  });
});

describe('what was fetched', () => {
  let host: Host;
  let content = 'one';
  const cache = process.env['XDG_CACHE_HOME'];
  beforeAll(async () => {
    process.env['XDG_CACHE_HOME'] = folderWith({});
    host = await hostThat(() => content);
  });
  afterAll(async () => {
    if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = cache;
    await host.close();
  });
  const remote = (options = {}) => new RemoteResources({ trusted: [host.name], ...options });
  const text = async (from: RemoteResources, path: string) => Buffer.from((await from.get(host.url + path)).bytes).toString();

  it('is asked for once in a run, though many want it at once, and not in the next', async () => {
    const first = remote();
    expect(await Promise.all([1, 2, 3].map(() => text(first, 'once')))).toEqual(['one', 'one', 'one']);
    expect(await text(remote(), 'once')).toBe('one');
    expect(await text(remote({ offline: true }), 'once')).toBe('one');
    expect(host.asked.filter((path) => path === '/once')).toHaveLength(1);
  });

  it('is entered with checksum, size and time', async () => {
    const run = remote();
    await run.get(`${host.url}entry`);
    expect(run.fetched.get(`${host.url}entry`)).toMatchObject({
      // echo -n one | sha256sum
      sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
      size: 3,
      fetched: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it('is not asked for with --offline where it is not kept', async () => {
    expect(await reasonOf(remote({ offline: true }).get(`${host.url}never`))).toMatch(/not kept on this machine, and --offline/);
    expect(host.asked).not.toContain('/never');
  });

  it('must be what the lock says: other content is refused until it is asked for', async () => {
    const url = `${host.url}locked`;
    const lock = { [url]: { sha256: sha256('before'), size: 6, fetched: '2026-01-02T00:00:00Z' } };
    expect(await reasonOf(remote({ lock }).get(url))).toMatch(/not what it sent on 2026-01-02 .*--refresh-schemas/);
    const refreshing = remote({ lock, refresh: true });
    expect(await text(refreshing, 'locked')).toBe('one');
    expect(refreshing.diagnostics).toMatchObject([{ code: 'config/schema-changed', severity: 'warning' }]);
    expect(refreshing.fetched.get(url)?.sha256).toBe(sha256('one'));
  });

  it('stays what the lock says while the host has something else', async () => {
    const url = `${host.url}kept`;
    const first = remote();
    await first.get(url);
    content = 'two';
    expect(await text(remote({ lock: Object.fromEntries(first.fetched) }), 'kept')).toBe('one');
    expect(await text(remote({ lock: Object.fromEntries(first.fetched), refresh: true }), 'kept')).toBe('two');
  });

  it('is not sought again on a host that does not answer', async () => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const run = remote({ trusted: ['127.0.0.1'] });
    const asking = vi.spyOn(http, 'get');
    const reasons = await Promise.all(['a', 'b', 'c'].map((path) => reasonOf(run.get(`http://127.0.0.1:${port}/${path}`))));
    expect(new Set(reasons)).toEqual(new Set([`the host 127.0.0.1:${port} cannot be reached`]));
    expect(asking).toHaveBeenCalledTimes(1);
    asking.mockRestore();
  });
});

describe('a reference', () => {
  it('to what is no file is refused, since a device or a pipe may never end', async () => {
    const resources = new Resources();
    expect(await reasonOf(resources.fetch('file:///dev/zero'))).toBe('it is not a file');
    expect(await reasonOf(resources.fetch('file:///'))).toBe('it is a folder');
    expect(await reasonOf(resources.fetch('ftp://example.org/a.rng'))).toMatch(/^only files and http or https addresses are read, not ftp/);
  });

  it('to a file is read once in a run, however many documents name it', async () => {
    const resources = new Resources();
    const uri = pathToFileURL(join(folderWith({ 'a.rng': '<grammar/>' }), 'a.rng')).href;
    expect((await resources.fetch(uri)).bytes).toBe((await resources.fetch(uri)).bytes);
  });

  it('from another host may not name files of this machine', () => {
    const resources = new Resources();
    expect(() => resources.resolve('file:///etc/hostname', 'https://example.org/a.rng')).toThrow(/may not name files of this machine/);
    expect(resources.resolve('b.rng', 'https://example.org/x/a.rng')).toBe('https://example.org/x/b.rng');
  });
});
