import type { Answer } from '../../apps/standalone/src/client.js';
import { fresh, type ProblemSeen } from './acts.js';
import type { TestProduct } from './product.js';

export interface ResultSeen {
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly number: string;
  readonly state: string;
  readonly counts: boolean;
  readonly validUntil: string | null;
  readonly version: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly obligations: readonly Record<string, string>[];
}

export interface ProjectSeen {
  readonly id: string;
  readonly code: string | null;
  readonly seq: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsVersion: number;
  readonly results: readonly ResultSeen[];
}

export const NEW_CODE = '2607-630106-04-01-000001';

/** A new project of the demonstration applicant, without a case. */
export async function openProject(product: TestProduct, more: object = {}): Promise<ProjectSeen> {
  const body = { name: '年产千吨试验线(测试)', base: 'nanchuan', facts: { 'land-mu': 40 }, ...more };
  return (await product.as('applicant')).must('POST', '/v1/projects', { body, headers: fresh() });
}

export async function projectSeen(product: TestProduct, id: string, who = 'applicant'): Promise<ProjectSeen> {
  return (await product.as(who)).get(`/v1/projects/${id}`);
}

/** An act on the register by that person, at the version of the project as it is now. */
export async function onRegister<T = ProjectSeen & ProblemSeen>(
  product: TestProduct,
  [who, projectId]: readonly [string, string],
  path: string,
  body?: object,
): Promise<Answer<T>> {
  const { seq } = await projectSeen(product, projectId, who);
  const headers = { 'if-match': `"${seq}"`, ...fresh() };
  const client = await product.as(who);
  return client.ask<T>('POST', `/v1/projects/${projectId}/${path}`, { body, headers });
}

/** Proposed by one person of the organ, confirmed by its head. */
export async function amendByTwo(
  product: TestProduct,
  [organ, projectId]: readonly [string, string],
  path: string,
  body: object,
): Promise<ProjectSeen> {
  const proposed = await onRegister(product, [`officer.${organ}`, projectId], path, body);
  if (proposed.status !== 200) throw new Error(`${path}: ${JSON.stringify(proposed.body)}`);
  const proposal = await openProposal(product, `head.${organ}`, projectId);
  const confirmed = await onRegister(
    product,
    [`head.${organ}`, projectId],
    `proposals/${proposal}/confirmation`,
  );
  if (confirmed.status !== 200) throw new Error(`${path}: ${JSON.stringify(confirmed.body)}`);
  return confirmed.body;
}

/** The one that waits for its second person. */
export async function openProposal(product: TestProduct, who: string, projectId: string): Promise<string> {
  const { items } = await (await product.as(who)).get<{ items: { id: string; ended: string | null }[] }>(
    `/v1/projects/${projectId}/proposals`,
  );
  const found = items.find(({ ended }) => ended === null);
  if (!found) throw new Error(`nothing waits to be confirmed in project ${projectId}`);
  return found.id;
}

export const resultOf = (project: ProjectSeen, code: string, subject = ''): ResultSeen => {
  const found = project.results.findLast((each) => each.code === code && each.subject === subject);
  if (!found) throw new Error(`no ${code} of "${subject}" in project ${project.id}`);
  return found;
};
