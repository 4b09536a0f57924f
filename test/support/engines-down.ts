import type { shared } from './engines.js';

/** Stops what `engines.ts` started, once. (Jest maps no module for a global teardown, so it finds the engines in the global.) */
export default async function stopEngines(): Promise<void> {
  const global = globalThis as typeof shared;
  const running = global.__engines;
  global.__engines = undefined;
  if (running !== undefined) await (await running).stop();
}
