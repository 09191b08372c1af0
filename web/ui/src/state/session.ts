import { signal } from "@preact/signals";
import type { Core, ProfileState } from "../core/core.ts";
import type { CoreEvent, Events, Hello, Linking, Self, Standing } from "../core/contract.ts";

type Connection = Events["connection"]["state"] | "starting";
/** A connection that takes longer is called missing. */
const CONNECTS_WITHIN = 3_000;

/** Who is here, and whether the relay can be reached. */
export class Session {
  readonly profile = signal<ProfileState>("opening");
  readonly standing = signal<Standing | "starting">("starting");
  readonly self = signal<Self | undefined>(undefined);
  readonly connection = signal<Connection>("starting");
  /** The core did not even say hello. */
  readonly failed = signal(false);
  readonly caughtUp = signal(false);
  readonly linking = signal<Linking | undefined>(undefined);
  /** What is shown is of the last time: the core has said nothing yet. */
  private glanced = false;

  constructor(private readonly core: Core) {}

  /** Says hello as soon as the profile is open, and again after it was locked. */
  watch(begun: () => void): void {
    this.core.watch((state) => {
      this.profile.value = state;
      if (state !== "open") this.glanced = false;
      if (!this.glanced) this.standing.value = "starting";
      if (state === "open") begun();
    });
  }

  async begin(): Promise<void> {
    this.failed.value = false;
    try {
      this.stand(await this.core.ask("hello", {}));
    } catch (fault) {
      this.failed.value = true;
      this.standing.value = "starting";
      throw fault;
    }
    await this.connect();
  }

  /** After registering, logging in, linking or starting over. */
  async enter(self: Self): Promise<void> {
    const hello = await this.core.ask("hello", {});
    this.stand({ ...hello, self });
    this.linking.value = undefined;
    await this.connect();
  }

  /** Whoever was here the last time is, until the core says otherwise. False: it has. */
  glance(self: Self): boolean {
    if (this.standing.value !== "starting" || !["opening", "open"].includes(this.profile.value)) return false;
    this.glanced = true;
    this.self.value = self;
    this.standing.value = "active";
    return true;
  }

  /** Who is here, by what the core has said. */
  known(): Self | undefined {
    return this.standing.value === "active" && !this.glanced ? this.self.value : undefined;
  }

  hear(event: CoreEvent): void {
    if (event.event === "connection") this.turn(event.data.state);
    else if (event.event === "person" && event.data.user_id === this.self.value?.user_id) {
      const { name, has_picture } = event.data;
      this.self.value = { ...this.self.value, name, has_picture };
    } else if (event.event === "caught_up") this.caughtUp.value = true;
    else if (event.event === "linking") this.linking.value = event.data;
  }

  private async connect(): Promise<void> {
    if (this.standing.value !== "active") return;
    setTimeout(() => this.connection.value === "starting" && this.turn("offline"), CONNECTS_WITHIN);
    await this.core.ask("connect", {});
  }

  /** Where the log-in is over, the way back is shown at once (R2.4). */
  private turn(state: Connection): void {
    this.connection.value = state;
    if (state === "logged_out" && this.standing.value === "active") this.standing.value = "logged_out";
  }

  private stand(hello: Hello): void {
    this.glanced = false;
    this.self.value = hello.self;
    this.standing.value = hello.standing;
  }
}
