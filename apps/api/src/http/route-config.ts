import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/**
 * Tells Fastify something of a route, for hooks that run before Nest: they read it from `routeOptions.config`. Nest's own decorator
 * forgets what another one told.
 */
export function TellsFastify(config: Readonly<Record<string, unknown>>): MethodDecorator {
  return (target, key, descriptor) => {
    const told = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object);
    RouteConfig({ ...told, ...config })(target, key, descriptor);
  };
}
