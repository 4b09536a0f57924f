import type { Bilingual } from '#kernel';
import type { SessionKind } from '#model/catalogue';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const SESSION_NAMES: Readonly<Record<SessionKind, Bilingual>> = {
  review: say('联合审图', 'joint review of the drawings'),
  survey: say('联合踏勘', 'joint survey of the site'),
  acceptance: say('联合验收', 'joint acceptance'),
};

/** What is told of a meeting; part of the sentences of notices. */
export const MEETING_NOTICES = {
  'meeting-convened': say(
    '{item}：牵头部门定于{day}在{place}组织{kind}（{basis}）。现场核查应有两名以上工作人员；不能到场的，各自审查照常进行。',
    '{item}: {kindEn} on {day}, at {place} ({basis}). On site at least two officers check; who cannot come goes on with its own review.',
  ),
  'visit-announced': say(
    '各部门定于{day}到{place}进行{kind}，一次到场，请予配合。',
    'The departments come once, together, on {day} to {place}: {kindEn}.',
  ),
} as const satisfies Record<string, Bilingual>;
