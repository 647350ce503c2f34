export type RegistrationField = 'identifier' | 'displayName' | 'password';

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^\+?[\d\s-]{6,20}$/;

/** What to say beside which field before anything is sent: keys of the locale files. */
export function registrationProblems(
  form: Record<RegistrationField, string>,
): Partial<Record<RegistrationField, string>> {
  const problems: Partial<Record<RegistrationField, string>> = {};
  const identifier = form.identifier.trim();
  if (!email.test(identifier) && !phone.test(identifier)) problems.identifier = 'account.identifierProblem';
  if (!form.displayName.trim()) problems.displayName = 'account.displayNameProblem';
  if (form.password.length < 10) problems.password = 'account.passwordProblem';
  return problems;
}
