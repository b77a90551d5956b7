import '@fastify/cookie';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ForbiddenError, NotLoggedInError } from '../platform/http/errors.js';
import { ACCESS_RULE, type AccessRule, type Person } from '../platform/http/access.js';
import { LoginSessions } from './login-sessions.js';
import { sessionCookieName } from './session-cookie.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The door of every route. A route without a rule is closed: a forgotten decorator is a bug, never a free pass. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: LoginSessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { person?: Person }>();
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [context.getHandler(), context.getClass()]);
    if (!rule) throw new ForbiddenError('route.without-rule');
    refuseForeignSite(request);
    const token = request.cookies[sessionCookieName];
    const person = token ? await this.sessions.personOf(token, request.ip) : undefined;
    if (person) request.person = person;
    if (rule.kind === 'public') return true;
    if (!person) throw new NotLoggedInError();
    const allowed = person.kind === 'guest' ? rule.who.includes('guest') : rule.who.some((who) => who !== 'guest' && person.roles.includes(who));
    if (!allowed) throw new ForbiddenError();
    return true;
  }
}

/** A page of another site must not act with our cookie (SameSite=Lax is the first line, this is the second). */
function refuseForeignSite(request: FastifyRequest): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') throw new ForbiddenError('request.foreign-site');
}
