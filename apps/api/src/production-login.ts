import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config, ConfigError } from '#platform';
import { type LoginFault, RuntimeLogin } from '#record';

const WORDS: Readonly<Record<LoginFault, readonly [zh: string, en: string]>> = {
  superuser: ['超级用户', 'a superuser'],
  'bypasses-row-security': ['可绕过行级安全', 'one that bypasses row-level security'],
  'owns-the-tables': ['拥有业务表', 'one that owns the tables'],
};

/** Production does not start with a login that could step out of the runtime role. */
@Injectable()
export class ProductionLogin implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly runtime: RuntimeLogin,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.environment !== 'production') return;
    const { login, faults } = await this.runtime.examine();
    if (faults.length === 0) return;
    const [zh, en] = [0, 1].map((language) => faults.map((fault) => WORDS[fault][language]).join(', '));
    throw new ConfigError([
      {
        variable: 'DATABASE_URL',
        zh: `登录账号 ${login} 是${zh}：请另建只属于 app_rt 的账号，迁移用的账号写在 MIGRATION_DATABASE_URL`,
        en: `signs in as ${login}, ${en}: make a login that is granted app_rt and nothing else, and name the owner's in MIGRATION_DATABASE_URL`,
      },
    ]);
  }
}
