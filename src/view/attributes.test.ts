import { expect, test } from 'vitest';
import type { Attributes } from '../otlp/model.ts';
import { sketch } from '../otlp/testing.ts';
import { notableAttributes } from './attributes.ts';

test.each<[string, string, Attributes, string[]]>([
  ['nothing notable', 'work', { 'thread.id': 1n }, []],
  ['the name says it already', 'GET /a', { 'http.request.method': 'GET', 'http.route': '/a', 'url.path': '/a' }, []],
  ['the name does not', 'handle', { 'http.request.method': 'GET', 'http.route': '/a' }, ['GET', '/a']],
  ['older names', 'q', { 'db.system': 'mysql', 'db.statement': 'X', 'net.peer.name': 'db' }, ['mysql', '"X"', 'db']],
  ['the named server wins', 'q', { 'server.address': 'db', 'server.port': 1n, 'network.peer.address': '10.0.0.1' }, ['db:1']],
  ['else the peer', 'q', { 'network.peer.address': 'fe80::1', 'network.peer.port': 2n }, ['[fe80::1]:2']],
  ['rpc and peer', 'x', { 'rpc.system': 'grpc', 'peer.service': 'stock' }, ['rpc=grpc', 'peer.service=stock']],
  ['an error type that is the status', 'x', { 'http.response.status_code': 503n, 'error.type': '503' }, ['503']],
  ['an error type that is not', 'x', { 'http.response.status_code': 200n, 'error.type': 'eof' }, ['200', 'error.type=eof']],
  ['empty values', 'x', { 'url.path': '', 'db.system.name': '' }, []],
])('%s', (_, name, attributes, expected) => {
  expect(notableAttributes(sketch({ name, attributes }))).toEqual(expected);
});
