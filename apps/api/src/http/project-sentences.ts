import { type Sentence, say } from './sentence.js';

/** Refusals of acts on a project and on its register of results. Part of `SENTENCES`. */
export const PROJECT_SENTENCES: Readonly<Record<string, Sentence>> = {
  PROJECT_CODE_FORM: say(
    422,
    '项目代码须为 24 位：新码 YYMM-区划-部门-类型-序号，旧码 YYYY-区划-行业-类型-序号。',
    'A project code has 24 characters: YYMM-region-department-type-serial, or YYYY-region-division-type-serial before November 2020.',
  ),
  PROJECT_CODE_GIVEN: say(
    409,
    '该项目已有项目代码 {code}；一个项目终身一码。',
    'The project has its code {code} already: one code for its whole life.',
  ),
};
