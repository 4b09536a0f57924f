import { Injectable } from '@nestjs/common';
import { localDateOf } from '#calendar';
import { isRejection, type Rejection, reject, signature } from '#kernel';
import { canonical } from '#record';
import { hashOf } from './hash-of.js';
import { authoritiesAfter } from './model/authority/authorities-after.js';
import { issueCertificate } from './model/certificate/issue-certificate.js';
import { type Publication, type PublishWish, publishDraft } from './model/publish/publish.js';
import { refusalOf } from './refusal.js';
import { type Asking, DraftStore, type LoadedDraft } from './store/draft.store.js';

/** Two trips that meet another publication of the same family are asked again; then the rules say what is stale. */
const ATTEMPTS = 8;

/** PUBLISH: the second person makes a draft the next version, and with it whatever hangs on it, in one act with one line. */
@Injectable()
export class PublishDraft {
  constructor(private readonly store: DraftStore) {}

  /** Rejections: UNAUTHENTICATED, FORBIDDEN, ABSENT, KEY_REUSED, CONTENDED and those of `publishDraft`. */
  async execute(
    asking: Asking,
    draftId: string,
    wish: PublishWish,
  ): Promise<{ readonly replayed: boolean } | Rejection> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const loaded = await this.store.load(asking, draftId, wish.effectiveFrom ?? null);
      if (loaded.word !== 'go') return refusalOf(loaded, 'publish') ?? { replayed: true };
      const publication = publishDraft(loaded.draft, wish, loaded, { hashOf, issue: issueCertificate });
      if (isRejection(publication)) return publication;
      const written = await this.store.publish(asking, draftId, act(loaded, publication));
      if (written) return refusalOf(written, 'publish') ?? { replayed: written.word === 'replay' };
    }
    return reject('CONTENDED');
  }
}

function act(loaded: LoadedDraft, { publications, certificates }: Publication): object {
  const { draft, seen, actor, now } = loaded;
  const { id, kind, code, source, draftedBy, version } = draft;
  const effectiveOn = localDateOf(now);
  const line = canonical({
    act: 'PUBLISH',
    effectiveOn,
    by: signature(actor),
    draft: { id, kind, code, source, draftedBy },
    // The line names what was published by its hash; the changed places can be found again from two contents.
    publications: publications.map(({ content: _, diff: __, ...named }) => named),
    certificates: certificates.map(({ content: _, ...named }) => named),
  });
  const topics = [...new Set(publications.map((one) => `${one.kind}.published`))];
  return {
    ...{ kind: 'PUBLISH', effectiveOn, line, seen, version, publications, certificates, idx: null },
    authorities: authoritiesAfter(publications, loaded),
    ...{ touched: [], alarms: [], alerts: [], notices: [], topics },
  };
}
