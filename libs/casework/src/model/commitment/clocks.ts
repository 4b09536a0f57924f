import type { Limit } from '#calendar';
import type { LocalDate } from '#kernel';
import type { CommitmentFacts } from './facts.js';

/** 行政许可法 47: a hearing is asked for within five days of the notice, and held within twenty of the request; working days by 82. */
const HEARING_REQUEST: Limit = { value: 5, unit: 'working_day' };
const HEARING: Limit = { value: 20, unit: 'working_day' };
/** 行政许可法 48 ¶1: the day of a hearing is told seven days before. */
export const HEARING_NOTICE: Limit = { value: 7, unit: 'working_day' };

/** The applicant's days to put it right and to ask for a hearing, the organ's to hold it. */
export function commitmentStarts({ rectification, revocation }: CommitmentFacts) {
  if (!rectification && !revocation) return [];
  const wanted = revocation?.wanted ? revocation.answeredOn : undefined;
  const ended = (day: LocalDate | undefined) => day ?? revocation?.decidedOn;
  return [
    {
      kind: 'rectification' as const,
      article: '国办发〔2020〕42号; 安阳条例 27',
      start: rectification?.on,
      limit: rectification?.within,
      endedOn: rectification?.checkedOn,
    },
    {
      kind: 'hearing-request' as const,
      article: '行政许可法 47 [J]',
      start: revocation?.on,
      limit: HEARING_REQUEST,
      endedOn: ended(revocation?.answeredOn),
    },
    {
      kind: 'hearing' as const,
      article: '行政许可法 47 [J]',
      start: wanted,
      limit: HEARING,
      endedOn: ended(revocation?.held?.on),
    },
  ];
}
