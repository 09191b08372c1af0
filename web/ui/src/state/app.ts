import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Brand } from "../brands/brand.ts";
import type { Device } from "../core/contract.ts";
import { codeOf, type Core } from "../core/core.ts";
import { failureKey } from "../words/failures.ts";
import { preferred, Words } from "../words/words.ts";
import { Calls } from "./calls.ts";
import { Composers } from "./composer.ts";
import { Conversations } from "./conversations.ts";
import { Glances } from "./glance.ts";
import { Overlays, Toasts } from "./overlay.ts";
import { People } from "./people.ts";
import { Pictures } from "./pictures.ts";
import { Router } from "./route.ts";
import { Session } from "./session.ts";
import { Settings } from "./settings.ts";
import { Timelines } from "./timelines.ts";
import { Transfers } from "./transfers.ts";

const TICK = 20_000;

/** Everything the screens draw from, without a screen: one of each for a page. */
export class App {
  readonly words: Words;
  readonly settings: Settings;
  readonly session: Session;
  readonly conversations: Conversations;
  readonly timelines: Timelines;
  readonly people: People;
  readonly pictures: Pictures;
  readonly transfers: Transfers;
  readonly calls: Calls;
  readonly composers: Composers;
  readonly glances: Glances;
  readonly route = new Router();
  readonly overlays = new Overlays();
  readonly toasts = new Toasts();
  /** The time, as coarse as "2m" needs it. */
  readonly now;

  constructor(
    readonly brand: Brand,
    readonly core: Core,
    readonly clock: () => number,
  ) {
    this.now = signal(clock());
    this.words = new Words(brand.words);
    this.settings = new Settings(localStorage, `${brand.id}.settings`, {
      language: preferred(navigator.languages),
      gradient: brand.gradient,
    });
    this.session = new Session(core);
    this.conversations = new Conversations(core);
    this.timelines = new Timelines(core);
    this.people = new People(core);
    this.pictures = new Pictures(core);
    this.transfers = new Transfers(core);
    this.calls = new Calls(core);
    this.composers = new Composers(core, clock);
    this.glances = new Glances(core, this.session, this.conversations, this.timelines);
    const listeners = [this.session, this.conversations, this.people, this.pictures, this.timelines, this.transfers, this.calls];
    core.on((event) => listeners.forEach((one) => one.hear(event)));
    core.on((event) => event.event === "device_added" && !event.data.known && this.askAboutDevice(event.data));
    // For whoever mends it: it names a place in the core, and nothing that was said.
    core.on((event) => event.event === "fault" && console.error(`the core failed: ${event.data.where}`));
    setInterval(() => (this.now.value = clock()), TICK);
  }

  /** Whoever was linked without one's knowing is found out by this. */
  private askAboutDevice({ device_id, name }: Device): void {
    this.overlays.ask({
      title: "device.added",
      text: "device.addedText",
      values: { name: name || this.words.t("settings.unnamed") },
      yes: "device.mine",
      then: () => this.core.ask("know_device", { device_id }),
      otherwise: { label: "device.look", then: () => this.route.go({ left: "settings", page: "devices" }) },
    });
  }

  /** Does what the user asked for; a refusal is told in words. */
  readonly attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (fault) {
      this.toasts.show(failureKey(codeOf(fault)));
      return false;
    }
  };
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("no app above this component");
  return app;
}
