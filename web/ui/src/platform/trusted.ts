interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): string };
}

/** An address of our own origin, as a browser under Trusted Types takes it for a script. */
export function ownScript(address: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const check = (asked: string) => {
    if (new URL(asked, location.href).origin !== location.origin) throw new TypeError("a script of another origin");
    return asked;
  };
  return policies ? policies.createPolicy("own-script", { createScriptURL: check }).createScriptURL(address) : check(address);
}
