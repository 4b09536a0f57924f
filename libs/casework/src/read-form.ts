import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { type FormValues, maskForm } from './model/form/check-form.js';
import { FormQueries } from './store/form.queries.js';

/** What the applicant filled in, once for all items of the case. */
@Injectable()
export class ReadForm {
  constructor(
    private readonly queries: FormQueries,
    private readonly published: Published,
  ) {}

  /**
   * Whole for the applicant. Everybody else reads identity numbers masked (个人信息保护法 6: no more than the purpose needs); an organ
   * of the case reads them whole for a `reason`, which its caller has written down. Null where there is none, or not the reader's to see.
   */
  async execute(principal: string, caseId: string, reason: string | null): Promise<FormValues | null> {
    const row = await this.queries.form(principal, caseId);
    if (!row || row.own || (row.party && reason !== null)) return row?.values ?? null;
    const items = await Promise.all(row.itemVersions.map((id) => this.published.item(id)));
    return maskForm(
      row.values,
      items.flatMap(({ fields }) => fields),
    );
  }
}
