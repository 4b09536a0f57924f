import { shared } from './engines.js';

/** Stops what `engines.ts` started, once. */
export default async function stopEngines(): Promise<void> {
  const running = shared.__engines;
  shared.__engines = undefined;
  if (running !== undefined) await (await running).stop();
}
