import { Injectable } from '@nestjs/common';
import { Published } from '#catalogue';
import { recordOf } from '#model/catalogue';
import { type FormValue, maskForm } from './model/form/check-form.js';
import { ConfirmationQueries } from './store/confirmation.queries.js';

/** What the one form says in the words of a side's record. */
export interface ConfirmationRecord {
  readonly confirmation: string;
  readonly fields: readonly {
    readonly field: string;
    readonly name: string;
    readonly value: FormValue | null;
  }[];
}

/** The record that the organ which is asked is to confirm: its own fields and no others, filled from the form of the case. */
@Injectable()
export class ReadRecord {
  constructor(
    private readonly queries: ConfirmationQueries,
    private readonly published: Published,
  ) {}

  /**
   * Identity numbers are masked without a `reason`, which the caller has written down. Null where the confirmation is absent, or asked of
   * another organ than the reader's.
   */
  async execute(
    principal: string,
    on: { readonly caseId: string; readonly idx: number; readonly confirmation: string },
    reason: string | null,
  ): Promise<ConfirmationRecord | null> {
    const found = await this.queries.asked(principal, on);
    if (!found) return null;
    const { records = [] } = await this.published.guide(found.guideVersion);
    const lines = records.filter(({ confirmation }) => confirmation === on.confirmation);
    const { fields: asked } = await this.published.item(found.itemVersion);
    const form = found.form ?? {};
    const record = recordOf(lines, reason === null ? maskForm(form, asked) : form);
    const fields = lines.map(({ field, name }) => ({ field, name, value: record[field] ?? null }));
    return { confirmation: on.confirmation, fields };
  }
}
