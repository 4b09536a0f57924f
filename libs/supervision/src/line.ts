import { type Actor, type LocalDate, signature } from '#kernel';
import { canonical } from '#record';

/** What an act of supervision says on the case it concerns. It moves no item: it has no entries, touches no alarm, warns nobody. */
export interface Note {
  readonly caseId: string;
  readonly kind: string;
  readonly today: LocalDate;
  readonly topic: string;
  /** What the line says besides who and when. */
  readonly says: Readonly<Record<string, unknown>>;
}

/** The note as `record.end_act` writes it; its line has the shape of every other line of the case. */
export function noteAct(actor: Actor, { caseId, kind, today, topic, says }: Note): object {
  const { roles } = actor;
  const by = signature(actor);
  const nothing = { entries: [], results: [], alerts: [] };
  return {
    kind,
    effectiveOn: today,
    roles,
    touched: [],
    alarms: [],
    alerts: [],
    notices: [],
    topics: [topic],
    line: canonical({ case: caseId, kind, effectiveOn: today, by, ...nothing, ...says }),
  };
}
