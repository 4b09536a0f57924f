import { fresh } from './acts.js';
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
