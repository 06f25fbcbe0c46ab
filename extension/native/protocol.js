// SPDX-License-Identifier: Apache-2.0
// The shapes of manifest/PROTOCOL.md that this extension reads, as types for the checker. No code but the version.

export const VERSION = 1;

/**
 * @typedef {{href: string, text: string}} Link
 * @typedef {{type: string, text?: string, links?: Link[], page?: string, media?: string, file?: string, want?: string,
 *           target?: any, search_in?: string, back?: boolean, limit?: number, items?: object[],
 *           part?: number, more?: boolean, data?: string}} Request
 * @typedef {{data: string, more: boolean}} Piece bytes of a PDF in base64
 * @typedef {{id: string, url: string, page: string, own?: boolean}} Paper
 * @typedef {{pdf?: number}} Limits
 * @typedef {{id: string, reason: string}} LeftOut
 * @typedef {{name: string, title: string, default?: boolean}} Target
 * @typedef {{v: number, type: 'hello', version: string, targets: Target[], limits?: Limits,
 *            daemon_token?: string}} Hello
 * @typedef {{v: number, type: 'answer', open: string[], search: string | null, searches: string[], papers: Paper[], left_out: LeftOut[],
 *            beside: Paper[], message: string | null, reason: string | null, open_cited: string[], back?: boolean, more?: boolean}} Answer
 */
