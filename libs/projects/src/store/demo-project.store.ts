import { localDateOf } from '#calendar';
import { type Database, newId } from '#platform';
import { openingLine } from './project-line.js';

export interface DemoProjectRow {
  readonly code: string;
  readonly name: string;
  readonly base: string;
  readonly parkId: number;
  readonly applicantOrgan: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly results: readonly {
    readonly code: string;
    readonly number: string;
    readonly organId: number;
    readonly inForceOn: string;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly evidence: string;
  }[];
}

const SYSTEM = `identity.who('system:time')`;

/** The owner's pen for the project of the demonstration: opens it once, with the results it starts from; answers its id. */
export async function putDemoProject(owner: Database, project: DemoProjectRow): Promise<string> {
  const known = 'select id from projects.project where code = $1';
  const [there] = await owner.call<{ id: string }>(known, [project.code]);
  if (there) return there.id;
  const id = newId();
  const { code, name, base, facts, parkId, applicantOrgan, results } = project;
  const nobody = { personId: '00000000-0000-0000-0000-000000000000', organId: 0 };
  const opened = { id, code, name, base, facts };
  const line = openingLine(opened, nobody, localDateOf(await owner.legalNow()));
  await owner.call(`select projects.open_project(${SYSTEM}, $1, $2, app.legal_now())`, [
    JSON.stringify({ ...opened, applicantOrgan, line }),
    parkId,
  ]);
  for (const result of results) {
    await owner.call(`select projects.enter_by_itself(${SYSTEM}, $1, $2)`, [id, JSON.stringify(result)]);
  }
  return id;
}
