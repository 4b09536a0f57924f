import { basisInWords, CAUSES } from '#model/projects';
import type { ListedProject } from '#projects';
import type { Reader } from '../words/reader.js';
import { type Column, type Table, tableOf } from './table.js';

/** The green channel as a table: a line for every admission. */
export function channelLines(reader: Reader, items: readonly ListedProject[]): Table {
  const columns: Column<ListedProject>[] = [
    [reader.said('项目代码', 'Project code'), ({ code }) => code],
    [reader.said('项目', 'Project'), ({ name }) => name],
    [reader.said('园区', 'Park'), ({ park }) => reader.say(park)],
    [reader.said('基地', 'Base'), ({ base }) => reader.say(base)],
    [reader.said('准入理由', 'Why it was admitted'), ({ basis }) => reader.say(basisInWords(basis))],
    [reader.said('起', 'Since'), ({ since }) => since],
    [reader.said('下次复核', 'Next review by'), ({ reviewOn, endedOn }) => (endedOn ? null : reviewOn)],
    [reader.said('退出日', 'Left on'), ({ endedOn }) => endedOn],
    [reader.said('退出原因', 'Why it left'), ({ cause }) => cause && reader.say(CAUSES[cause])],
  ];
  return tableOf(columns, items);
}
