/**
 * What a user interface and the client core say to each other, version 1. `docs/spec/view.md` tells the rules.
 *
 * To the core: `{"id": 7, "do": "say", "with": {…}}`; back: `{"id": 7, "ok": …}` or `{"id": 7, "error": {…}}`.
 * From the core, unasked: `{"event": "line", "data": {…}}`.
 *
 * A field with `?` is absent where it has no value; a reader passes over fields and events that it does not know. Times
 * are milliseconds since 1970 UTC, ids are UUIDs. All texts and names are ready to be shown as plain text: nothing in
 * them steers a screen.
 */
export type Id = string;
export type Millis = number;
/** Bytes in base64. */
export type Base64 = string;

export interface Command<Name extends keyof Commands = keyof Commands> {
  id: number;
  do: Name;
  with: Commands[Name]["with"];
}

export type Answer<Name extends keyof Commands = keyof Commands> =
  { id: number; ok: Commands[Name]["ok"] } | { id: number; error: Failure };

export type CoreEvent = { [Name in keyof Events]: { event: Name; data: Events[Name] } }[keyof Events];

export type Nothing = Record<string, never>;

export interface Failure {
  /** Of the relay's `ErrorCode`s, or of the core's own: see docs/spec/view.md. Interfaces choose words by it. */
  code: string;
  /** For whoever mends it; in English, without content. */
  message: string;
  /** Milliseconds to wait before it makes sense to try again. */
  retry_after?: Millis;
}

/* ───── accounts and people ───── */

/**
 * Where this profile stands: `none` register, log in or link; `waiting` link or start over; `active` chat;
 * `logged_out` log in again, or link: what is here stays (R2.4).
 */
export type Standing = "none" | "waiting" | "active" | "logged_out";

export interface Hello {
  version: 1;
  standing: Standing;
  self?: Self;
}

export interface Self {
  user_id: Id;
  device_id: number;
  username: string;
  name: string;
  has_picture: boolean;
}

/** `changed`: another key than before, tap to accept. `broken`: it was verified before; compare or accept (R2.3). */
export type Trust = "unknown" | "known" | "verified" | "changed" | "broken";

export interface Person {
  user_id: Id;
  username: string;
  name: string;
  trust: Trust;
  blocked: boolean;
  /** A picture that is fetched with `picture`; told as `person` when it is another. */
  has_picture: boolean;
}

/** What others see of the user. Who hides that they read, or type, does not see it of others either. */
export interface Privacy {
  read_receipts: boolean;
  typing: boolean;
  /** Online, and last seen: by nobody, else by those one talks with. */
  presence: boolean;
}

export interface Presence {
  user_id: Id;
  online: boolean;
  /** 0: not known. */
  last_seen: Millis;
}

export interface Device {
  device_id: number;
  name: string;
  added_at: Millis;
  last_seen: Millis;
  active: boolean;
  this_one: boolean;
  /** The user of this one has let it in here, or has said since that they know of it. */
  known: boolean;
}

export interface SafetyNumber {
  /** Sixty digits, in twelve groups of five. */
  digits: string;
  /** What the QR code holds. */
  qr: Base64;
  trust: Trust;
}

/* ───── conversations ───── */

export type Shelf = "pinned" | "list" | "archived" | "requests";

/** A row of a list and the head of a chat. */
export interface Conversation {
  id: Id;
  kind: "direct" | "group";
  title: string;
  /** The list it is on; absent: on none (nothing was said yet, declined, blocked). */
  shelf?: Shelf;
  /** Greater is newer, within a shelf. The key of the next page. */
  place: string;
  /** The other one of a direct conversation. */
  person?: Person;
  members: number;
  /** The person's, or the group's. */
  has_picture: boolean;
  /** The newest line. */
  preview?: Preview;
  at: Millis;
  unread: number;
  muted_until: Millis;
  pinned: boolean;
  archived: boolean;
  standing: "accepted" | "requested" | "declined";
  /** Whether something can be said here: not blocked, a member, not left. */
  writable: boolean;
  draft: string;
  /** Seconds what is said stays; 0: for good. */
  timer: number;
}

export interface Preview {
  line_id: Id;
  mine: boolean;
  author_name: string;
  kind: Body["kind"];
  /** The first words, or empty. */
  text: string;
  at: Millis;
  state?: State;
}

