import { createPinia, setActivePinia } from 'pinia';

import { tokens } from './api';
import { useStaff } from './staff.store';

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const signedIn = {
  account: {},
  tokens: {
    accessToken: 'a',
    accessTokenExpiresAt: inAnHour,
    refreshToken: 'r',
    refreshTokenExpiresAt: inAnHour,
  },
};
const me = { id: '1', displayName: 'Admin', roles: ['admin'], permissions: ['admin.app.open', 'users.account.read'] };
const problem = { type: 'about:blank', title: 'x', code: 'FORBIDDEN', detail: 'no', instance: '/', requestId: 'r1' };

/** A server that answers by path; what it does not know is a broken network. */
function server(answers: Record<string, [number, unknown]>): string[] {
  const seen: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    const { pathname } = new URL(request.url);
    seen.push(pathname);
    const answer = answers[pathname];
    if (!answer) return Promise.reject(new TypeError('fetch failed'));
    const body = answer[0] === 204 ? null : JSON.stringify(answer[1]);
    return Promise.resolve(new Response(body, { status: answer[0], headers: { 'content-type': 'application/json' } }));
  });
  return seen;
}

beforeEach(() => setActivePinia(createPinia()));
afterEach(() => {
  vi.unstubAllGlobals();
  tokens.set(null);
});

it('signs staff in and knows what they may do', async () => {
  server({ '/api/v1/auth/login': [200, signedIn], '/api/v1/admin/me': [200, me] });
  const staff = useStaff();
  await staff.signIn('admin@hearken.example', 'secret');
  expect(staff.me?.displayName).toBe('Admin');
  expect(staff.can('users.account.read')).toBe(true);
  expect(staff.can('users.account.ban')).toBe(false);
});

it('refuses an account that is not staff and keeps nothing of its sign-in', async () => {
  const seen = server({
    '/api/v1/auth/login': [200, signedIn],
    '/api/v1/admin/me': [403, { ...problem, status: 403 }],
    '/api/v1/auth/logout': [204, null],
  });
  const staff = useStaff();
  await expect(staff.signIn('user@hearken.example', 'secret')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(staff.me).toBeNull();
  expect(tokens.get()).toBeNull();
  expect(seen).toContain('/api/v1/auth/logout');
});

it('stays signed in when nobody answers, and says so', async () => {
  tokens.set(signedIn.tokens);
  server({});
  const staff = useStaff();
  await staff.load();
  expect(staff.unreachable).toBe(true);
  expect(tokens.get()).not.toBeNull();
});
