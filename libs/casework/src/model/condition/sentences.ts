import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const CONDITION_NOTICES = {
  'tie-ruled-out': say(
    '项目情况已变更（第{version}版）：按已公布的表，项目不需办理{codes}（{source}），{item}不再等其结果。',
    'Facts of the project have changed (version {version}): by published tables it needs no {codes} ({source}), whose result {item} waits for no longer.',
  ),
  'tie-binds': say(
    '项目情况已变更（第{version}版）：{item}依{article}须待{codes}的结果；审查照常进行。',
    'Facts of the project have changed (version {version}): by {article} {item} now waits for the result of {codes}; the review goes on.',
  ),
  'prior-declared-not-needed': say(
    '承办机关依{article}认定{item}所等的前序事项{from}不需办理（{evidence}），不再等其结果。',
    'The deciding organ finds the earlier item {from} that {item} waits for not needed ({article}; {evidence}): its result is waited for no longer.',
  ),
} as const satisfies Record<string, Bilingual>;
