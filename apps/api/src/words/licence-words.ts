import type { Bilingual } from '#kernel';
import type { LicenceKind, LicenceStatus } from '#model/registration';

export const LICENCE_KIND_WORDS: Readonly<Record<LicenceKind, Bilingual>> = {
  issue: { zh: '设立', en: 'issued on registration' },
  exchange: { zh: '换证', en: 'exchanged for old certificates' },
  change: { zh: '变更', en: 'changed' },
  replacement: { zh: '补发、换发', en: 'made again' },
  cancellation: { zh: '注销', en: 'cancelled' },
};

export const LICENCE_STATUS_WORDS: Readonly<Record<LicenceStatus, Bilingual>> = {
  'in-force': { zh: '存续', en: 'in force' },
  cancelled: { zh: '已注销', en: 'cancelled' },
};
