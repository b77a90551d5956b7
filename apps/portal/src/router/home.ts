/** Where somebody's day begins. Nothing ever waits for a supervisor or an administrator on the page of tasks: theirs is another. */
export function homeOf(roles: readonly string[]): string {
  if (roles.some((role) => role !== 'supervisor' && role !== 'administrator')) return '/';
  return roles.includes('supervisor') ? '/deadlines' : roles.includes('administrator') ? '/bodies' : '/';
}
