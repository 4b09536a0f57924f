import { addDays, localDateOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { ProjectWorld, RegisterEntry } from '../project.js';
import type { AmendedResult, ProjectAct, ProjectNotice } from '../project-act.js';
import { lapseNotices, overdueNotices } from './life-notices.js';

const STANDING: readonly string[] = ['in-force', 'renewed', 'stayed'];

/**
 * What time has done to the register by now: validities that are over, obligations whose day has passed unmet, each once. Null where
 * it has done nothing. The day itself still counts.
 */
export function ringRegister({ results, project, now }: ProjectWorld): ProjectAct | null {
  const today = localDateOf(now);
  const rung = results
    .filter(({ state }) => STANDING.includes(state))
    .flatMap((each) => ringOne(each, today));
  if (rung.length === 0) return null;
  const lapsed = rung.some(({ row }) => row.state === 'lapsed');
  return {
    kind: 'RING_REGISTER',
    effectiveOn: today,
    amended: rung.map(({ row }) => row),
    notices: rung.flatMap(({ tell }) => tell(project)),
    topics: lapsed ? ['result.fallen'] : [],
  };
}

interface Rung {
  readonly row: AmendedResult;
  readonly tell: (project: ProjectWorld['project']) => ProjectNotice[];
}

function ringOne(result: RegisterEntry, today: LocalDate): Rung[] {
  const { id, version, validUntil, number, fields, state, stateOn } = result;
  const isOver = validUntil !== null && validUntil < today;
  const overdue = result.obligations.flatMap(({ dueOn, doneOn, toldOn }, at) =>
    !doneOn && !toldOn && dueOn < today ? [at] : [],
  );
  if (!isOver && overdue.length === 0) return [];
  const obligations = result.obligations.map((each, at) =>
    overdue.includes(at) ? { ...each, toldOn: today } : each,
  );
  const lapsedOn = isOver ? addDays(validUntil, 1) : stateOn;
  const row = { id, version, validUntil, number, fields, obligations, state, stateOn: lapsedOn };
  return [
    {
      row: isOver ? { ...row, state: 'lapsed', lapsedFrom: { state, on: stateOn } } : row,
      tell: (project) => [
        ...(isOver ? lapseNotices(result, lapsedOn, project) : []),
        ...overdue.flatMap((at) => overdueNotices(result, at, project)),
      ],
    },
  ];
}
