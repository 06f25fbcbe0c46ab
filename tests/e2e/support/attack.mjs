// SPDX-License-Identifier: Apache-2.0
// What a hostile page tries against the daemon; shared by the tests of both browsers.

/** Runs in the hostile page: tries all ways to read; what could be read, by way. */
export async function attack(base, token) {
  const got = {};
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (const path of ['/', '/metrics', '/healthz', '/page.js', '/go?q=2402.12345', '/v1/find']) {
    for (const mode of ['cors', 'no-cors', 'same-origin']) {
      const options = { mode, redirect: 'manual', ...(path === '/v1/find' ? { method: 'POST', body: 'arXiv:2402.12345', headers: mode === 'no-cors' ? {} : { Authorization: `Bearer ${token}` } } : {}) };
      try { got[`fetch ${mode} ${path}`] = (await (await fetch(base + path, options)).text()).length; } catch { got[`fetch ${mode} ${path}`] = 0; }
    }
  }
  for (const [tag, path] of [['img', '/icon.svg'], ['script', '/page.js'], ['iframe', '/']]) {
    const element = document.createElement(tag);
    const loaded = new Promise((resolve) => { element.onload = () => resolve(true); element.onerror = () => resolve(false); });
    element.src = base + path;
    document.body.append(element);
    const done = await Promise.race([loaded, wait(1000)]);
    if (tag === 'iframe') { try { got[tag] = element.contentDocument?.body.innerText.includes('paperhop') ? 1 : 0; } catch { got[tag] = 0; } }
    else got[tag] = done ? 1 : 0;
  }
  const frame = document.createElement('iframe');
  frame.name = 'posted';
  document.body.append(frame);
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: `${base}/v1/find`, target: 'posted', enctype: 'text/plain' });
  document.body.append(form);
  form.submit();
  await wait(300);
  try { got.form = frame.contentDocument ? frame.contentDocument.body.innerText.length : 0; } catch { got.form = 0; }
  got.websocket = await new Promise((resolve) => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/v1/messages`);
    socket.onopen = () => resolve(1);
    socket.onmessage = () => resolve(1);
    socket.onerror = () => resolve(0);
  });
  return got;
}
