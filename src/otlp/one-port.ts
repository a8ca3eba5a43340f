// HTTP/1 and HTTP/2 without TLS on one port: a client of HTTP/2 says at once, in its first bytes, that it is one.
import type { Server } from 'node:http';
import type { Http2Server } from 'node:http2';
import { createServer, type Server as NetServer, type Socket } from 'node:net';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n');

export function onePort(http1: Server, http2: Http2Server): NetServer & { destroyAll(): void } {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {}); // whoever it is handed to hears of it, too
    decide(socket, http1, http2);
  });
  return Object.assign(server, {
    destroyAll() {
      for (const socket of sockets) socket.destroy();
    },
  });
}

/** Reads until the first bytes are the preface or cannot become it any more, and puts them back. */
function decide(socket: Socket, http1: Server, http2: Http2Server): void {
  let start: Buffer = Buffer.alloc(0);
  const look = () => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return;
    start = Buffer.concat([start, chunk]);
    const length = Math.min(start.length, PREFACE.length);
    const maybe = start.subarray(0, length).equals(PREFACE.subarray(0, length));
    if (maybe && length < PREFACE.length) return;
    socket.off('readable', look);
    socket.unshift(start);
    (maybe ? http2 : http1).emit('connection', socket);
  };
  socket.on('readable', look);
}
