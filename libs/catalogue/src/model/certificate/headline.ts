import type { Bilingual } from '#kernel';
import type { Certificate } from './certificate.js';

/** The first line of a certificate, in words a layperson understands; the articles each once, in their order. */
export function headline({ verdict, reviews, free, ordered }: Certificate['result']): Bilingual {
  if (verdict === 'refused')
    return {
      zh: `不能发布：${reviews} 个事项中有的要等别的事项`,
      en: `Not to be published: of ${reviews} items some would wait for others`,
    };
  const articles = [...new Set(ordered.flatMap((each) => each.articles))];
  return {
    zh: `${reviews} 个事项同时开始审查；${free} 个决定互不等待；${inOrderZh(ordered.length, articles)}`,
    en: `${counted(reviews, 'review starts', 'reviews start')} together; ${counted(free, 'decision is', 'decisions are')} free; ${inOrderEn(ordered.length, articles)}`,
  };
}

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const inOrderZh = (n: number, articles: readonly string[]) =>
  n === 0 ? '没有决定依法排序' : `${n} 个依法有先后（${articles.join('，')}）`;

const inOrderEn = (n: number, articles: readonly string[]) =>
  n === 0
    ? 'none is ordered by statute'
    : `${n} ${n === 1 ? 'is' : 'are'} ordered by statute (${articles.join(', ')})`;
