import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { FormValues } from '../model/form/check-form.js';

/** What the applicant filled in. `itemVersions` ask for it; `party`: the reader's organ applied or decides; `own`: it applied. */
export interface FormRow {
  readonly values: FormValues;
  readonly itemVersions: readonly number[];
  readonly party: boolean;
  readonly own: boolean;
}

/** The form of a case, as row-level security lets the reader see the case. */
@Injectable()
export class FormQueries {
  constructor(private readonly database: Database) {}

  /** Null where the case is absent, not the reader's to see, or has no form. */
  async form(principal: string, caseId: string): Promise<FormRow | null> {
    const sql = `select c.form as values, (select app.organ()) = any (c.viewers) as party,
        (select f.applicant_organ = (select app.organ()) from casework.case_file f where f.id = c.case_id) as own,
        (select jsonb_agg(i.item_version) from casework.case_item i where i.case_id = c.case_id) as "itemVersions"
      from casework.case_form c where c.case_id = $1`;
    const [row] = await this.database.readAs<FormRow>(principal, sql, [caseId]);
    return row ?? null;
  }
}
