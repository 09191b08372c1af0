/**
 * Every screen: where it is, and what is done before the picture. `brand` and `device` limit it to one of them.
 * @typedef {{name: string, at?: string, query?: string, page?: string, act?: (page: import("puppeteer-core").Page) => Promise<unknown>, brand?: string, device?: string}} Screen
 */

const click = (selector) => async (page) => {
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => element.click());
};

const type = (selector, text) => async (page) => {
  await page.waitForSelector(selector);
  await page.type(selector, text);
};

const both = (...acts) => async (page) => {
  for (const act of acts) await act(page);
};

const pause = (ms) => () => new Promise((done) => setTimeout(done, ms));
const emit = (event) => (page) => page.evaluate((one) => window.core.emit(one), event);
const overlay = (one) => (page) => page.evaluate((shown) => window.app.overlays.show(shown), one);
const menuOf = (n) => (page) =>
  page.evaluate((back) => {
    const all = [...document.querySelectorAll(".line-hold")];
    all.at(back).dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  }, n);

const SARAH = { user_id: "u-sarah_jones", username: "sarah_jones", name: "Sarah Jones", trust: "verified", blocked: false };
const call = (more) => ({
  event: "call",
  data: { call_id: "k9", conversation_id: "c-sarah", person: SARAH, media: "audio", outgoing: false, state: "ringing", since: 0, ...more },
});
const typing = { event: "typing", data: { conversation_id: "c-sarah", user_id: SARAH.user_id, name: SARAH.name, typing: true } };

/** @type {Screen[]} */
export const SCREENS = [
  { name: "catalogue", page: "catalogue", device: "desktop", act: pause(300) },
  { name: "list" },
  { name: "list-loading", query: "hang=conversations" },
  { name: "list-failed", query: "fail=conversations" },
  { name: "list-empty", query: "empty" },
  { name: "list-offline", act: emit({ event: "connection", data: { state: "offline" } }) },
  { name: "list-menu", act: (page) => page.$eval(".conversation-main", (row) => row.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true }))) },
  { name: "calls", at: "calls" },
  { name: "people", at: "people", brand: "entativa" },
  { name: "requests", at: "requests" },
  { name: "search", at: "search", act: both(type("input[type=search]", "the"), pause(300)) },
  { name: "new-message", at: "new" },
  { name: "new-group", at: "group", act: both(click(".picker-list li:nth-child(2) button"), click(".picker-list li:nth-child(3) button")) },
  { name: "chat", at: "chats/c/c-sarah", act: pause(400) },
  { name: "chat-typing", at: "chats/c/c-sarah", act: both(pause(300), emit(typing)) },
  { name: "chat-states", at: "chats/c/c-mike", act: pause(300) },
  { name: "chat-group", at: "chats/c/c-group", act: pause(500) },
  { name: "chat-arabic", at: "chats/c/c-omar" },
  { name: "chat-trust", at: "chats/c/c-noah" },
  { name: "chat-request", at: "requests/c/c-stranger" },
  { name: "chat-loading", at: "chats/c/c-sarah", query: "hang=timeline" },
  { name: "chat-menu", at: "chats/c/c-sarah", act: both(pause(300), menuOf(-5)) },
  { name: "chat-menu-own", at: "chats/c/c-sarah", act: both(pause(300), menuOf(-2)) },
  { name: "chat-reply", at: "chats/c/c-sarah", act: both(pause(300), menuOf(-1), click(".menu-items button"), type(".composer textarea", "Say hello to the lake")) },
  { name: "emoji", at: "chats/c/c-sarah", act: both(pause(300), (page) => page.evaluate(() => window.app.overlays.show({ kind: "emoji", pick: () => undefined })), pause(300)) },
  { name: "forward", at: "chats/c/c-sarah", act: both(pause(300), menuOf(-1), click(".menu-items button:nth-child(2)"), pause(300)) },
  { name: "receipts", at: "chats/c/c-group", act: both(pause(300), menuOf(-1), (page) => page.evaluate(() => [...document.querySelectorAll(".menu-items button")].find((one) => one.textContent.includes("Details")).click()), pause(300)) },
  { name: "unsend", at: "chats/c/c-sarah", act: both(pause(300), (page) => page.evaluate(() => window.app.overlays.ask({ title: "unsend.title", text: "unsend.text", yes: "menu.unsend", danger: true, then() {} }))) },
  { name: "lightbox", at: "chats/c/c-sarah", act: both(pause(500), click(".picture button"), pause(500)) },
  { name: "timer", at: "chats/c/c-sarah", act: both(overlay({ kind: "timer", conversation: "c-sarah" }), pause(300)) },
  { name: "switcher", act: both(overlay({ kind: "switcher" }), pause(300)), device: "desktop" },
  { name: "coach", act: both(overlay({ kind: "coach" }), pause(300)) },
  { name: "info", at: "chats/c/c-sarah/info", act: pause(300) },
  { name: "info-group", at: "chats/c/c-group/info", act: pause(300) },
  { name: "safety", at: "chats/c/c-sarah/safety", act: pause(300) },
  { name: "safety-changed", at: "chats/c/c-lena/safety", act: pause(300) },
  { name: "call-incoming", at: "chats/c/c-sarah", act: both(emit(call({})), pause(400)) },
  { name: "call", act: both(emit(call({ outgoing: true })), pause(400)) },
  { name: "settings", at: "settings" },
  { name: "settings-appearance", at: "settings/appearance", act: pause(200) },
  { name: "settings-devices", at: "settings/devices", act: pause(200) },
  { name: "settings-profile", at: "settings/profile", act: pause(200) },
  { name: "settings-account", at: "settings/account", act: pause(200) },
  { name: "settings-storage", at: "settings/storage", act: pause(200) },
  { name: "settings-privacy", at: "settings/privacy", act: pause(200) },
  { name: "onboarding", query: "standing=none", act: pause(200) },
  { name: "log-in", query: "standing=logged_out", act: pause(200) },
  { name: "link", query: "standing=waiting", act: both(click(".link-device .button.primary"), pause(200)) },
  { name: "device-added", act: both(emit({ event: "device_added", data: { device_id: 4, name: "Chrome, Windows", added_at: 0, last_seen: 0, active: true, this_one: false, known: false } }), pause(200)) },
  { name: "locked", query: "profile=locked" },
  { name: "lost-keys", query: "profile=lost_keys" },
  { name: "list-rtl", query: "", act: both((page) => page.evaluate(() => (window.app.settings.language.value = "ar")), pause(400)) },
  { name: "chat-rtl", at: "chats/c/c-sarah", act: both(pause(300), (page) => page.evaluate(() => (window.app.settings.language.value = "ar")), pause(400)) },
];
