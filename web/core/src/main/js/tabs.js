// One writer a profile, however many tabs (R1.2). The worker that has the Web Lock leads: it alone opens the profile. The
// others' requests go to it over a BroadcastChannel, and its events to all. When it ends, the lock passes on; when its tab
// is frozen, the lock is stolen, and the store's fence (rows.js) sees to it that the frozen one commits no more.
const ANSWER_WITHIN = 10_000; // ms, to the question whether it lives

export class Tabs {
  #name;
  #channel;
  #self = crypto.randomUUID();
  #leader = null;
  #serve;
  #hear;
  #pending = new Map();
  #asked = 0;
  #suspected = 0;

  /**
   * `lead` is called when this worker becomes the leader and gives the function that serves requests; `hear` takes what
   * the leader tells everybody.
   */
  constructor(name, lead, hear) {
    this.#name = name;
    this.#hear = hear;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.#received(data);
    this.#compete(lead, {});
    this.#channel.postMessage({ who: this.#self });
    setInterval(() => this.#watch(lead), ANSWER_WITHIN / 2);
  }

  /** What the leader, here or elsewhere, answers. Rejects when it ends before: it may have been done or not. */
  async request(request) {
    if (this.#serve) return this.#serve(request);
    return new Promise((resolve, reject) => {
      const number = ++this.#asked;
      this.#pending.set(number, { request, resolve, reject, to: this.#leader });
      if (this.#leader) this.#channel.postMessage({ to: this.#leader, from: this.#self, number, request });
    });
  }

  /** To all tabs, this one too. */
  tell(told) {
    this.#hear(told);
    this.#channel.postMessage({ told });
  }

  #compete(lead, options) {
    const ended = new Promise(() => {});
    navigator.locks
      .request(this.#name, options, async () => {
        this.#serve = await lead();
        this.#follow(this.#self);
        this.#channel.postMessage({ leads: this.#self });
        return ended;
      })
      .catch(e => {
        if (e.name !== 'AbortError') throw e;
        this.#hear({ restart: true }); // stolen: what this worker holds open is of no use any more
      });
  }

  #received({ who, lives, request, to, from, number, ...said }) {
    if (who && this.#serve) return this.#channel.postMessage({ leads: this.#self });
    if (lives && to === this.#self) return this.#channel.postMessage({ to: lives, alive: true });
    if (request && to === this.#self) return this.#answer(from, number, request);
    return who || lives || request ? undefined : this.#heard(to, number, said);
  }

  /** The leader lives. */
  #heard(to, number, { leads, told, reply, error }) {
    this.#suspected = 0;
    if (leads) this.#follow(leads);
    else if (told) this.#hear(told);
    else if (number && to === this.#self) this.#settle(number, reply, error);
  }

  async #answer(from, number, request) {
    try {
      this.#channel.postMessage({ to: from, number, reply: await this.#serve(request) });
    } catch (e) {
      this.#channel.postMessage({ to: from, number, error: e.message });
    }
  }

  #settle(number, reply, error) {
    const asked = this.#pending.get(number);
    this.#pending.delete(number);
    if (error) asked?.reject(new Error(error));
    else asked?.resolve(reply);
  }

  /** What was asked of another before is not asked again: it may have been done. */
  #follow(leader) {
    this.#leader = leader;
    for (const [number, asked] of this.#pending) {
      if (asked.to === leader) continue;
      this.#pending.delete(number);
      if (asked.to) asked.reject(new Error('interrupted'));
      else this.request(asked.request).then(asked.resolve, asked.reject);
    }
  }

  #watch(lead) {
    const waits = !this.#serve && this.#leader && this.#pending.size > 0;
    if (!waits) return (this.#suspected = 0);
    if (this.#suspected++ < 2) return this.#channel.postMessage({ to: this.#leader, lives: this.#self });
    this.#suspected = 0;
    return this.#compete(lead, { steal: true });
  }
}
