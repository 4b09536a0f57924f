import { Injectable } from '@nestjs/common';
import { inTurn } from '#kernel';
import type { SourceWord } from '#model/projects';
import { FollowSource } from '#projects';
import { LicenceStore } from './store/licence.store.js';

/** 市场主体登记管理条例: change and cancellation. */
const ARTICLE = { 'in-force': '市场主体登记管理条例 24', cancelled: '市场主体登记管理条例 31' } as const;

/**
 * What a licence says now reaches the results that speak of it, each by an act of its project: the code and the name once it is issued,
 * another name after a change, and its end.
 */
@Injectable()
export class ShowLicence {
  constructor(
    private readonly store: LicenceStore,
    private readonly follow: FollowSource,
  ) {}

  /** Rejects with what failed, after every project was asked. */
  async execute(licenceId: string): Promise<void> {
    const shown = await this.store.shown(licenceId);
    if (!shown) return;
    const { code, name, status, on, reason, projects } = shown;
    const fields = status === 'cancelled' ? null : { 'credit-code': code, 'enterprise-name': name };
    await inTurn(projects, ({ project, results }) => {
      const word: SourceWord = { results, fields, on, article: ARTICLE[status], reason: reason ?? code };
      return this.follow.execute(project, word);
    });
  }
}
