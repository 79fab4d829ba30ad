/** Cases of the suites that go otherwise than the suite says, each with the reason. A case that goes right must not be here. */
export const LEDGER: Readonly<Record<string, string>> = {};

/** What a case of the ledger gives: it must still fail. */
export function judge(name: string, passes: boolean, message: string): void {
  const known = LEDGER[name];
  if (known === undefined && !passes) throw new Error(`${name}: ${message}`);
  if (known !== undefined && passes) throw new Error(`${name} passes, strike it from the ledger (${known})`);
}
