import { Injectable } from '@nestjs/common';
import { hashOf } from './hash-of.js';
import type { GuideDefinition } from './model/definition.js';
import { type GuideForm, guideForm } from './model/guide-form.js';
import type { InForce } from './store/catalogue.queries.js';
import { GuideQueries } from './store/guide.queries.js';

/** A guide as the applicant reads it: with the one form of its items. `tag` changes with the guide and with any of its items. */
export interface GuideWithForm {
  readonly tag: string;
  readonly guide: InForce<GuideDefinition> & { readonly form: GuideForm };
}

/** The guide in force today; null where there is none of that code. */
@Injectable()
export class ReadGuideForm {
  constructor(private readonly queries: GuideQueries) {}

  async execute(code: string): Promise<GuideWithForm | null> {
    const found = await this.queries.inForce(code);
    if (!found) return null;
    const { items, ...guide } = found;
    const form = guideForm(
      guide.content,
      items.map(({ content }) => content),
    );
    return { tag: hashOf([guide.hash, ...items.map(({ hash }) => hash)]), guide: { ...guide, form } };
  }
}
