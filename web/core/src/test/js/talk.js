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

/** Connects; resolves when all that waited at the relay is here. */
window.caughtUp = async () => {
  const seen = new Promise(resolve => core.on(({ event }) => event === 'caught_up' && resolve('{}')));
  await ask('connect');
  return seen;
};

window.inState = wanted =>
  new Promise(resolve => {
    const stop = core.watch(state => {
      if (state !== wanted) return;
      resolve(state);
      setTimeout(() => stop());
    });
  });
