import { Injectable } from '@nestjs/common';
import type { Asking } from '#casework';
import { isRejection, type Rejection, reject } from '#kernel';
import { may } from '#model/identity';
import { newId } from '#platform';
import { canonical, digest } from '#record';
import { actOf } from './act.js';
import { lookWrite } from './look-write.js';
import { NUMBERS, organisationOf } from './model/legacy/columns.js';
import { readCompanies } from './model/legacy/read-list.js';
import { type RowResult, takeList } from './model/legacy/take-list.js';
import { type ListLook, RegistrationStore } from './store/registration.store.js';

/** A list of companies from before one licence with one code, and the paper or system it comes from. */
export interface CompanyList {
  readonly csv: string;
  readonly source: string;
}

export interface ImportedList {
  readonly rows: readonly RowResult[];
  readonly replayed: boolean;
}

/** IMPORT: the transition list grows by the rows that are right; every row is answered for. */
@Injectable()
export class ImportCompanies {
  constructor(private readonly store: RegistrationStore) {}

  /** Rejections: those of `lookWrite` and of `readCompanies`, FORBIDDEN, NOT_A_REGISTRAR. */
  async execute(asking: Asking, { csv, source }: CompanyList): Promise<ImportedList | Rejection> {
    const list = readCompanies(csv);
    // A list that cannot be read is refused after the question whose it is, as everywhere.
    const rows = isRejection(list) ? [] : list;
    const companies = rows.map(({ company }) => company);
    const numbers = companies.flatMap((company) => NUMBERS.flatMap((column) => company[column] ?? []));
    const organisations = companies.flatMap((company) => organisationOf(company) ?? []);
    const done = await lookWrite({
      look: () => this.store.lookAtList(asking, numbers, organisations),
      decide: ({ actor, today, registers, ...world }: ListLook) => {
        if (!may(actor, 'legacy.import', { organId: actor.organId }))
          return reject('FORBIDDEN', { params: { event: 'legacy.import' } });
        if (!registers) return reject('NOT_A_REGISTRAR');
        if (isRejection(list)) return list;
        const { rows: detail, added, completed } = takeList(rows, { ...world, newId });
        const says = { source, rows: rows.length, digest: digest(canonical({ added, completed })) };
        const counts = { added: added.length, completed: completed.length };
        return {
          ...actOf(actor, { kind: 'IMPORT', today, says: { ...says, ...counts } }),
          source,
          detail,
          added,
          completed,
        };
      },
      write: (act) => this.store.importList(asking, act),
    });
    if (isRejection(done)) return done;
    if (done.replayed) return { rows: (done.before.detail ?? []) as RowResult[], replayed: true };
    return { rows: done.act.detail, replayed: false };
  }
}
