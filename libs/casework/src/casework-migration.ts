import { sqlMigration } from '#platform';

export const caseworkMigration = sqlMigration(
  'CaseworkSchema1700000000006',
  new URL('./store/casework.sql', import.meta.url),
  new URL('./store/case-view.sql', import.meta.url),
  new URL('./store/promises.sql', import.meta.url),
  new URL('./store/measure.sql', import.meta.url),
  new URL('./store/confined.sql', import.meta.url),
  new URL('./store/hand-over.sql', import.meta.url),
  new URL('./store/transfer.sql', import.meta.url),
  new URL('./store/erasure.sql', import.meta.url),
  new URL('./store/templates.sql', import.meta.url),
);
