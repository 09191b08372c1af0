import { connect as connectWorker, CoreFailure as Refusal } from "web-core";
import worker from "web-core/worker.js?url";
import { CoreFailure, type Core } from "./core.ts";

/** The client core of a brand, in its worker. */
export function connect(brand: string): Core {
  const client = connectWorker(brand, worker);
  return {
    ask: (name, what) =>
      client.ask(name, what).catch((fault: unknown) => {
        throw fault instanceof Refusal ? new CoreFailure(fault.failure) : fault;
      }),
    on: (listener) => client.on(listener),
    watch: (watcher) => client.watch(watcher),
    glance: () => client.glance(),
    keepGlance: (text) => client.keepGlance(text),
    unlock: (passphrase) => client.unlock(passphrase),
    lock: () => client.lock(),
    protect: (current, next) => client.protect(current, next),
    forget: () => client.forget(),
    offer: (file) => client.offer(file),
    open: (handle) => client.open(handle),
  };
}
