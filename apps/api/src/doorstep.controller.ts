import { Controller, Get, Header, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from './http/principal.js';
import { problemsPage } from './http/problems-page.js';

/** What somebody finds who opens the address in a browser, or follows the `type` of a problem. */
@ApiExcludeController()
@Controller()
export class DoorstepController {
  /** Whoever opens the address in a browser wants to know what is approved here; the reference is one step further. */
  @Get()
  @Public()
  @Redirect('/catalogue', 302)
  front(): void {}

  @Get('docs/problems')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  problems(): string {
    return problemsPage();
  }
}
