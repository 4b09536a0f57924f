import { type Actor, type LocalDate, signature } from '#kernel';
import { canonical } from '#record';

/** What an act of registration says, and on which legal day. */
export interface Said {
  readonly kind: string;
  readonly today: LocalDate;
  readonly says: Readonly<Record<string, unknown>>;
}

/** The act as `record.end_act` writes it: it moves no item, touches no alarm, warns nobody. `says` is what its line says. */
export function actOf(actor: Actor, { kind, today, says }: Said) {
  const { roles } = actor;
  const said = { ...says, act: kind, effectiveOn: today, by: signature(actor) };
  const nothing = { touched: [], alarms: [], alerts: [], notices: [], topics: [] };
  return { ...nothing, kind, effectiveOn: today, roles, idx: null, says: said, line: canonical(said) };
}
