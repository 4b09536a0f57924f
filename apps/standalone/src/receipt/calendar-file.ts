import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CalendarData, expandCalendar } from '#calendar';
import { isRejection, reject } from '#kernel';
import { sayFault } from '#model/catalogue';
import { readYamlText } from '#offline/catalogue';
import { bad } from '../command/bad-input.js';
import { seedsFolder } from '../seeds-folder.js';

/** A calendar as a clerk writes it; the national one where none is named. Throws BadInput for a file that is none. */
export async function calendarFile(path: string | undefined): Promise<CalendarData> {
  const file = path ?? join(seedsFolder(), 'calendars/national.yaml');
  return expanded(file, await parsed(file));
}

/** A published calendar: as a clerk writes it, or the saved answer of `/public/v1/calendars/{code}`. Its hash tells whether it is. */
export async function publishedFile(file: string): Promise<CalendarData> {
  const found = await parsed(file);
  const { content } = (found ?? {}) as { readonly content?: CalendarData };
  return content ?? expanded(file, found);
}

function expanded(file: string, form: unknown): CalendarData {
  const data = expandCalendar(form);
  if (!isRejection(data)) return data;
  const { code, pointer = '' } = data;
  throw bad(`${file} 不是工作日历：${pointer} ${code}`, `${file} is no working calendar: ${pointer} ${code}`);
}

async function parsed(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw bad(
      `读不了日历 ${file}：${error.message}`,
      `the calendar ${file} cannot be read: ${error.message}`,
    );
  });
  const yaml = readYamlText(text);
  if (!Array.isArray(yaml)) return yaml.value;
  const [{ code, params = {} } = reject('YAML-BROKEN')] = yaml;
  const place = [file, params['line'], params['column']].filter((each) => each !== undefined).join(':');
  throw bad(
    `读不了日历 ${place}：${sayFault(code, params, 'zh')}`,
    `the calendar ${place} cannot be read: ${sayFault(code, params, 'en')}`,
  );
}
