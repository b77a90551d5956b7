import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@jiefen/mediation';

export const ACCESS_RULE = 'access-rule';

/** Who may use a route: everybody, or accounts with one of the roles, or guests of one case. */
export type AccessRule = { readonly kind: 'public' } | { readonly kind: 'allow'; readonly who: readonly (Role | 'guest')[] };

/** Everybody may use this route, also without an account. */
export function Public(): CustomDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);
}

/** Only these roles (or the guest of a case) may use this route. Which case: decided by the access rule of the feature. */
export function Allow(...who: (Role | 'guest')[]): CustomDecorator {
  return SetMetadata(ACCESS_RULE, { kind: 'allow', who } satisfies AccessRule);
}

export interface MembershipOfPerson {
  readonly role: Role;
  readonly organizationId: string;
  /** Path of the body in the tree, `city.county.township.`; a role reaches all bodies whose path begins with it. */
  readonly path: string;
}

/** Who is asking. */
export interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly kind: 'resident' | 'staff' | 'guest';
  readonly roles: readonly Role[];
  readonly memberships: readonly MembershipOfPerson[];
  /** Set for a guest: the one case, the one role, the one item. */
  readonly guest?: { readonly linkId: string; readonly caseId: string; readonly role: 'official' | 'participant'; readonly item: string };
  /** Network address of the request, for the audit trail only. */
  readonly address: string;
}

/** The person behind the request. Undefined only on public routes: use `MaybeMe` there. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const person = context.switchToHttp().getRequest<{ person?: Person }>().person;
  if (!person) throw new Error('Me was asked for on a route without a logged-in person');
  return person;
});

export const MaybeMe = createParamDecorator((_: unknown, context: ExecutionContext): Person | undefined => context.switchToHttp().getRequest<{ person?: Person }>().person);
