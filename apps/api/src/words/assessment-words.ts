import type { Bilingual } from '#kernel';
import type { AssessmentSubject } from '#model/catalogue';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is assessed for a whole base; docs/GLOSSARY.md fixes the pairs. */
export const SUBJECTS: Readonly<Record<AssessmentSubject, Bilingual>> = {
  plan: said('园区规划', 'Plan'),
  'planning-conformity': said('多规合一', 'Conformity of plans'),
  flood: said('洪水影响', 'Flood'),
  geology: said('地质灾害', 'Geological hazards'),
  mineral: said('压覆矿产', 'Mineral deposits'),
  earthquake: said('地震安全', 'Earthquakes'),
  'soil-water': said('水土保持', 'Soil and water'),
  climate: said('气候可行性', 'Climate'),
  relics: said('文物', 'Cultural relics'),
  energy: said('节能', 'Energy'),
};

/** 优化营商环境条例 42: regional assessment is organised by the government, at no cost of the enterprises. */
export const COST: Bilingual = said(
  '区域评估由政府组织，费用不由企业承担（优化营商环境条例 42）。',
  'Regional assessments are organised by the government; enterprises bear no cost of them (Regulation on the Business Environment 42).',
);
