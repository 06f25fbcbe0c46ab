// SPDX-License-Identifier: Apache-2.0
// Import this first to load modules of the extension outside a browser.
globalThis.chrome = { runtime: {} };
