import { type Sentence, say } from './sentence.js';

/** Refusals of files that are handed in; part of `SENTENCES`. */
export const FILE_SENTENCES: Readonly<Record<string, Sentence>> = {
  UPLOAD_METADATA: say(
    400,
    'Upload-Metadata 有误（{key}）：应为 filename、trust、file 与其 base64 值。',
    'Upload-Metadata is wrong ({key}): it is filename, trust and file, each with its value in base64.',
  ),
  UPLOAD_LENGTH: say(
    400,
    'Upload-Length 须为文件的字节数。',
    'Upload-Length is the size of the file in bytes.',
  ),
  UPLOAD_AT: say(400, 'Upload-Offset 须为续传位置的字节数。', 'Upload-Offset is the byte at which to go on.'),
  TUS_VERSION: say(412, '只支持 tus 1.0.0。', 'Only tus 1.0.0 is spoken here.'),
  NOT_BYTES: say(
    415,
    '请以 application/octet-stream（续传为 application/offset+octet-stream）发送文件内容。',
    'Send the bytes of the file as application/octet-stream (resumed: application/offset+octet-stream).',
  ),
  FILE_NAME: say(422, '文件名不合要求：{rule}。', 'The name of the file is not right: {rule}.'),
  FILE_TYPE: say(
    415,
    '不接受这种文件（{extension}），只接受 {types}。',
    'Files of this kind ({extension}) are not taken: only {types}.',
  ),
  FILE_EMPTY: say(400, '文件是空的。', 'The file is empty.'),
  FILE_TOO_LARGE: say(413, '文件过大，最多 {most} 字节。', 'The file is too large: {most} bytes at most.'),
  FILE_DISGUISED: say(
    422,
    '文件内容不是 {type}，与扩展名不符。',
    'By its content the file is no {type}, though its name says so.',
  ),
  FILE_POLYGLOT: say(
    422,
    '文件是 {type}，同时又能被当作另一种文件打开。',
    'The file is a {type} and would also open as something else.',
  ),
  ARCHIVE: say(422, '文件不能接收：{rule}。', 'The file is not taken: {rule}.'),
  FILE_INFECTED: say(
    422,
    '扫描器认为文件有害，未予保存。',
    'The scanner takes the file for harmful: it is not kept.',
  ),
  FILE_QUARANTINED: say(
    409,
    '文件尚未经扫描，暂不能使用。',
    'The file has not been scanned yet: nobody may use it meanwhile.',
  ),
  TOO_MANY_FILES: say(409, '该项目的文件已达 {most} 份。', 'The project has its {most} files already.'),
  TOO_MANY_UPLOADS: say(
    429,
    '您有 {most} 个上传尚未完成，请先完成或取消。',
    '{most} uploads of yours are under way: end or drop one first.',
  ),
  PROJECT_FULL: say(
    413,
    '该项目的存储空间不足（共 {most} 字节）。',
    'The project has no room left for it ({most} bytes in all).',
  ),
  UPLOAD_TOO_SLOW: say(408, '传输过慢或已中断。', 'The bytes came too slowly, or not at all.'),
  UPLOAD_CUT: say(400, '传输中断。', 'The line was cut.'),
  UPLOAD_OFFSET: say(409, '应从第 {offset} 字节续传。', 'The upload goes on at byte {offset}.'),
  UPLOAD_BUSY: say(423, '该上传正由另一个请求写入。', 'Another request is writing to this upload.'),
  STORAGE_UNAVAILABLE: say(
    503,
    '文件存储暂时不可用，请稍后重试。',
    'The storage of files cannot be reached: try again.',
  ),
  NO_SUCH_FILE: say(422, '本项目没有这份文件的这个版本。', 'The project has no such version of a file.'),
  FILE_OF_NO_LINE: say(
    422,
    '文件所对应的材料（{line}）不在本次提交之列，或者重复列出。',
    'The file names a paper ({line}) that is not handed in with it, or is named twice.',
  ),
  NOTHING_TO_JUDGE: say(409, '没有已提交的材料。', 'No paper has been handed in.'),
  LINE_NOT_IN: say(422, '材料 {line} 尚未提交。', 'The line {line} is not handed in.'),
  OTHER_FILES: say(
    422,
    '材料 {line} 现在所附的文件与您审核的不同，请重新查看。',
    'The files of line {line} are not those you looked at: look again.',
  ),
  UNFIT_WITHOUT_REASON: say(422, '认为材料不合格的，须说明理由。', 'Say why the paper is unfit.'),
  TRUST_TOO_LOW: say(
    422,
    '该材料要求可信等级不低于 {asked}：须先核对原件。',
    'The line asks for trust {asked} at least: let the window see the original first.',
  ),
  TRUST_LEVEL: say(400, '可信等级为 A、B、C、D，没有 {level}。', 'Trust is A, B, C or D, not {level}.'),
  TRUST_ABOVE: say(409, '该文件已是 A 级或 B 级。', 'The file is trusted as much already (A or B).'),
};
