import { type Rejection, reject } from '#kernel';
import type { ItemDefinition } from '#model/catalogue';

type Mark = ItemDefinition['marks'][number];
type Excluded = readonly [code: string, article: string];

/** Practice of the counties that published it; no national law speaks of it (facts of the domain, section 2). */
const PUBLISHED = '湘西州容缺受理规定（2022）2';

/** Papers of what guards these are never owed. Land alone excludes nothing. */
const BY_MARK: Readonly<Record<Mark, Excluded | null>> = {
  safety: ['TOLERANCE_SAFETY', PUBLISHED],
  environment: ['TOLERANCE_ENVIRONMENT', PUBLISHED],
  energy: ['TOLERANCE_ENERGY', PUBLISHED],
  property: ['TOLERANCE_PROPERTY', PUBLISHED],
  security: ['TOLERANCE_SECURITY', '国办发〔2020〕42号'],
  land: null,
};

/**
 * Why an item is not accepted with papers owed (容缺受理), or null: it is decided on the spot; what it allots is limited, and goes to whoever
 * is complete first (行政许可法 53, 57); it guards safety, environment, energy, life and property, or the State. Each with its article.
 */
export function toleranceExcluded({
  handling,
  nature,
  marks,
}: Pick<ItemDefinition, 'handling' | 'nature' | 'marks'>): Rejection | null {
  if (handling === 'immediate') return excluded(['TOLERANCE_IMMEDIATE', PUBLISHED]);
  if (nature === 'allocation') return excluded(['TOLERANCE_ALLOCATION', '行政许可法 53, 57']);
  const first = marks.map((mark) => BY_MARK[mark]).find((each) => each !== null);
  return first ? excluded(first) : null;
}

const excluded = ([code, article]: Excluded): Rejection => reject(code, { params: { article } });
