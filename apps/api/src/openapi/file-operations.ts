import { type Operations, op } from './operation.js';

/** Files of a project and their uploads; part of `OPERATIONS`. */
export const FILE_OPERATIONS: Operations = {
  'FilesController.upload': op(
    'uploadFile',
    'Hand in a file in one request; the same content is kept once 上传文件',
    408,
    409,
  ),
  'FilesController.list': op('listFiles', 'The files of a project, newest first 项目文件'),
  'FilesController.one': op('readFile', 'One file with its versions'),
  'FilesController.revise': op('uploadVersion', 'Hand in a new version; the old ones stay 新版本', 408, 409),
  'FilesController.content': op(
    'downloadFile',
    'The bytes of one version, always as an attachment 下载',
    409,
    422,
  ),
  'FilesController.check': op('checkOriginal', 'The window has seen the original: trust B 核对原件', 409),
  'MaterialsController.case': op(
    'readCaseMaterials',
    'The papers of a case, each once, with what fills it and what was found of it 申报材料',
  ),
  'MaterialsController.item': op('readItemMaterials', 'The material lines of one item 事项材料'),
  'LineJudgementsController.preReview': op(
    'preReviewItem',
    'Look at a planned item of the green channel before it is filed; binds nobody, starts no clock 提前介入',
    422,
  ),
  'LineJudgementsController.judge': op(
    'judgeLine',
    'A department finds a line fit, or unfit for a reason the applicant reads 材料审核',
  ),
  'UploadsController.begin': op(
    'beginUpload',
    'Begin an upload that can be resumed (tus 1.0) 断点续传',
    409,
    412,
    413,
    415,
    422,
  ),
  'UploadsController.offset': op('readUploadOffset', 'How many bytes have arrived (tus 1.0)'),
  'UploadsController.progress': op('readUpload', 'How far an upload is, and what became of it 上传进度'),
  'UploadsController.append': op(
    'appendToUpload',
    'The next bytes; the last of them end the upload (tus 1.0)',
    408,
    409,
    412,
    423,
  ),
  'UploadsController.drop': op('dropUpload', 'Give an upload up (tus 1.0) 取消上传'),
};
