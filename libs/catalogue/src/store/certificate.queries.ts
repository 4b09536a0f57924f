import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '#kernel';
import { Database } from '#platform';
import type { Certified, SealedCertificate } from '../model/certificate/certificate.js';
import type { GuideDefinition, ItemDefinition } from '../model/definition.js';
import type { LightCertificate } from '../model/publish/certify.js';
import { asInstant } from './as-instant.js';

interface Row {
  readonly hash: string;
  readonly content: LightCertificate;
  readonly guide: Certified<GuideDefinition>;
  readonly items: readonly Certified<ItemDefinition>[];
  readonly changedAt: Date;
}

/** With the moment at which anything published changed last. */
export type FreshCertificate = SealedCertificate & { readonly changedAt: Instant };

const VERSION = `jsonb_build_object('version', p.version, 'hash', p.hash, 'content', p.content)`;

/** Certificates of independence: open to everybody, whole again with the definitions they speak of. */
@Injectable()
export class CertificateQueries {
  constructor(private readonly database: Database) {}

  /** That of the guide in force on a day, today where it is null; null where there is none. */
  async certificate(guide: string, on: LocalDate | null): Promise<FreshCertificate | null> {
    const sql = `select c.hash, c.content, catalogue.changed_at(app.legal_today()) as "changedAt",
        (select ${VERSION} from catalogue.publication p where p.id = c.guide_id) as guide,
        (select jsonb_agg(${VERSION} order by i.n)
           from jsonb_array_elements(c.content->'items') with ordinality i(item, n)
           join catalogue.publication p on p.kind = 'item' and p.code = i.item->>'code'
            and p.version = (i.item->'version')::int) as items
      from catalogue.certificate c
     where c.id = catalogue.certificate_on($1, coalesce($2, app.legal_today()))`;
    const [row] = await this.database.call<Row>(sql, [guide, on]);
    if (!row) return null;
    const { content, changedAt, ...told } = row;
    return { ...content, ...told, changedAt: asInstant(changedAt) };
  }
}
