import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '#platform';
import { reportOf, timelineOf } from './demo/report.js';
import { Stage } from './demo/stage.js';
import { playStory } from './demo/story.js';
import { startProduct } from './product.js';

const json = process.argv.includes('--json');
const say = (line: string) => void process.stdout.write(`${line}\n`);
const tell = json ? () => undefined : say;

/** `npm run demo`: boots a product of its own in a folder of its own, plays the main job over HTTP, and leaves nothing. */
async function demo(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'approval-demo-'));
  const own = {
    databaseUrl: undefined,
    migrationDatabaseUrl: undefined,
    redisUrl: undefined,
    dataDir,
    port: 0,
  };
  const read = Config.readStandalone();
  // One address plays everybody.
  const door = { ...read.door, rates: null };
  const config = Object.assign(read, own, { demo: true, logLevel: 'warn', door });
  const product = await startProduct({ config, progress: tell, fileApplication: false });
  try {
    const stage = new Stage(product.url, tell);
    await playStory(stage);
    const report = await reportOf(stage);
    for (const line of ['', 'timeline (= open, | due, # late)', ...timelineOf(report)]) tell(line);
    tell(
      `\n${report.items.length} approvals, ${report.alerts.length} alerts, ${report.journalLines} journal lines, case ${report.status}`,
    );
    if (report.status !== 'concluded') throw new Error('the demonstration case did not conclude');
    if (json) say(JSON.stringify(report));
  } finally {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await demo();
