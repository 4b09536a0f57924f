import { type Operations, op } from './operation.js';

/** Signing in, one's own account, organs, people and their rights. */
export const PEOPLE_OPERATIONS: Operations = {
  'SessionsController.open': op('signIn', 'Sign in with name and password 登录', 401, 403, 429),
  'SessionsController.close': op('signOut', 'End this session 退出'),
  'SessionsController.me': op('readMe', 'Who is signed in, for which organ, with which roles'),
  'SessionsController.list': op('listSessions', 'One’s own sessions 登录设备'),
  'SessionsController.endAll': op('signOutEverywhere', 'End every session of one’s own 全部退出'),
  'SessionsController.endOne': op('endSession', 'End one session of one’s own'),
  'AccountController.accept': op(
    'acceptInvitation',
    'Choose the first password, by invitation 接受邀请',
    422,
  ),
  'AccountController.changePassword': op('changePassword', 'Choose another password 修改口令', 429),
  'AccountController.propose': op('proposeTotp', 'A secret for an authenticator app 动态验证码', 409),
  'AccountController.confirm': op(
    'confirmTotp',
    'The first code of the app; answers recovery codes, once',
    409,
  ),
  'AccountController.remove': op('removeTotp', 'Take the second factor off', 409),
  'OpenIdController.start': op(
    'startOpenId',
    'Sign in by the OpenID provider: sends the browser there 统一身份认证',
    404,
  ),
  'OpenIdController.callback': op('finishOpenId', 'The browser comes back from the provider', 401, 403),
  'OrgansController.enter': op('enterOrgan', 'Enter an organ 登记机构'),
  'OrgansController.list': op('listOrgans', 'Organs by handle 机构'),
  'OrgansController.people': op('listPeople', 'Who belongs to an organ, with roles and days 人员'),
  'OrgansController.invite': op('invitePerson', 'Enter a person into an organ, without a role yet 登记人员'),
  'OrgansController.giveRoles': op('giveRoles', 'The roles of a person in an organ, as a whole 授权'),
  'OrgansController.end': op('endMembership', 'End a membership, at once or with a day 离岗'),
  'PeopleController.disable': op('disablePerson', 'Disable an account at once 停用'),
  'PeopleController.enable': op('enablePerson', 'Enable it again 启用'),
  'PeopleController.renew': op('renewInvitation', 'A new invitation; the old one is void 重新邀请'),
  'PeopleController.link': op('linkSubject', 'Who the person is at the OpenID provider 关联统一身份'),
  'PeopleController.resetTotp': op('resetTotp', 'Take off the second factor of somebody who lost it'),
  'PeopleController.record': op(
    'readPeopleRecord',
    'What was changed about an organ or a person 人员权限记录',
  ),
};
