import type { Bilingual, LocalDate } from '#kernel';
import type { Project } from '../project.js';
import type { ProjectNotice } from '../project-act.js';
import type { Channel, ChannelBasis, EndCause } from './channel.js';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

/** The causes as people read them; docs/GLOSSARY.md fixes the pairs. */
export const CAUSES: Readonly<Record<EndCause, Bilingual>> = {
  'not-met': said('未达到公布的指标', 'the published figures are not reached'),
  banned: said('属于禁止转入的类别', 'it is of a category that is not let in'),
  'entry-ended': said('重点项目名单不再列有该项目', 'the list of key projects names it no more'),
  'exception-ended': said('例外期限届满', 'the exception is over'),
  'false-data': said('申报数据不实', 'the data were false'),
};

/** Why it was admitted, in a sentence without its end. */
export function basisInWords(basis: ChannelBasis): Bilingual {
  switch (basis.kind) {
    case 'criteria': {
      const sources = basis.criteria.map(({ criterion, because }) =>
        'source' in because ? because.source : criterion,
      );
      const words = sources.join('；');
      return said(`达到公布的标准（${words}）`, `published criteria are met (${words})`);
    }
    case 'named': {
      const { document, organ } = basis;
      return said(
        `列入${organ.zh}${document.number}《${document.title}》`,
        `it is named by ${document.number} of ${organ.en}`,
      );
    }
    case 'exception':
      return said(
        `例外，至${basis.through}止：${basis.reason}`,
        `an exception until ${basis.through}: ${basis.reason}`,
      );
  }
}

function told(project: Project, channel: Channel, notice: Pick<ProjectNotice, 'kind' | 'words' | 'params'>) {
  const applicant = { audience: 'applicant', organId: project.applicantOrgan, legal: false } as const;
  const lead = { audience: 'organ', organId: channel.leadOrgan, legal: false } as const;
  return [
    { ...notice, ...applicant },
    { ...notice, ...lead },
  ];
}

/** The applicant is told who answers for the project by name; supervision of every exception. */
export function admittedNotices(channel: Channel, project: Project): ProjectNotice[] {
  const { id, official, since, basis } = channel;
  const why = basisInWords(basis);
  const words = said(
    `本项目自${since}起进入绿色通道：${why.zh}。领衔服务：${official.name}（${official.post}）。`,
    `The project is in the green channel since ${since}: ${why.en}. In charge by name: ${official.name} (${official.post}).`,
  );
  const params = { channel: id, basis: basis.kind, ...official };
  const notice = { kind: 'channel-admitted', words, params } as const;
  const supervised = { audience: 'supervisor', organId: null, legal: false } as const;
  return [
    ...told(project, channel, notice),
    ...(basis.kind === 'exception' ? [{ ...notice, ...supervised }] : []),
  ];
}

/** Why it was lost, and what stays. */
export function endedNotices(
  channel: Channel,
  project: Project,
  { on, cause }: { readonly on: LocalDate; readonly cause: EndCause },
): ProjectNotice[] {
  const { zh, en } = CAUSES[cause];
  const isFalse = cause === 'false-data';
  const words = said(
    `本项目自${on}起不再适用绿色通道：${zh}。${isFalse ? '已作的绿色承诺不再适用。' : '在办事项已作的承诺时限不变。'}`,
    `The project has left the green channel on ${on}: ${en}. ${isFalse ? 'Green promises that were made no longer hold.' : 'Promises that were made for running items stay.'}`,
  );
  return told(project, channel, { kind: 'channel-ended', words, params: { channel: channel.id, cause } });
}

/** It was looked at and stands. */
export function reviewNotices(channel: Channel, project: Project, reviewOn: LocalDate): ProjectNotice[] {
  const words = said(
    `绿色通道年度复核：仍符合条件，下次复核最迟于${reviewOn}进行。`,
    `The yearly review of the green channel: its basis still holds; the next is by ${reviewOn}.`,
  );
  return told(project, channel, {
    kind: 'channel-reviewed',
    words,
    params: { channel: channel.id, reviewOn },
  });
}
