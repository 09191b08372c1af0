// The worker of a tab. Its page (client.js) sends `{start}` first, then requests `{number, request}`; it hears
// `{number, reply}` or `{number, error}`, and what happens: `{told}`.
import { Profile } from './profile.js';
import { Tabs } from './tabs.js';

let tabs;

function start({ profile: name, marked }) {
  let profile;
  const state = () => tabs.tell({ state: profile.state });

  const serve = {
    ask: ({ command }) => profile.ask(command),
    state: () => profile.state,
    offer: ({ handle, file }) => profile.offer(handle, file),
    file: ({ handle }) => profile.file(handle),
    async unlock({ passphrase }) {
      const opened = await profile.open(false, passphrase);
      state();
      return opened;
    },
    protect: ({ current, next }) => profile.protect(current, next),
    async lock() {
      await profile.close();
      setTimeout(() => tabs.tell({ restart: true })); // after the answer
    },
    async forget() {
      await profile.forget();
      setTimeout(() => tabs.tell({ forgotten: true }));
    },
  };

  const lead = async () => {
    profile = new Profile(name, event => tabs.tell({ event }));
    try {
      await profile.open(marked);
    } catch {
      profile.state = 'unavailable'; // no storage here: a private window, or a full disk
    }
    state();
    return request => serve[request.do](request);
  };

  tabs = new Tabs(`messaging/${name}`, lead, told => self.postMessage({ told }));
}

self.onmessage = async ({ data: { start: how, number, request } }) => {
  if (how) return start(how);
  try {
    self.postMessage({ number, reply: await tabs.request(request) });
  } catch (e) {
    self.postMessage({ number, error: e.message });
  }
};
