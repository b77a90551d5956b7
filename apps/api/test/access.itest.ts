import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { PATH_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { ROLES, type Role } from '@jiefen/mediation';
import { ACCESS_RULE, type AccessRule } from '../src/platform/http/access.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

interface Route {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly rule: AccessRule | undefined;
}

describe('every door has a rule', () => {
  let api: TestApi;
  let routes: Route[];
  const people = new Map<Role, TestPerson>();

  beforeAll(async () => {
    api = await startTestApi();
    const body = await api.body({ path: 'qh.' });
    for (const role of ROLES) people.set(role, role === 'resident' ? await api.resident('13800000051') : await api.staff(role, body));
    routes = findRoutes(api);
  });
  afterAll(() => api.close());

  it('names who may use each route; one without a rule fails here before it is closed in service', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => route.rule === undefined).map((route) => route.name)).toEqual([]);
  });

  it('asks everybody else to log in', async () => {
    for (const route of routes.filter((one) => one.rule?.kind === 'allow')) {
      expect({ route: route.name, status: (await api.send(route.method, route.path, bodyFor(route))).status }).toEqual({ route: route.name, status: 401 });
    }
  });

  it('closes each route to each role that is not named', async () => {
    for (const route of routes) {
      if (route.rule?.kind !== 'allow') continue;
      for (const role of ROLES) {
        if (route.rule.who.includes(role)) continue;
        const as = people.get(role);
        const answer = await api.send(route.method, route.path, { ...(as ? { as } : {}), ...bodyFor(route) });
        expect({ route: route.name, role, status: answer.status }).toEqual({ route: route.name, role, status: 403 });
      }
    }
  });

  it('answers 404, 422 or 409 – never content – for a case that is not there', async () => {
    for (const route of routes.filter((one) => one.rule?.kind === 'allow' && one.name.includes('cases/:id'))) {
      for (const role of (route.rule as { who: readonly Role[] }).who) {
        const as = people.get(role);
        if (!as) continue;
        const answer = await api.send(route.method, route.path, { as, ...bodyFor(route) });
        expect({ route: route.name, role, answered: [400, 404, 406, 409, 415, 422].includes(answer.status), status: answer.status }).toEqual({ route: route.name, role, answered: true, status: answer.status });
      }
    }
  });
});

function bodyFor(route: Route): { body?: object } {
  return route.method === 'GET' || route.method === 'DELETE' ? {} : { body: {} };
}

function findRoutes(api: TestApi): Route[] {
  const reflector = new Reflector();
  const routes: Route[] = [];
  for (const wrapper of [...api.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()])) {
    const { metatype, instance } = wrapper;
    if (typeof metatype !== 'function' || !instance) continue;
    const bases = asList(Reflect.getMetadata(PATH_METADATA, metatype));
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    for (const key of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[key];
      if (key === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] as Route['method'];
      for (const base of bases) {
        for (const path of asList(Reflect.getMetadata(PATH_METADATA, handler))) {
          const parts = [base, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
          const plain = parts.map((part) => part.replace(/:\w+/g, () => (part.startsWith(':page') ? '1' : randomUUID()))).join('/');
          const full = parts[0] === 'healthz' || parts[0] === 'readyz' ? `/${plain}` : `/api/${plain}`;
          routes.push({ name: `${method} ${parts.join('/')}`, method, path: full, rule: reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, metatype]) });
        }
      }
    }
  }
  return routes;
}

function asList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value ?? '')];
}
