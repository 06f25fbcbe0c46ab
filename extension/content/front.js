// SPDX-License-Identifier: Apache-2.0
// On pages of a place where papers are read: tells the background when this page is seen, so that the menu can say that it
// leads back from here. It says no more than that, and changes nothing on the page.

/** Content scripts of an extension that was updated meanwhile have nobody to talk to. */
function tellSeen(/** @type {boolean} */ seen) {
  try {
    (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ to: 'background', do: 'page_seen', seen })?.catch(() => {});
  } catch {
    // The extension is gone.
  }
}

const tellNow = () => tellSeen(document.visibilityState === 'visible');
addEventListener('pageshow', tellNow);
addEventListener('pagehide', () => tellSeen(false));
addEventListener('focus', tellNow);
addEventListener('blur', tellNow);
document.addEventListener('visibilitychange', tellNow);
