import { copyCase as copy } from '../../apps/standalone/src/bench/copies.js';
import type { Scene } from './scene.js';

/** Copies of a real case of the scene; `park` moves them to another park. Their ids. */
export function copyCase(
  { rows }: Pick<Scene, 'rows'>,
  caseId: string,
  copies: number,
  park?: number,
): Promise<string[]> {
  return copy(rows, caseId, copies, park);
}
