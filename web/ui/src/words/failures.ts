import type { Key } from "./words.ts";

/** By the codes of the relay (`ErrorCode`) and of the core (docs/spec/view.md). */
const KEYS: Record<string, Key> = {
  bad_credentials: "fail.password",
  username_taken: "fail.taken",
  bad_request: "fail.input",
  invite_needed: "fail.invite",
  invite_bad: "fail.invite",
  registration_closed: "fail.closed",
  too_many_requests: "fail.slow",
  offline: "fail.offline",
  unreachable: "fail.offline",
  unavailable: "fail.offline",
  not_found: "fail.notFound",
  not_allowed: "fail.notAllowed",
  not_accepted: "fail.notAccepted",
  last_admin: "fail.lastAdmin",
  group_full: "fail.full",
  too_large: "fail.large",
  quota_exceeded: "fail.quota",
  unsupported_media: "fail.media",
  too_late: "fail.late",
  lost_keys: "fail.lostKeys",
  other_account: "fail.otherAccount",
  no_picture: "fail.noPicture",
};

/** The sentence for a failure's code. */
export function failureKey(code: string): Key {
  return KEYS[code] ?? "fail.unknown";
}
