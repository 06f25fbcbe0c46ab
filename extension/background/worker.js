// SPDX-License-Identifier: Apache-2.0
// The background of the extension: a service worker in Chromium, an event page in Firefox. Only listeners, all of them
// registered while this file loads, because a sleeping worker is started by its events.

import { api } from '../platform.js';
import { Host } from '../native/host.js';
import { createMenu, showTargets } from './menu.js';
import { nameButton } from '../message/tell.js';
import { checkedSettings, SETTINGS_KEY } from '../settings.js';
import { answerCommands } from './commands.js';
import { hop } from './hop.js';
import { answerOmnibox } from './omnibox.js';
import { watchTabs } from './menu_back.js';
import { answerMessages } from './messages.js';

const host = new Host({ onHello: (hello) => void showTargets(hello).catch(() => {}) });

/** The items and the name of the button, in the person's language. */
const showWords = () => Promise.all([createMenu(), nameButton()]);

/** Learns the default target early. A missing host is no news here: the first click tells it. */
const greet = () => host.ask({ type: 'hello' }).catch(() => {});

api.runtime.onInstalled.addListener(() => void showWords().then(greet));
api.runtime.onStartup.addListener(() => {
  void nameButton();
  void greet();
});
api.storage.onChanged.addListener((changes, area) => {
  if (area !== 'local' || !changes[SETTINGS_KEY]) return;
  const { oldValue, newValue } = changes[SETTINGS_KEY];
  const isOther = checkedSettings(oldValue).language !== checkedSettings(newValue).language;
  void (isOther ? showWords() : createMenu());
});
api.contextMenus.onClicked.addListener((info, tab) => void hop(host, info, tab));
answerMessages(host);
answerCommands(host);
answerOmnibox(host);
watchTabs();
