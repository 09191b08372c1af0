import { signal, type ReadonlySignal } from "@preact/signals";
import type { Id } from "../core/contract.ts";

export const LEFTS = ["chats", "calls", "people", "requests", "archived", "new", "group", "search", "settings"] as const;
export type Left = (typeof LEFTS)[number];
export const DETAILS = ["info", "safety", "media", "find"] as const;
export type Detail = (typeof DETAILS)[number];

/** What stands in the left pane, in the middle and at the side. A phone shows the innermost alone. */
export interface Route {
  left: Left;
  /** A page of the left pane, such as `devices` of the settings. */
  page?: string;
  chat?: Id;
  detail?: Detail;
  /** Whom or which line the detail or the chat is about. */
  at?: Id;
}

/** `#/settings/devices/c/<chat>/safety/<person>`: each part may be absent from behind. */
export function parse(hash: string): Route {
  const parts = hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  const cut = parts.indexOf("c");
  const [left, page] = cut < 0 ? parts : parts.slice(0, cut);
  const [chat, detail, at] = cut < 0 ? [] : parts.slice(cut + 1);
  return {
    left: oneOf(LEFTS, left) ?? "chats",
    ...(page && { page }),
    ...(chat && { chat }),
    ...(oneOf(DETAILS, detail) && { detail: oneOf(DETAILS, detail) }),
    ...(at && { at }),
  };
}

export function format(route: Route): string {
  const { left, page, chat, detail, at } = route;
  const inside = chat ? ["c", chat, ...(detail || at ? [detail ?? "at"] : []), ...(at ? [at] : [])] : [];
  return `#/${[left, ...(page ? [page] : []), ...inside].map(encodeURIComponent).join("/")}`;
}

/** `#/join/<code>`: the code of an operator's invitation. What stands behind `#` is never sent to a server. */
export function inviteCode(hash: string): string {
  const [place, code] = hash.replace(/^#\/?/, "").split("/");
  return (place === "join" && code) || "";
}

function oneOf<T extends string>(all: readonly T[], word: string | undefined): T | undefined {
  return all.find((one) => one === word);
}

/** The address of the page, as a signal. */
export class Router {
  private readonly route = signal<Route>(parse(location.hash));

  constructor() {
    addEventListener("hashchange", () => (this.route.value = parse(location.hash)));
  }

  get current(): ReadonlySignal<Route> {
    return this.route;
  }

  go(route: Route): void {
    location.hash = format(route);
    this.route.value = route;
  }

  /** Another place in the left pane; the chat stays where it is. */
  left(left: Left, page?: string): void {
    const { chat } = this.route.value;
    this.go({ left, ...(page && { page }), ...(chat && { chat }) });
  }

  chat(chat: Id, at?: Id): void {
    const { left } = this.route.value;
    const kept: Left = ["new", "group"].includes(left) ? "chats" : left;
    this.go({ left: kept, chat, ...(at && { at }) });
  }

  detail(detail: Detail, at?: Id): void {
    const { left, page, chat } = this.route.value;
    this.go({ left, ...(page && { page }), ...(chat && { chat }), detail, ...(at && { at }) });
  }

  /** One step outwards: detail, chat, page, pane, list. */
  back(): void {
    const { left, page, chat, detail } = this.route.value;
    if (detail) this.go({ left, ...(page && { page }), ...(chat && { chat }) });
    else if (chat) this.go({ left, ...(page && { page }) });
    else if (page) this.go({ left });
    else this.go({ left: "chats" });
  }

  /** A step outwards in the left pane alone: the chat beside it stays. */
  leftBack(): void {
    const { left, page } = this.route.value;
    if (page) this.left(left);
    else this.left("chats");
  }
}
