import { type Operations, op } from './operation.js';

/** Credit codes, companies from before, the one form and business licences. */
export const REGISTRATION_OPERATIONS: Operations = {
  'CreditCodesController.one': op(
    'explainCreditCode',
    'A unified social credit code part by part, or what is wrong with it 统一社会信用代码',
  ),
  'CodeSegmentsController.give': op(
    'giveCodeSegment',
    'Give a registration authority a segment of codes in advance 赋予码段',
  ),
  'CodeSegmentsController.list': op(
    'listCodeSegments',
    'Segments with what became of their codes, newest first 码段',
  ),
  'CodeSegmentsController.one': op('readCodeSegment', 'One segment'),
  'LegacyCompaniesController.import': op(
    'importLegacyCompanies',
    'Companies with their old numbers, as CSV; a result for each row 过渡期企业名录',
  ),
  'LegacyCompaniesController.list': op('listLegacyCompanies', 'The transition list of the reader’s organ'),
  'LegacyCompaniesController.one': op('readLegacyCompany', 'One company of it'),
  'LegacyCompaniesController.exchange': op('exchangeCertificates', 'Old certificates in, one code out 换证'),
  'FormsController.one': op('readCaseForm', 'What the applicant filled in, once for all items 申请表单'),
  'LicencesController.list': op(
    'listLicences',
    'Business licences the reader may see, newest first 营业执照',
  ),
  'LicencesController.one': op('readLicence', 'One licence with all its versions'),
  'LicencesController.change': op('changeLicence', 'Change what the licence says: its next version 变更'),
  'LicencesController.replace': op('replaceLicence', 'Make the paper again, lost or worn 补发、换发'),
  'LicencesController.cancel': op('cancelLicence', 'Cancel the licence; its code is never given again 注销'),
  'PublicLicencesController.key': op('readLicenceKey', 'The public key that licences are verified with'),
  'PublicLicencesController.signed': op(
    'readSignedLicence',
    'The newest version, signed with Ed25519 电子营业执照',
  ),
  'PublicLicencesController.pdf': op(
    'readLicencePaper',
    'The newest version as PDF, with a QR code 营业执照',
    409,
    422,
  ),
  'PublicLicencesController.one': op('verifyLicence', 'A licence by its code, with its history 营业执照核验'),
};
