import type { Bilingual } from '#kernel';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const RESULT_WORDS = {
  'basis-lost': say(
    '{item}所依据的{from}（{number}）自{on}起{how}。{item}的决定不变，由承办机关复核。',
    'The result {from} ({number}) that {item} stands on is {howEn} since {on}. The decision stays as it is; its organ rechecks it.',
  ),
  'basis-awaited': say(
    '{item}所依据的{from}（{number}）自{on}起{how}。审查继续进行，新的结果到达后再作决定。',
    'The result {from} ({number}) that {item} rested on is {howEn} since {on}. The review goes on; the decision follows on another result.',
  ),
  'facts-changed': say(
    '项目情况已变更（第{version}版：{facts}），{item}需复核有关内容；原承诺期限不变。',
    'Facts of the project have changed (version {version}: {facts}): {item} looks at them again. Its promised day stays.',
  ),
} as const satisfies Record<string, Bilingual>;
