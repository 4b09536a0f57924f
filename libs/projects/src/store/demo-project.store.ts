import { type Database, newId } from '#platform';

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

/** The owner's pen for the project of the demonstration: opens it once, with the results it starts from; answers its id. */
export async function putDemoProject(owner: Database, project: DemoProjectRow): Promise<string> {
  const known = 'select id from projects.project where code = $1';
  const [there] = await owner.call<{ id: string }>(known, [project.code]);
  if (there) return there.id;
  const id = newId();
  const { code, name, base, facts, parkId, applicantOrgan, results } = project;
  const opened = JSON.stringify({ id, code, name, base, facts });
  await owner.call('select projects.open_project($1, $2, $3, app.legal_now())', [
    opened,
    parkId,
    applicantOrgan,
  ]);
  for (const result of results) {
    await owner.call('select projects.put_result($1, null, $2)', [id, JSON.stringify(result)]);
  }
  return id;
}
