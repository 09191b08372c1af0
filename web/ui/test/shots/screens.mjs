import { arabic, both, click, draw, emit, freeze, media, menuOf, overlay, pause, press, run, tapTwice, toEnd, type } from "./acts.mjs";

/**
 * Every screen: where it is, and what is done before the picture. `brand` and `device` limit it to one of them; `place`
 * is what must be there first.
 * @typedef {{name: string, at?: string, query?: string, page?: string, place?: string, act?: (page: import("puppeteer-core").Page) => Promise<unknown>, brand?: string, device?: string}} Screen
 */

const SARAH = { user_id: "u-sarah_jones", username: "sarah_jones", name: "Sarah Jones", trust: "verified", blocked: false, has_picture: true };
const call = (more) =>
  both(
    emit({ event: "call", data: { call_id: "k9", conversation_id: "c-sarah", person: SARAH, media: "audio", outgoing: false, state: "ringing", since: 0, ...more } }),
    (page) => page.waitForSelector(".incoming, .call"),
  );
const typing = emit({ event: "typing", data: { conversation_id: "c-sarah", user_id: SARAH.user_id, name: SARAH.name, typing: true } });
const linking = (data) => both(emit({ event: "linking", data }), pause(200));
const transfer = (file_id, direction, done) =>
  emit({ event: "transfer", data: { transfer_id: file_id, conversation_id: "c-files", line_id: "", file_id, direction, done, total: 100, state: "moving" } });
const question = (more) => run((asked) => window.app.overlays.ask({ danger: true, ...asked, then() {} }), more);
const photo = run(async () => {
  const bytes = await window.core.open("f-image-4");
  const files = [new File([bytes], "hills.png", { type: "image/png" }), new File(["x"], "Itinerary – final.pdf", { type: "application/pdf" })];
  const { app } = window;
  app.composers.of(app.conversations.one("c-sarah")).attach(files);
});
const sarah = "chats/c/c-sarah";

