import { publishTemplates } from '#casework';
import { publishSeeds, readSeedFolder, type SeedFolder } from '#catalogue';
import { hashSecret, StaffStore } from '#identity';
import { migrateBull } from '#messaging';
import { sayFinding } from '#model/catalogue';
import { Database, migrate, openDatabase, type Progress } from '#platform';
import { putDemoProject } from '#projects';
import { putRegions } from '#registration';
import { DemoRefused } from './demo-refused.js';
import { MIGRATIONS } from './migrations.js';
import { digestOf, regionsIn, templatesIn } from './seeds.js';
import { seedsFolder } from './seeds-folder.js';

/** What everybody of the demonstration signs in with; production refuses to start where these accounts exist. */
export const DEMO_PASSWORD = 'one-window-2026';

export interface Preparing {
  readonly ownerUrl: string;
  /** With demonstration people, the demonstration project and a movable clock. Without it, what is there of them stays. */
  readonly demo: boolean;
  /** BullMQ's own schema is needed where no Redis is named. */
  readonly queueOnPostgres: boolean;
  readonly seeds?: string;
}

/**
 * Makes a database ready for the product: schemas, queue, published seeds, and the demonstration. Run again, it reads the seeds
 * only when they have changed. Rejects with {@link DemoRefused} where a demonstration would come into a database that was without.
 */
export async function prepare(
  { ownerUrl, demo, queueOnPostgres, seeds }: Preparing,
  progress: Progress,
): Promise<void> {
  const applied = await migrate(ownerUrl, MIGRATIONS, progress);
  if (applied.length > 0) progress(`migrations applied: ${applied.length}`);
  if (queueOnPostgres) await migrateBull(ownerUrl);
  const source = await openDatabase(ownerUrl, { poolSize: 2, applicationName: 'prepare' });
  try {
    const owner = new Database(source);
    const root = seeds ?? seedsFolder();
    const { read, real } = await stateOf(owner);
    if (demo && real) throw new DemoRefused();
    const digest = await digestOf(root, demo);
    if (read?.equals(digest) || (!demo && read?.equals(await digestOf(root, true)))) return;
    if (!(await putSeeds(owner, root, demo, progress))) return;
    await owner.call(
      'insert into app.prepared (seeds) values ($1) on conflict (only_row) do update set seeds = excluded.seeds',
      [digest],
    );
  } finally {
    await source.destroy();
  }
}

/** From which seeds it was made ready; and whether that, or a person, came without the demonstration, whose first sign is the clock. */
async function stateOf(owner: Database): Promise<{ read: Buffer | null; real: boolean }> {
  const [row] = await owner.call<{ read: Buffer | null; real: boolean }>(
    `select p.seeds as read, not c.movable and (p.seeds is not null or exists (select from identity.person)) as real
     from app.clock c left join app.prepared p on true`,
  );
  if (!row) throw new Error('app.clock has no row');
  return row;
}

/** All that the seeds say; false when something in them could not be published, and is to be tried again at the next start. */
async function putSeeds(owner: Database, root: string, demo: boolean, progress: Progress): Promise<boolean> {
  const folder = await readSeedFolder(root);
  await putRegions(owner, await regionsIn(root));
  await putOrgans(owner, folder);
  let whole = true;
  const versions = await publishSeeds(owner, folder, (found) => {
    whole = false;
    progress(`the seeds are not published: ${found.place} ${found.code} ${sayFinding(found, 'en')}`);
  });
  if (versions > 0) progress(`seeds published: ${versions} versions`);
  await publishTemplates(owner, await templatesIn(root));
  if (demo) await putDemonstration(owner, folder);
  await owner.call('analyze');
  return whole;
}

async function putOrgans(owner: Database, { organs, parks }: SeedFolder): Promise<void> {
  const rows = organs.map(({ park, ...organ }) => ({
    ...organ,
    parkId: parks.find(({ code }) => code === park)?.id ?? null,
  }));
  await new StaffStore(owner).putOrgans(rows);
}

async function putDemonstration(
  owner: Database,
  { organs, parks, people, projects }: SeedFolder,
): Promise<void> {
  const organ = (handle: string) => {
    const found = organs.find((each) => each.handle === handle);
    if (!found) throw new Error(`no organ ${handle} in the seeds`);
    return { id: found.id, parkId: parks.find(({ code }) => code === found.park)?.id ?? null };
  };
  // Before the people: a start that breaks between is still known for what it is.
  await owner.call('update app.clock set movable = true');
  const [anybody] = await owner.call('select from identity.person limit 1');
  if (!anybody) {
    const accounts = people.map(({ organ: handle, park, ...person }) => {
      const { id: organId, parkId: ofOrgan } = organ(handle);
      const parkId = parks.find(({ code }) => code === park)?.id ?? ofOrgan;
      return { ...person, organId, parkId };
    });
    await new StaffStore(owner).putDemoPeople(accounts, await hashSecret(DEMO_PASSWORD));
  }
  for (const project of projects) {
    await putDemoProject(owner, {
      code: project.code,
      name: project.name.zh,
      base: project.base,
      parkId: parks.find(({ code }) => code === project.park)?.id ?? 0,
      applicantOrgan: organ(project.applicant.organ).id,
      facts: { ...project.facts, industry: project.industry.code },
      results: project.results.map(({ item, number, organ: handle, grantedOn, fields }) => ({
        code: item,
        number,
        organId: organ(handle).id,
        inForceOn: grantedOn,
        fields,
        evidence: 'seeds',
      })),
    });
  }
}
