import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { say } from './config-fields.js';
import type { ConfigSource } from './config-source.js';
import { isConnectionUrl } from './connection-url.js';

const MEGABYTE = 1_048_576;
const MOST_MEGABYTES = 1_000_000;
const SIZE_WORDS = say('不是 1 到 1000000 的整数（MB）', 'is not a whole number from 1 to 1000000 (MB)');
const S3_WORDS = say(
  '不是 S3 存储的地址：请写成 https://访问密钥:密钥@主机/桶名?region=区域，存放在文件夹就删去此项',
  'is not an S3 storage: write https://access-key:secret@host/bucket?region=name, or remove it to keep files in a folder',
);
const SCANNER_WORDS = say(
  '不是 clamd 的地址：请写成 tcp://主机:3310，没有扫描器就删去此项',
  'is not a clamd: write tcp://host:3310, or remove it to do without a scanner',
);

const isS3 = (value: unknown): boolean =>
  isConnectionUrl(value, ['http:', 'https:']) &&
  /^https?:\/\/[^:@/]+:[^:@/]+@[^/?#]+\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\?region=[a-z0-9-]{1,40})?$/.test(
    String(value),
  );

const rule = (name: string, validate: (value: unknown) => boolean, words: ReturnType<typeof say>) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => name } }, words);

/** Which variable fills which of the fields below. */
export const FILE_VARIABLES: Readonly<Record<string, string>> = {
  filesMaxBytes: 'FILES_MAX_MB',
  filesProjectBytes: 'FILES_PROJECT_MB',
  filesS3: 'FILES_S3',
  scannerUrl: 'SCANNER_URL',
};

/** Settings of the files that are handed in; part of {@link Config}. */
export class FileConfig {
  /** Of one file. */
  @IsInt(SIZE_WORDS)
  @Min(MEGABYTE, SIZE_WORDS)
  @Max(MOST_MEGABYTES * MEGABYTE, SIZE_WORDS)
  filesMaxBytes: number;

  /** Of all files of one project, each content counted once. */
  @IsInt(SIZE_WORDS)
  @Min(MEGABYTE, SIZE_WORDS)
  @Max(MOST_MEGABYTES * MEGABYTE, SIZE_WORDS)
  filesProjectBytes: number;

  /** Undefined: files lie in a folder under `dataDir`. */
  @IsOptional()
  @rule('isS3', isS3, S3_WORDS)
  filesS3: string | undefined;

  /** Undefined: nobody scans what is handed in. */
  @IsOptional()
  @rule('isScanner', (value) => isConnectionUrl(value, ['tcp:']), SCANNER_WORDS)
  scannerUrl: string | undefined;
}

export function fillFiles(config: FileConfig, source: ConfigSource): void {
  config.filesMaxBytes = source.number('FILES_MAX_MB', 500) * MEGABYTE;
  config.filesProjectBytes = source.number('FILES_PROJECT_MB', 20_000) * MEGABYTE;
  config.filesS3 = source.secret('FILES_S3');
  config.scannerUrl = source.text('SCANNER_URL');
}
