import { type Sentence, say } from './sentence.js';

/** What is refused about organs, people, their rights and their signing in. */
export const PEOPLE_SENTENCES: Readonly<Record<string, Sentence>> = {
  CROSS_SITE: say(
    403,
    '该请求来自其他网站，已拒绝。',
    'This request comes from another site and is refused.',
  ),
  CODE_NEEDED: say(401, '请输入动态验证码。', 'A one-time code is needed as well.'),
  CODE_WRONG: say(422, '动态验证码不对或已用过。', 'The one-time code is wrong or was used before.'),
  OIDC_NOT_CONFIGURED: say(404, '未配置统一身份认证。', 'No OpenID provider is configured.'),
  OIDC_UNREACHABLE: say(
    503,
    '统一身份认证暂不可用，请稍后再试。',
    'The OpenID provider cannot be reached: try again.',
  ),
  OIDC_FAILED: say(
    401,
    '统一身份认证未通过，请重新登录。',
    'The OpenID sign-in did not succeed: start again.',
  ),
  NOT_LINKED: say(
    403,
    '该统一身份未关联本系统人员，请凭邀请登录或联系安全管理员。',
    'This identity is nobody here yet: sign in by an invitation, or ask the security administrator.',
  ),
  TOTP_ENROLLED: say(409, '已启用动态验证码。', 'A second factor is enrolled already.'),
  TOTP_MISSING: say(409, '未启用动态验证码。', 'No second factor is enrolled.'),
  PASSWORD_WRONG: say(422, '原口令不对。', 'The present password is wrong.'),
  PASSWORD_SHORT: say(422, '口令须为 {min} 至 {max} 个字符。', 'A password has {min} to {max} characters.'),
  PASSWORD_COMMON: say(422, '该口令过于常见，请换一个。', 'This password is too common: choose another.'),
  INVITATION_VOID: say(
    422,
    '邀请无效、已用过或已过期。',
    'The invitation is not good, used up or out of date.',
  ),
  OWN_RIGHTS: say(
    403,
    '不得变更自己的权限，须由他人办理。',
    'Nobody changes their own rights: another person does.',
  ),
  ADMINISTRATORS_APART: say(
    409,
    '系统管理、安全管理、审计管理三员分立：一人只任其一，且不兼办业务。',
    'The three administrators are kept apart: a person is one of them, and nothing else besides.',
  ),
  ROLE_NOT_HERE: say(422, '该类机构没有这一角色（{role}）。', 'There is no {role} in an organ of this kind.'),
  PERIOD_WRONG: say(422, '起止日期不对。', 'The days from and through do not fit.'),
  MEMBER_ALREADY: say(409, '此人已在该机构。', 'This person belongs to the organ already.'),
  PERSON_DISABLED: say(409, '此人的账号已停用。', 'The account of this person is disabled.'),
  ORGAN_TAKEN: say(
    409,
    '该机构代号或统一社会信用代码已登记。',
    'An organ of this handle or credit code exists.',
  ),
  CREDIT_CODE_WRONG: say(422, '统一社会信用代码校验不通过。', 'The credit code does not pass its check.'),
  SIGN_IN_TAKEN: say(409, '该登录名已被使用。', 'Somebody has this sign-in name.'),
  NO_SUCH_ENTERPRISE: say(422, '没有这家企业。', 'There is no such enterprise.'),
  POWER_ENDED: say(409, '该委托已撤销。', 'This power of attorney was revoked.'),
  OWN_ABSENCE: say(
    403,
    '他人的代理由负责人安排。',
    'The head arranges it for others; you only for yourself.',
  ),
  SUBSTITUTION_TOO_LONG: say(422, '代理最长 {days} 天。', 'A substitution lasts {days} days at most.'),
  SUBSTITUTION_CYCLE: say(
    409,
    '互相代理成环：请另选代理人。',
    'They would stand in for one another in a circle: choose somebody else.',
  ),
  SUBSTITUTION_ENDED: say(409, '该代理已结束。', 'This substitution has ended.'),
  RECUSED: say(
    403,
    '您与该申请人有关联，应当回避。',
    'You are related to this applicant and recused from its cases.',
  ),
  OWN_RELATION: say(
    403,
    '他人的回避关系由负责人登记。',
    'The head records it of others; you only of yourself.',
  ),
  RELATION_ENDED: say(409, '该回避关系已解除。', 'This relation has ended.'),
  ROLE_NOT_YOURS: say(403, '只能授予自己具有的角色。', 'Only roles that you hold can be given to a client.'),
  SCOPE_NOT_GIVEN: say(
    422,
    '该操作不能授予接口密钥（{scope}）；这些身份可以授予：{givable}。',
    'This verb cannot be given to a key ({scope}); with these roles can be given: {givable}.',
  ),
  CLIENT_REVOKED: say(409, '该接口客户端已撤销。', 'This client was revoked.'),
  NOT_THEIR_TASK: say(409, '该事项已不由其承办。', 'The task is no longer theirs.'),
  PARK_MISSING: say(
    422,
    '园区级机构须写明所属园区。',
    'An organ of the level park says of which park it is.',
  ),
  ENTERPRISE_UNCONFIRMED: say(
    403,
    '您尚未经窗口核实为该企业办事，窗口核实后即可办理。',
    'You wait for a window to look at the papers: once it has confirmed you, you may act for the enterprise.',
  ),
  NO_SUCH_PARK: say(422, '没有这个园区。', 'There is no such park.'),
  NO_SUCH_PERSON: say(422, '没有此人。', 'There is no such person.'),
};
