import type { Bilingual } from '#kernel';

interface Department {
  readonly name: Bilingual;
  readonly categories: Readonly<Record<string, Bilingual>>;
}

const named = (zh: string, en: string): Bilingual => ({ zh, en });
const OTHER = named('其他', 'other');

/**
 * Registration departments (character 1) and the categories each has (character 2): GB 32100-2015 table 1 with the departments A and N
 * that came later. Basic grass-roots bodies (54) and the like were added since: a pair that is not here is a warning, never an error.
 */
export const DEPARTMENTS: Readonly<Record<string, Department>> = {
  1: {
    name: named('机构编制', 'public-sector staffing'),
    categories: {
      1: named('机关', 'state organ'),
      2: named('事业单位', 'public institution'),
      3: named('编办直接管理机构编制的群众团体', 'mass organisation staffed by the State'),
      9: OTHER,
    },
  },
  2: {
    name: named('外交', 'foreign affairs'),
    categories: { 1: named('外国常驻新闻机构', 'resident foreign news agency'), 9: OTHER },
  },
  3: {
    name: named('司法行政', 'justice'),
    categories: {
      1: named('律师执业机构', 'law firm'),
      2: named('公证处', 'notary office'),
      3: named('基层法律服务所', 'local legal-service office'),
      4: named('司法鉴定机构', 'forensic institution'),
      5: named('仲裁委员会', 'arbitration commission'),
      9: OTHER,
    },
  },
  4: {
    name: named('文化', 'culture'),
    categories: { 1: named('外国在华文化中心', 'foreign cultural centre'), 9: OTHER },
  },
  5: {
    name: named('民政', 'civil affairs'),
    categories: {
      1: named('社会团体', 'social organisation'),
      2: named('民办非企业单位', 'private non-enterprise unit'),
      3: named('基金会', 'foundation'),
      9: OTHER,
    },
  },
  6: {
    name: named('旅游', 'tourism'),
    categories: {
      1: named('外国旅游部门常驻代表机构', 'foreign tourism office'),
      2: named('港澳台地区旅游部门常驻内地（大陆）代表机构', 'tourism office of Hong Kong, Macao or Taiwan'),
      9: OTHER,
    },
  },
  7: {
    name: named('宗教', 'religious affairs'),
    categories: {
      1: named('宗教活动场所', 'place of worship'),
      2: named('宗教院校', 'religious school'),
      9: OTHER,
    },
  },
  8: {
    name: named('工会', 'trade unions'),
    categories: { 1: named('基层工会', 'local trade union'), 9: OTHER },
  },
  9: {
    name: named('工商（市场监管）', 'market regulation'),
    categories: {
      1: named('企业', 'enterprise'),
      2: named('个体工商户', 'self-employed business'),
      3: named('农民专业合作社', 'farmers’ cooperative'),
    },
  },
  A: {
    name: named('中央军委改革和编制办公室', 'military reform and staffing'),
    categories: { 1: named('军队事业单位', 'military institution'), 9: OTHER },
  },
  N: {
    name: named('农业', 'agriculture'),
    categories: {
      1: named('组级集体经济组织', 'collective of a group'),
      2: named('村级集体经济组织', 'collective of a village'),
      3: named('乡镇级集体经济组织', 'collective of a township'),
      9: OTHER,
    },
  },
  Y: {
    name: named('其他', 'other department'),
    categories: { 1: named('不再具体划分机构类别', 'not divided into categories') },
  },
};

/** May codes with these first two characters be issued: are both in the table? */
export const isPrefix = (prefix: string): boolean =>
  Object.hasOwn(DEPARTMENTS, prefix[0] ?? '') &&
  Object.hasOwn(DEPARTMENTS[prefix[0] ?? '']?.categories ?? {}, prefix[1] ?? '');