export interface Group {
  conversation_id: Id;
  name: string;
  has_picture: boolean;
  revision: number;
  members: Member[];
  my_role: "member" | "admin" | "none";
}

export interface Member {
  person: Person;
  role: "member" | "admin";
  /** `invited`: has not answered yet. `unconfirmed`: put there by the relay, by no admin; gets nothing and is not heard. */
  standing: "member" | "invited" | "unconfirmed";
  mine: boolean;
}

/* ───── lines ───── */

/** How far an own line has come. `held`: waits until a changed identity is accepted. `failed`: tap to retry. */
export type State = "queued" | "held" | "sent" | "delivered" | "read" | "failed";

/** A line of a conversation. */
export interface Line {
  id: Id;
  conversation_id: Id;
  author: Id;
  author_name: string;
  mine: boolean;
  /** Orders the lines, with the id. */
  at: Millis;
  body: Body;
  quote?: Quote;
  reactions: Reaction[];
  edited: boolean;
  /** Until when it can be edited; 0: not at all. */
  editable_until: Millis;
  state?: State;
  /** To how many of the others an own line has come. */
  delivered_to: number;
  read_by: number;
  /** When it goes; 0: its time has not begun, or it stays. */
  expires_at: Millis;
  /** Seconds it stays; 0: for good. */
  expires_after: number;
}

export type Body =
  | { kind: "text"; parts: Part[] }
  | { kind: "files"; files: FileInfo[]; parts: Part[] }
  | { kind: "card"; user_id: Id; username: string; name: string }
  | { kind: "deleted" }
  | { kind: "unreadable"; reason: string; healing: boolean }
  | { kind: "unknown" }
  | { kind: "identity_changed" }
  | { kind: "device_added" }
  | { kind: "timer"; seconds: number }
  | { kind: "call"; call_id: string; media: "audio" | "video"; end: "answered" | "missed" | "declined" | "failed"; duration: Millis }
  | { kind: "group"; change: GroupChange; names: string[] };

export type GroupChange = "nothing" | "created" | "renamed" | "picture" | "added" | "removed" | "left" | "promoted" | "demoted";

/** A stretch of a text, shown as it stands. A link's target is what is seen: nobody can hide another behind it. */
export type Part =
  | { kind: "plain"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "mention"; text: string; user_id: Id };

export interface Quote {
  line_id: Id;
  author_name: string;
  mine: boolean;
  text: string;
}

export interface Reaction {
  emoji: string;
  /** The people, ours first. */
  by: Id[];
  mine: boolean;
}

export type FileKind = "image" | "video" | "audio" | "voice" | "file";

export interface FileInfo {
  id: Id;
  kind: FileKind;
  type: string;
  name: string;
  size: number;
  width: number;
  height: number;
  duration: Millis;
  /** Up to 64 heights, 0..255. */
  waveform: Base64;
  /** A ThumbHash. */
  thumbnail: Base64;
}

/** A file to be sent. `handle` names it to the core: a path for the command line, a registered `File` in a browser. */
export interface FileToSend {
  handle: string;
  kind: FileKind;
  type: string;
  name: string;
  width?: number;
  height?: number;
  duration?: Millis;
  waveform?: Base64;
  thumbnail?: Base64;
}

/** A file on its way. `line_id` names its message; progress is of sealed bytes. */
export interface Transfer {
  transfer_id: string;
  conversation_id: Id;
  line_id: Id;
  file_id: Id;
  direction: "up" | "down";
  done: number;
  total: number;
  state: "moving" | "done" | "cancelled" | "waiting" | "failed";
}

export interface Receipt {
  person: Person;
  delivered_at: Millis;
  read_at: Millis;
}

export interface Page {
  lines: Line[];
  /** Whether there is more on that side. */
  older: boolean;
  newer: boolean;
  first_unread?: Id;
}

export interface Hit {
  line: Line;
  conversation_title: string;
}

/* ───── calls ───── */

export interface Call {
  call_id: string;
  conversation_id: Id;
  person: Person;
  media: "audio" | "video";
  outgoing: boolean;
  state: "ringing" | "connecting" | "connected" | "ended";
  end?: "hung_up" | "declined" | "missed" | "busy" | "elsewhere" | "failed";
  since: Millis;
}

