import { useRoute, useRouter } from 'vue-router';

/** Goes on to where the person wanted to be; only to pages of this site. */
export function useAfterSignIn(): () => Promise<unknown> {
  const route = useRoute();
  const router = useRouter();
  return () => {
    const next = String(route.query['next'] ?? '/');
    return router.replace(/^\/(?![/\\])/.test(next) ? next : '/');
  };
}
