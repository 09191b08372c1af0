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
    this.linking.value = undefined;
    if (this.standing.value === "active") await this.core.ask("connect", {});
  }

  hear(event: CoreEvent): void {
    if (event.event === "connection") this.connect(event.data.state);
    else if (event.event === "person" && event.data.user_id === this.self.value?.user_id) {
      const { name, has_picture } = event.data;
      this.self.value = { ...this.self.value, name, has_picture };
    } else if (event.event === "caught_up") this.caughtUp.value = true;
    else if (event.event === "linking") this.linking.value = event.data;
  }

  /** Where the log-in is over, the way back is shown at once (R2.4). */
  private connect(state: Connection): void {
    this.connection.value = state;
    if (state === "logged_out" && this.standing.value === "active") this.standing.value = "logged_out";
  }

  private stand(hello: Hello): void {
    this.self.value = hello.self;
    this.standing.value = hello.standing;
  }
}