export interface CallLogEntry {
  line: Line;
  person: Person;
  conversation_id: Id;
}

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/* ───── linking ───── */

/** The new device's side: show the code; let the other device's user pick the number; wait. */
export type Linking =
  | { state: "showing"; code: string; expires_at: Millis }
  | { state: "confirming"; username: string; number: string }
  | { state: "receiving" }
  | { state: "linked"; self: Self }
  | { state: "failed"; reason: "expired" | "forged" | "other_account" };

/** The approving side: the user picks the number that the new device shows. */
export interface Newcomer {
  /** One code is attended to at a time. */
  approval_id: string;
  device_name: string;
  numbers: string[];
}

/* ───── commands ───── */

export interface Commands {
  hello: { with: Nothing; ok: Hello };
  register: { with: { username: string; name: string; password: string; invite?: string }; ok: Self };
  /** Where the log-in is over: of `self` alone. It is another device of the account then. */
  log_in: { with: { username: string; password: string }; ok: Self };
  start_over: { with: Nothing; ok: Self };
  connect: { with: Nothing; ok: Nothing };
  log_out: { with: Nothing; ok: Nothing };
  change_password: { with: { old_password: string; new_password: string }; ok: Nothing };
  delete_account: { with: { password: string }; ok: Nothing };

  privacy: { with: Nothing; ok: Privacy };
  /** On all devices of the account. Needs the relay: without it nothing changes. */
  set_privacy: { with: Privacy; ok: Privacy };

  devices: { with: Nothing; ok: Device[] };
  revoke_device: { with: { device_id: number }; ok: Device[] };
  rename_device: { with: { device_id: number; name: string }; ok: Nothing };
  /** The user knows of a device that was added. */
  know_device: { with: { device_id: number }; ok: Nothing };
  /** The relay's key for Web Push, base64url. */
  push_key: { with: Nothing; ok: { key: string } };
  /** `navigate`: what a tap on a notice opens. */
  subscribe: { with: { endpoint: string; p256dh: string; auth: string; navigate: string }; ok: Nothing };
  unsubscribe: { with: Nothing; ok: Nothing };
  link: { with: { device_name: string }; ok: Linking };
  cancel_link: { with: Nothing; ok: Nothing };
  newcomer: { with: { code: string }; ok: Newcomer };
  approve: { with: { approval_id: string; number: string }; ok: Nothing };

  conversations: { with: { shelf: Shelf; beyond?: string; limit: number }; ok: Conversation[] };
  conversation: { with: { conversation_id: Id }; ok: Conversation };
  /** People one has an accepted conversation with, by name. */
  people: { with: Nothing; ok: Person[] };
  find_person: { with: { username: string }; ok: Person };
  direct: { with: { username: string }; ok: Conversation };
  /** One's own, for those one talks with. At most 64 characters. */
  set_name: { with: { name: string }; ok: Person };
  /** One's own picture, at most 512 KiB: interfaces scale it. None without `handle`. */
  set_picture: { with: { handle?: string }; ok: Person };
  set_group_picture: { with: { conversation_id: Id; handle?: string }; ok: Group };
  /** Of a person, or of a group. `handle` names it to whoever shows it. */
  picture: { with: { user_id: Id } | { conversation_id: Id }; ok: { handle: string } };
  watch_presence: { with: { user_ids: Id[] }; ok: Nothing };

  timeline: {
    with: { conversation_id: Id; before?: Id; after?: Id; around?: Id; limit: number };
    ok: Page;
  };
  receipts: { with: { line_id: Id }; ok: Receipt[] };
  /** What it said before its edits, the first words first. */
  edits: { with: { line_id: Id }; ok: { at: Millis; text: string }[] };
  search: { with: { query: string; conversation_id?: Id; from?: number; limit: number }; ok: { hits: Hit[]; next: number } };

