// What WebDriver calls: the core of a profile, as an app has it. `?profile=NAME` names the profile.
import { connect } from '../../main/js/client.js';

globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    window.worker = this;
  }
};

const profile = new URL(location.href).searchParams.get('profile') ?? 'vignette';
window.core = connect(profile, new URL('core-worker.js', import.meta.url));
window.events = [];
core.on(event => events.push(event));

/** Resolves to what the core answers, or to `{failed: code}`. */
window.ask = (name, what = {}) => core.ask(name, what).catch(e => ({ failed: e.failure?.code ?? String(e) }));

/** Ends the page's worker as a crash would. */
window.crash = () => worker.terminate();

/** Connects; resolves when all that waited at the relay is here: to how long somebody waited for the list meanwhile. */
window.caughtUp = async () => {
  let isHere = false;
  core.on(({ event }) => (isHere ||= event === 'caught_up'));
  await ask('connect');
  const waited = [];
  while (!isHere) {
    const asked = performance.now();
    await ask('conversations', { shelf: 'list', limit: 50 });
    waited.push(Math.round(performance.now() - asked));
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  return JSON.stringify(waited.sort((a, b) => a - b));
};

window.inState = wanted =>
  new Promise(resolve => {
    const stop = core.watch(state => {
      if (state !== wanted) return;
      resolve(state);
      setTimeout(() => stop());
    });
  });