/** @type {Screen[]} */
export const SCREENS = [
  { name: "catalogue", page: "catalogue", device: "desktop", act: pause(300) },
  { name: "landing", page: "landing", brand: "vignette", act: pause(300) },

  // Before one is in.
  { name: "starting", query: "hang=hello", place: ".splash" },
  { name: "starting-failed", query: "fail=hello", place: ".splash button" },
  { name: "onboarding", query: "standing=none", act: pause(200) },
  { name: "onboarding-taken", query: "standing=none&fail=register:username_taken", act: both(type(".account-form input", "sarah"), type(".field:nth-child(2) input", "Sarah"), type("[type=password]", "long enough"), press("Create account"), pause(200)) },
  { name: "onboarding-invited", at: "join/rose-4821-lake", query: "standing=none", act: pause(200) },
  { name: "log-in", at: "log-in", query: "standing=none", act: pause(200) },
  { name: "logged-out", query: "standing=logged_out", act: pause(200) },
  { name: "link", query: "standing=waiting", act: both(click(".link-device .button.primary"), pause(200)) },
  { name: "link-name", query: "standing=waiting", act: pause(200) },
  { name: "link-number", query: "standing=waiting", act: linking({ state: "confirming", username: "yourusername", number: "42" }) },
  { name: "link-receiving", query: "standing=waiting", act: linking({ state: "receiving" }) },
  { name: "link-failed", query: "standing=waiting", act: linking({ state: "failed", reason: "expired" }) },
  { name: "start-over", query: "standing=waiting", act: both(press("I have no other device"), pause(300)) },
  { name: "locked", query: "profile=locked" },
  { name: "locked-wrong", query: "profile=locked", act: both(type("[type=password]", "wrong"), click("[type=submit]"), pause(200)) },
  { name: "lost-keys", query: "profile=lost_keys" },
  { name: "unavailable", query: "profile=unavailable" },

  // Lists.
  { name: "list" },
  { name: "list-loading", query: "hang=conversations" },
  { name: "list-failed", query: "fail=conversations" },
  { name: "list-empty", query: "empty" },
  { name: "list-offline", act: emit({ event: "connection", data: { state: "offline" } }) },
  { name: "list-elsewhere", act: emit({ event: "connection", data: { state: "elsewhere" } }) },
  { name: "list-menu", act: run(() => document.querySelector(".conversation-main").dispatchEvent(new MouseEvent("contextmenu", { bubbles: true }))) },
  { name: "list-swiped", device: "phone", act: both(draw(".conversation", -216, true), pause(300)) },
  { name: "list-scrolled", device: "phone", act: both(pause(200), toEnd(".chat-list")) },
  { name: "list-typing", act: both(typing, pause(200)) },
  { name: "calls", at: "calls" },
  { name: "calls-missed", at: "calls", act: both(press("Missed"), pause(200)) },
  { name: "calls-empty", at: "calls", query: "empty" },
  { name: "people", at: "people", brand: "entativa" },
  { name: "people-empty", at: "people", query: "empty", brand: "entativa" },
  { name: "requests", at: "requests" },
  { name: "requests-empty", at: "requests", query: "empty" },
  { name: "archived", at: "archived" },
  { name: "archived-empty", at: "archived", query: "empty" },
  { name: "search", at: "search", act: both(type("input[type=search]", "the"), pause(300)) },
  { name: "search-start", at: "search" },
  { name: "search-none", at: "search", act: both(type("input[type=search]", "zeppelin"), pause(400)) },
  { name: "search-hit", at: "search", act: both(type("input[type=search]", "cabin"), pause(300), click(".hit"), pause(600)) },
  { name: "new-message", at: "new" },
  { name: "new-message-found", at: "new", act: both(type("input[type=search]", "new.friend"), pause(600)) },
  { name: "new-message-unknown", at: "new", act: both(type("input[type=search]", "nobody.here"), pause(600)) },
  { name: "new-group", at: "group", act: both(click(".picker-list li:nth-child(2) button"), click(".picker-list li:nth-child(3) button")) },

  // A chat.
  { name: "chat", at: sarah, act: pause(400) },
  // All of it is seen at once: nothing waits below, though a part of it was new.
  { name: "chat-fits", at: sarah, device: "huge", act: both(pause(400), (page) => page.waitForFunction(() => !document.querySelector(".jump"), { timeout: 5_000 })) },
  { name: "chat-scrolled", at: "chats/c/c-long", act: both(pause(500), run(() => document.querySelector(".thread").dispatchEvent(new WheelEvent("wheel", { bubbles: true }))), run(() => document.querySelector(".thread").scrollBy(0, -900)), pause(300), run(() => window.core.emit({ event: "line", data: { ...window.core.world.lines.get("c-long").at(-2), id: "c-long-99999", at: Date.now() } })), pause(300)) },
  { name: "chat-beginning", at: sarah, act: both(pause(500), run(() => document.querySelector(".thread").dispatchEvent(new WheelEvent("wheel", { bubbles: true }))), run(() => document.querySelector(".thread").scrollTo(0, 0)), pause(400)) },
  { name: "chat-fresh", at: "chats/c/c-fresh", act: pause(300) },
  { name: "chat-names", at: "chats/c/c-names", act: pause(400) },
  { name: "chat-files", at: "chats/c/c-files", act: both(pause(500), transfer("f-up-7", "up", 64), transfer("f-down-1", "down", 30), pause(300)) },
  { name: "chat-files-failed", at: "chats/c/c-files", query: "fail=download", act: pause(500) },
  { name: "chat-film", at: "chats/c/c-files", act: both(pause(500), click(".picture .play"), pause(1800)) },
  { name: "chat-history", at: "chats/c/c-history", act: pause(400) },
  { name: "chat-times", at: sarah, device: "phone", act: both(pause(400), run(() => document.querySelector(".thread").style.setProperty("--times", "-72px")), pause(200)) },
  { name: "chat-drawn", at: sarah, device: "phone", act: both(pause(400), draw(".line.in .line-hold", 70), pause(200)) },
  { name: "chat-loved", at: sarah, device: "phone", act: both(pause(400), tapTwice(".line.in .line-hold"), (page) => page.waitForFunction(() => [...document.querySelectorAll(".line.in")].at(-1).textContent.includes("❤"))) },
  { name: "chat-typing", at: sarah, act: both(pause(300), typing, (page) => page.waitForFunction(() => document.querySelector(".typing-dots")?.getBoundingClientRect().bottom < document.querySelector(".composer").getBoundingClientRect().top, { timeout: 5_000 })) },
  { name: "chat-states", at: "chats/c/c-mike", act: pause(300) },
  { name: "chat-group", at: "chats/c/c-group", act: pause(500) },
  { name: "chat-arabic", at: "chats/c/c-omar" },
  { name: "chat-trust", at: "chats/c/c-noah" },
  { name: "chat-changed", at: "chats/c/c-lena", act: pause(200) },
  { name: "chat-request", at: "requests/c/c-stranger" },
  { name: "chat-invited", at: "requests/c/c-invited", act: pause(200) },
  { name: "chat-blocked", at: "chats/c/c-blocked", act: pause(200) },
  { name: "chat-loading", at: sarah, query: "hang=timeline" },
  { name: "chat-failed", at: sarah, query: "fail=timeline", act: pause(200) },
  { name: "chat-menu", at: sarah, act: both(pause(300), menuOf(-5)) },
  { name: "chat-menu-own", at: sarah, act: both(pause(300), menuOf(-2)) },
  { name: "chat-focus", at: sarah, device: "desktop", act: both(pause(300), run(() => [...document.querySelectorAll(".line-hold")].at(-2).focus()), (page) => page.keyboard.press("ArrowUp"), pause(200)) },
  { name: "chat-drop", at: sarah, device: "desktop", act: both(pause(300), run(() => { const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File(["x"], "x.png")); document.querySelector(".chat").dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true })); }), pause(200)) },

  // Writing.
  { name: "chat-reply", at: sarah, act: both(pause(300), menuOf(-1), click(".menu-items button"), type(".composer textarea", "Say hello to the lake")) },
  { name: "chat-editing", at: sarah, act: both(pause(300), menuOf(-2), press("Edit"), pause(200)) },
  { name: "chat-writing", at: sarah, act: both(pause(300), type(".composer textarea", "A longer message, which needs more than one line to be said and therefore makes the composer grow until it is all there"), pause(200)) },
  { name: "chat-attached", at: sarah, act: both(pause(400), photo, pause(300)) },
  { name: "chat-mention", at: "chats/c/c-group", act: both(pause(500), type(".composer textarea", "Hello @"), pause(300)) },
  { name: "voice-recording", at: sarah, act: both(pause(400), press("Record a voice message"), pause(2500)) },
  { name: "voice-playing", at: sarah, act: both(pause(400), click(".voice-play"), pause(900)) },
  { name: "emoji", at: sarah, act: both(pause(300), run(() => window.app.overlays.show({ kind: "emoji", pick: () => undefined })), pause(300)) },
  { name: "emoji-found", at: sarah, act: both(pause(300), run(() => window.app.overlays.show({ kind: "emoji", pick: () => undefined })), type(".emoji-head input", "moon"), pause(300)) },
  { name: "camera", at: sarah, act: both(pause(300), run(() => window.app.overlays.show({ kind: "camera", taken: () => undefined })), pause(900)) },

  // Above a chat.
  { name: "forward", at: sarah, act: both(pause(300), menuOf(-1), press("Forward"), click(".picker-list li:nth-child(2) button"), pause(300)) },
  { name: "shared", act: both(overlay({ kind: "shared", text: "A link", files: [] }), pause(300)) },
  { name: "receipts", at: "chats/c/c-group", act: both(pause(300), menuOf(-1), press("Details"), pause(300)) },
  { name: "edits", at: sarah, act: both(pause(300), run(() => window.app.overlays.show({ kind: "edits", line: window.core.world.lines.get("c-sarah").find((one) => one.edited) })), pause(300)) },
  { name: "unsend", at: sarah, act: both(pause(300), question({ title: "unsend.title", text: "unsend.text", yes: "menu.unsend" }), pause(300)) },
  { name: "report", at: sarah, act: both(pause(300), menuOf(-1), press("Report"), pause(300)) },
  { name: "lightbox", at: sarah, act: both(pause(500), click(".picture button"), pause(500)) },
  { name: "timer", at: sarah, act: both(overlay({ kind: "timer", conversation: "c-sarah" }), pause(300)) },
  { name: "mute", at: sarah, act: both(overlay({ kind: "mute", conversation: "c-sarah" }), pause(300)) },
  { name: "add-people", at: "chats/c/c-group/info", act: both(overlay({ kind: "add", conversation: "c-group" }), pause(300)) },
  { name: "switcher", act: both(overlay({ kind: "switcher" }), pause(300)), device: "desktop" },
  { name: "coach", act: both(overlay({ kind: "coach" }), pause(300)) },
  { name: "coach-install", act: both(run(() => delete window.Notification), overlay({ kind: "coach" }), pause(300)) },
  { name: "toast", at: sarah, act: both(freeze, run(() => window.app.toasts.show("app.copied")), pause(300)) },
  { name: "device-added", act: both(emit({ event: "device_added", data: { device_id: 4, name: "Chrome, Windows", added_at: 0, last_seen: 0, active: true, this_one: false, known: false } }), pause(300)) },

  // Details.
  { name: "info", at: `${sarah}/info`, act: pause(300) },
  { name: "info-blocked", at: "chats/c/c-blocked/info", act: pause(300) },
  { name: "info-group", at: "chats/c/c-group/info", act: pause(300) },
  { name: "info-group-end", at: "chats/c/c-group/info", act: both(pause(300), toEnd(".right .pane-scroll")) },
  { name: "info-group-member", at: "chats/c/c-group/info", act: both(pause(300), toEnd(".right .pane-scroll"), press("Actions for Emma Davis"), pause(300)) },
  { name: "info-group-plain", at: "chats/c/c-history/info", act: pause(300) },
  { name: "media", at: `${sarah}/media`, act: pause(600) },
  { name: "media-empty", at: "chats/c/c-emma/media", act: pause(300) },
  { name: "find", at: `${sarah}/find`, act: both(type(".right input[type=search]", "the"), pause(400)) },
  { name: "safety", at: `${sarah}/safety`, act: pause(300) },
  { name: "safety-changed", at: "chats/c/c-lena/safety", act: pause(300) },
  { name: "safety-scan", at: `${sarah}/safety`, act: both(press("Scan their code"), pause(900)) },

  // Calls.
  { name: "call-incoming", at: sarah, act: both(pause(300), call({}), pause(400)) },
  { name: "call-incoming-video", act: both(call({ media: "video" }), pause(400)) },
  { name: "call", act: both(call({ outgoing: true }), media("audio", false), pause(400)) },
  { name: "call-audio", act: both(call({ outgoing: true, state: "connected" }), media("audio"), pause(400)) },
  { name: "call-video-ringing", act: both(call({ outgoing: true, media: "video" }), media("video", false), pause(600)) },
  { name: "call-video", act: both(call({ outgoing: true, media: "video", state: "connected" }), media("video"), pause(900)) },
  { name: "call-ended", act: both(freeze, call({ outgoing: true, state: "ended", end: "declined" }), pause(400)) },

  // Settings.
  { name: "settings", at: "settings" },
  { name: "settings-profile", at: "settings/profile", act: pause(200) },
  { name: "settings-profile-picture", at: "settings/profile", act: both(run(() => window.core.ask("set_picture", { handle: "h" })), pause(400)) },
  { name: "settings-privacy", at: "settings/privacy", act: pause(200) },
  { name: "settings-privacy-end", at: "settings/privacy", act: both(pause(200), toEnd(".pane-scroll")) },
  { name: "settings-lock-on", at: "settings/privacy", act: both(run(() => (window.app.settings.lock.value = true)), pause(200), toEnd(".pane-scroll")) },
  { name: "settings-notifications", at: "settings/notifications", act: pause(200) },
  { name: "settings-appearance", at: "settings/appearance", act: pause(200) },
  { name: "settings-language", at: "settings/language", act: pause(200) },
  { name: "settings-devices", at: "settings/devices", act: pause(200) },
  { name: "settings-device-name", at: "settings/devices", act: both(press("Name of the device: Safari, iPhone"), pause(300)) },
  { name: "settings-link", at: "settings/devices", act: both(press("Link a device"), pause(200)) },
  { name: "settings-link-pick", at: "settings/devices", act: both(press("Link a device"), type(".settings-form input", "code"), click(".settings-form [type=submit]"), pause(300)) },
  { name: "settings-storage", at: "settings/storage", act: pause(200) },
  { name: "settings-exporting", at: "settings/storage", query: "hang=export", act: both(press("Export my messages"), pause(200)) },
  { name: "settings-account", at: "settings/account", act: pause(200) },
  { name: "settings-log-out", at: "settings/account", act: both(press("Log out"), pause(300)) },
  { name: "settings-delete", at: "settings/account", act: both(press("Delete account"), pause(300)) },

  // From right to left.
  { name: "rtl-list", act: arabic },
  { name: "rtl-chat", at: sarah, act: both(pause(300), arabic) },
  { name: "rtl-chat-arabic", at: "chats/c/c-omar", act: both(pause(300), arabic) },
  { name: "rtl-chat-states", at: "chats/c/c-mike", act: both(pause(300), arabic) },
  { name: "rtl-chat-menu", at: sarah, act: both(pause(300), arabic, menuOf(-2), pause(200)) },
  { name: "rtl-info-group", at: "chats/c/c-group/info", act: both(pause(300), arabic) },
  { name: "rtl-safety", at: `${sarah}/safety`, act: both(pause(300), arabic) },
  { name: "rtl-calls", at: "calls", act: arabic },
  { name: "rtl-settings", at: "settings", act: arabic },
  { name: "rtl-settings-privacy", at: "settings/privacy", act: both(arabic, pause(200)) },
  { name: "rtl-settings-devices", at: "settings/devices", act: both(arabic, pause(200)) },
  { name: "rtl-onboarding", query: "standing=none", act: both(pause(200), arabic) },
  { name: "rtl-call", act: both(call({ outgoing: true, state: "connected" }), media("audio"), arabic) },
];
