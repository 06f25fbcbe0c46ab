// SPDX-License-Identifier: Apache-2.0
//
// Containers made by code: gzip members, zstd frames, tar and ZIP archives, WARC records.
import { gzipSync } from 'node:zlib';
import { zip as zipOf } from './zip.mjs';

const bytes = (content) => (Buffer.isBuffer(content) ? content : Buffer.from(content));

/** gzip data with a member for each content. */
export const gzip = (...contents) => Buffer.concat(contents.map((content) => gzipSync(bytes(content))));

/** gzip data of one member that stores its content as it is. */
export const gzipStored = (content) => gzipSync(bytes(content), { level: 0 });

/** The start of a zstd frame without a checksum and a size, and with a window of 1 MiB. */
const zstdStart = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x50]);

/** A zstd frame of raw blocks. */
export function zstd(content) {
  const blocks = [];
  const all = bytes(content);
  for (let at = 0; at === 0 || at < all.length; at += 100_000) {
    const block = all.subarray(at, at + 100_000);
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (at + 100_000 >= all.length ? 1 : 0), 0, 3);
    blocks.push(header, block);
  }
  return Buffer.concat([zstdStart, ...blocks]);
}

/** A zstd frame of some bytes that unpacks to so many times 100,000 blanks. */
export function zstdBomb(times) {
  const blocks = Array.from({ length: times }, (_, i) => {
    const block = Buffer.from([0, 0, 0, 0x20]);
    block.writeUIntLE((100_000 << 3) | (1 << 1) | (i + 1 === times ? 1 : 0), 0, 3);
    return block;
  });
  return Buffer.concat([zstdStart, ...blocks]);
}

/** A tar archive of {name: content}; content null: a folder. */
export function tar(files) {
  const parts = [];
  for (const [name, content] of Object.entries(files)) {
    const body = bytes(content ?? '');
    const header = Buffer.alloc(512);
    header.write(name);
    header.write('0000644\0', 100);
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(content === null ? '5' : '0', 156);
    header.write('ustar\x0000', 257);
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
    parts.push(header, body, Buffer.alloc((512 - (body.length % 512)) % 512));
  }
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** A ZIP archive of {name: content}. */
export function zip(files) {
  return zipOf(Object.entries(files).map(([name, content]) => [name, bytes(content)]));
}

/** A WARC record. `fields` are further ones of its header. */
export function warc(type, address, content, { mime = 'text/plain', version = '1.0', fields = '', length } = {}) {
  const body = bytes(content);
  const header = `WARC/${version}\r\nWARC-Type: ${type}\r\n${address ? `WARC-Target-URI: ${address}\r\n` : ''}${fields}` +
    `Content-Type: ${mime}\r\nContent-Length: ${length ?? body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), body, Buffer.from('\r\n\r\n')]);
}

/** A WARC record of an HTTP response. */
export function response(address, content, headers = 'Content-Type: text/html; charset=utf-8') {
  const http = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), bytes(content)]);
  return warc('response', address, http, { mime: 'application/http; msgtype=response', version: '1.1' });
}

/** A body in the frames of the chunked transfer encoding. */
export function chunked(content, size = 7) {
  const all = bytes(content);
  const parts = [];
  for (let at = 0; at < all.length; at += size) {
    const part = all.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)};x=y\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
