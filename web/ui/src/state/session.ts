import { signal } from "@preact/signals";
import type { Core, ProfileState } from "../core/core.ts";
import type { CoreEvent, Events, Hello, Linking, Self, Standing } from "../core/contract.ts";

type Connection = Events["connection"]["state"];

/** Who is here, and whether the relay can be reached. */
export class Session {
  readonly profile = signal<ProfileState>("opening");
  readonly standing = signal<Standing | "starting">("starting");
  readonly self = signal<Self | undefined>(undefined);
  readonly connection = signal<Connection>("offline");
  /** The core did not even say hello. */
  readonly failed = signal(false);
  readonly caughtUp = signal(false);
  readonly linking = signal<Linking | undefined>(undefined);

  constructor(private readonly core: Core) {}

  /** Says hello as soon as the profile is open, and again after it was locked. */
  watch(begun: () => void): void {
    this.core.watch((state) => {
      this.profile.value = state;
      this.standing.value = "starting";
      if (state === "open") begun();
    });
  }

  async begin(): Promise<void> {
    this.failed.value = false;
    try {
      this.stand(await this.core.ask("hello", {}));
    } catch (fault) {
      this.failed.value = true;
      throw fault;
    }
    if (this.standing.value === "active") await this.core.ask("connect", {});
  }

  /** After registering, logging in, linking or starting over. */
  async enter(self: Self): Promise<void> {
    const hello = await this.core.ask("hello", {});
    this.stand({ ...hello, self });
    if (this.standing.value === "active") await this.core.ask("connect", {});
  }

  /**
   * A device that has only logged in cannot be linked any more: it leaves, what it kept is deleted, and once the core
   * stands where a new one does, it can.
   */
  async beginAnew(): Promise<void> {
    await this.core.ask("log_out", {}).catch(() => undefined);
    await this.core.forget();
    await new Promise<void>((ready) => {
      const stop = this.standing.subscribe((standing) => {
        if (standing !== "none") return;
        ready();
        queueMicrotask(() => stop());
      });
    });
  }

  hear(event: CoreEvent): void {
    if (event.event === "connection") this.connection.value = event.data.state;
    else if (event.event === "caught_up") this.caughtUp.value = true;
    else if (event.event === "linking") this.linking.value = event.data;
  }

  private stand(hello: Hello): void {
    this.self.value = hello.self;
    this.standing.value = hello.standing;
  }
}
