import type { INestApplicationContext } from '@nestjs/common';
import { CaseworkQueries, SubmitCase } from '#casework';
import { CatalogueQueries } from '#catalogue';
import { principalOf, SignIn } from '#identity';
import { isRejection } from '#kernel';
import type { GuideDefinition, ItemDefinition, MaterialLine } from '#model/catalogue';
import type { Progress } from '#platform';
import { ProjectQueries } from '#projects';
import { DEMO_PASSWORD } from './prepare.js';

export const DEMO_GUIDE = 'plant-parallel';

/** Material lines the applicant hands in: what is shared or another item's result is never asked of the applicant. */
export function ownPapers(materials: readonly MaterialLine[]): string[] {
  return materials.filter((line) => !line.shared && line.producedBy.length === 0).map(({ id }) => id);
}

/** The plant project in flight: the demonstration applicant files the one application, once. */
export async function fileDemoApplication(app: INestApplicationContext, progress: Progress): Promise<void> {
  const get = <T>(type: new (...args: never[]) => T): T => app.get(type, { strict: false });
  const session = await get(SignIn).execute({ signIn: 'applicant', password: DEMO_PASSWORD });
  if (isRejection(session)) throw new Error(`the demonstration applicant cannot sign in: ${session.code}`);
  const principal = principalOf(session.token);
  const [already] = await get(CaseworkQueries).cases(principal, { after: null, limit: 1 });
  const [project] = await get(ProjectQueries).projects(principal, { after: null, limit: 1 });
  if (already || !project) return;
  const catalogue = get(CatalogueQueries);
  const guide = await catalogue.inForce<GuideDefinition>('guide', DEMO_GUIDE);
  const items = await Promise.all(
    (guide?.content.items ?? []).map(async ({ code }) => {
      const item = await catalogue.inForce<ItemDefinition>('item', code);
      return { code, handedIn: ownPapers(item?.content.materials ?? []) };
    }),
  );
  const submitted = await get(SubmitCase).execute(
    { principal, key: 'demonstration-application', hash: 'seeds' },
    { guide: DEMO_GUIDE, projectId: project.id, items, declared: true },
  );
  if (isRejection(submitted)) throw new Error(`the demonstration application was refused: ${submitted.code}`);
  progress(`demonstration case filed: receipt ${submitted.receiptNo}, query code ${submitted.queryCode}`);
}
