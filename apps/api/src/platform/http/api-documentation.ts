import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI at /api/docs, made from the wire schemas. Not served in production. */
export function addApiDocumentation(app: INestApplication): void {
  const description = new DocumentBuilder().setTitle('Jiefen').setDescription('Online dispute resolution with video mediation').setVersion('1').addCookieAuth('jiefen_session').build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description));
}
