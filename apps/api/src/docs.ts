import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemAnswer } from './dto/problem.js';
import { finished } from './openapi/finish.js';
import { routesOf } from './openapi/routes.js';

/** OpenAPI 3.1 of the whole door, made from the controllers. */
export function documentOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('One-stop parallel approval 一站式并联审批')
    .setDescription(
      'One application opens every approval at once; each has its own clock, none is a precondition of another.',
    )
    .setVersion('1')
    // Tokens are opaque; `addBearerAuth` would call them JWT whatever it is told.
    .addSecurity('bearer', { type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemAnswer],
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  return finished(document, routesOf(app));
}

/** Made when somebody asks for it first: it is a sixteenth of the start of the api. */
export function serveDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => documentOf(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: '并联审批 API',
  });
}
