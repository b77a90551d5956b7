import { StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidError } from './errors.js';

/** Checks bodies, queries and parameters against their wire schema; each field gets a code the portal can translate. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const fields: Record<string, string> = {};
      for (const issue of issues) {
        const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
        // A schema of ours names its code as message (`phone.invalid`); anything else is the general code.
        fields[path] ??= /^[a-z0-9]+([.-][a-z0-9]+)+$/.test(issue.message) ? issue.message : 'field.invalid';
      }
      return new InvalidError('fields.invalid', { count: Object.keys(fields).length }, fields);
    },
  });
}