  /**
   * `line_id`: a UUID of version 7 by which the interface shows the line already. Asked for again it stays as it is, so a
   * command whose answer was lost can be repeated; the draft is over with it.
   */
  say: {
    with: { conversation_id: Id; line_id?: Id; text: string; reply_to?: Id; mentions?: { start: number; length: number; user_id: Id }[] };
    ok: Line;
  };
  send_files: { with: { conversation_id: Id; files: FileToSend[]; text: string; reply_to?: Id }; ok: Line };
  send_card: { with: { conversation_id: Id; user_id: Id }; ok: Line };
  forward: { with: { line_id: Id; conversation_ids: Id[] }; ok: Line[] };
  react: { with: { line_id: Id; emoji: string }; ok: Nothing };
  edit: { with: { line_id: Id; text: string; mentions?: { start: number; length: number; user_id: Id }[] }; ok: Nothing };
  unsend: { with: { line_id: Id }; ok: Nothing };
  delete_for_me: { with: { line_ids: Id[] }; ok: Nothing };
  retry: { with: { line_id: Id }; ok: Nothing };
  read: { with: { line_id: Id }; ok: Nothing };
  typing: { with: { conversation_id: Id; typing: boolean }; ok: Nothing };
  draft: { with: { conversation_id: Id; text: string }; ok: Nothing };
  timer: { with: { conversation_id: Id; seconds: number }; ok: Nothing };

  accept: { with: { conversation_id: Id }; ok: Nothing };
  decline: { with: { conversation_id: Id }; ok: Nothing };
  block: { with: { user_id: Id; blocked: boolean }; ok: Nothing };
  pin: { with: { conversation_id: Id; pinned: boolean }; ok: Nothing };
  archive: { with: { conversation_id: Id; archived: boolean }; ok: Nothing };
  mute: { with: { conversation_id: Id; until: Millis }; ok: Nothing };

  safety_number: { with: { user_id: Id }; ok: SafetyNumber };
  verify: { with: { user_id: Id; verified: boolean }; ok: Nothing };
  accept_identity: { with: { user_id: Id }; ok: Nothing };

  group: { with: { conversation_id: Id }; ok: Group };
  create_group: { with: { name: string; user_ids: Id[] }; ok: Conversation };
  invite: { with: { conversation_id: Id; user_ids: Id[] }; ok: Group };
  remove: { with: { conversation_id: Id; user_id: Id }; ok: Group };
  leave: { with: { conversation_id: Id }; ok: Nothing };
  promote: { with: { conversation_id: Id; user_id: Id; admin: boolean }; ok: Group };
  rename: { with: { conversation_id: Id; name: string }; ok: Group };

  /** Fetches a file; the answer comes when it is whole. `handle` names it to whoever shows it. */
  download: { with: { line_id: Id; file_id: Id }; ok: { handle: string } };
  /** All conversations as JSON lines in the form of this contract, with their files if wanted, in one zip archive that is
   *  made here. `missing`: files that are not to be had any more. */
  export: { with: { files: boolean }; ok: { handle: string; lines: number; missing: number } };
  cancel_transfer: { with: { transfer_id: string }; ok: Nothing };

  calls: { with: { beyond?: Id; limit: number }; ok: CallLogEntry[] };
  call: { with: { conversation_id: Id; media: "audio" | "video"; sdp: string; fingerprint: Base64 }; ok: Call };
  answer_call: { with: { call_id: string; sdp: string; fingerprint: Base64 }; ok: Call };
  decline_call: { with: { call_id: string }; ok: Nothing };
  hang_up: { with: { call_id: string }; ok: Nothing };
  /** The media flow: the call is `connected` from here on. */
  call_connected: { with: { call_id: string }; ok: Nothing };
  candidate: { with: { call_id: string; candidate: string }; ok: Nothing };
  ice_servers: { with: Nothing; ok: IceServer[] };
}

/* ───── events ───── */

export interface Events {
  connection: { state: "online" | "offline" | "elsewhere" | "logged_out" };
  /** All that waited at the relay is here. */
  caught_up: Nothing;
  conversation: Conversation;
  line: Line;
  line_removed: { conversation_id: Id; line_id: Id };
  person: Person;
  typing: { conversation_id: Id; user_id: Id; name: string; typing: boolean };
  presence: Presence;
  transfer: Transfer;
  call: Call;
  /** The other side's words for WebRTC, checked against the sealed fingerprint. */
  call_signal: { call_id: string; step: "offer" | "answer" | "candidate"; text: string };
  linking: Linking;
  /** A device was added to one's own account. */
  device_added: Device;
  fault: { where: string };
}
