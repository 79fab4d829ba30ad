import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Host {
  /** Ends in a slash. */
  readonly url: string;
  /** As the configuration key schemaHosts wants it. */
  readonly name: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A host on a free loopback port that answers as the test says; a string is sent as it is, undefined is a 404. */
export async function hostThat(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => string | undefined | 'done',
): Promise<Host> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const body = answer(path, request, response);
    if (body === 'done') return;
    if (body === undefined) response.writeHead(404).end('Not here');
    else response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    name: `127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
