// SPDX-License-Identifier: Apache-2.0
// The tests evaluate code in this worker; a listener makes the browser start it.
chrome.runtime.onInstalled.addListener(() => {});
