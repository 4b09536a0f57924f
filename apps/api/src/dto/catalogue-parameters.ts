import { OneOf, Text } from '../http/fields.js';
import { NATURES } from '../words/terms.js';
import { PageParameters } from './parameters.js';

const CODE = /^[\w-]{1,60}$/;

export class FormatParameters {
  @OneOf(['json', 'csv'], { optional: true, description: 'Wins over Accept' }) format?: 'json' | 'csv';
  @OneOf(['zh', 'zh-CN', 'en'], {
    optional: true,
    description: 'Of the titles of a CSV; wins over Accept-Language',
  })
  lang?: string;
}

const CLERKS = 'Wins over Accept; yaml: as a clerk writes it, ready to be changed and drafted';

export class DefinitionFormatParameters {
  @OneOf(['json', 'csv', 'yaml'], { optional: true, description: CLERKS }) format?: 'json' | 'csv' | 'yaml';
  @OneOf(['zh', 'zh-CN', 'en'], {
    optional: true,
    description: 'Of the titles of a CSV; wins over Accept-Language',
  })
  lang?: string;
}

export class GuideSearchParameters extends PageParameters {
  @Text({
    max: 60,
    optional: true,
    description: 'Words that all have to be met: code, name, content, materials, basis',
  })
  q?: string;
  @OneOf(['S0', 'S1', 'S2', 'S3', 'S4'], { optional: true }) stage?: string;
  @OneOf(['json', 'csv'], { optional: true, description: 'Wins over Accept' }) format?: 'json' | 'csv';
  @OneOf(['zh', 'zh-CN', 'en'], {
    optional: true,
    description: 'Of the titles of a CSV; wins over Accept-Language',
  })
  lang?: string;
}

export class ItemSearchParameters extends GuideSearchParameters {
  @Text({ max: 60, optional: true, pattern: CODE, description: 'Decided in this park' }) park?: string;
  @Text({ max: 60, optional: true, pattern: CODE, description: 'Decided in this base' }) base?: string;
  @Text({
    max: 60,
    optional: true,
    description: 'Part of the department, or of the name of an organ that decides',
  })
  department?: string;
  @OneOf(Object.keys(NATURES), { optional: true }) nature?: string;
}
