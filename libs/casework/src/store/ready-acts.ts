import { crashPoint, type Database, type Shared } from '#platform';
import type { Asked } from './acts-together.js';

/**
 * Acts that were decided before their time, made ready now, so that at the instant nothing but the call is left. It resolves to how many went, and
 * rejects, with none of them written, where the moment they were decided for has not come.
 */
export function readyActs(
  database: Database,
  { call, together }: Shared<Asked>,
  acts: readonly Asked[],
): () => Promise<number> {
  if (acts.length === 0) return async () => 0;
  const params = together(acts);
  return async () => {
    crashPoint('act.before');
    const sql = `select n, answer from ${call}`;
    const answers = await database.call<{ answer: { word: string } }>(sql, [...params]);
    crashPoint('act.committed');
    return answers.filter(({ answer }) => answer.word === 'done').length;
  };
}
