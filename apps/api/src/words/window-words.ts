import type { Bilingual } from '#kernel';
import type { GuideWindow, OnSilence } from '#model/catalogue';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** The one window as people read of it; docs/GLOSSARY.md fixes the pairs. */
export const WINDOW_NOTICES: Readonly<Record<GuideWindow['notices'], Bilingual>> = {
  consolidated: said('全案一份，由牵头部门发出', 'one for the whole case, by the lead'),
  each: said('各事项分别告知', 'item by item'),
};

export const ACCEPTANCES: Readonly<Record<GuideWindow['acceptance'], Bilingual>> = {
  lead: said('综合窗口、牵头部门', 'the window and the lead'),
  department: said('各审批部门', 'each department'),
  either: said('综合窗口或审批部门', 'the window or the department'),
};

export const SILENT_ENDS: Readonly<Record<OnSilence['outcome'], Bilingual>> = {
  return: said('退件', 'papers returned'),
  hold: said('保留，可随时补正', 'kept open for the supplement'),
};
