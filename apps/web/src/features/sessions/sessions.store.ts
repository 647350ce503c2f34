import type { ServerPayload, SessionState } from '@hearken/contracts';
import { dataOf, type ApiOperations } from '@hearken/web-api-client';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { api } from '../account/api';
import { useAccount } from '../account/account.store';
import { useRealtime } from '../realtime/realtime.store';
import { isOpen, isRunning, isWaiting } from './session.rules';

export type Session = ApiOperations['getSession']['responses'][200]['content']['application/json'];
export type SessionPage = ApiOperations['listSessions']['responses'][200]['content']['application/json'];
export type Offer = ServerPayload<'session.offer'>;
type Place = { position: number; etaSeconds: number | null };
type SessionCommand = 'accept' | 'decline' | 'pause' | 'resume' | 'end' | 'cancel';

/** Sessions that this page knows, kept true by frames and read again after each connection. */
export const useSessions = defineStore('sessions', () => {
  const account = useAccount();
  const realtime = useRealtime();
  const byId = ref<Record<string, Session>>({});
  const places = ref<Record<string, Place>>({});
  const offers = ref<Record<string, Offer>>({});
  const reading = new Map<string, Promise<Session>>();

  const all = computed(() => Object.values(byId.value).sort((a, b) => b.requestedAt.localeCompare(a.requestedAt)));
  const open = computed(() => all.value.filter(({ state }) => isOpen(state)));
  const running = computed(() => all.value.filter(({ state }) => isRunning(state)));
  const waiting = computed(() => all.value.filter(({ state }) => isWaiting(state)));

  function keep(session: Session): Session {
    const old = byId.value[session.sessionId];
    // Frames may overtake answers; the version says which one is newer.
    if (old && old.version > session.version) return old;
    byId.value = { ...byId.value, [session.sessionId]: session };
    if (session.position !== null) {
      const eta = places.value[session.sessionId]?.etaSeconds ?? null;
      places.value = { ...places.value, [session.sessionId]: { position: session.position, etaSeconds: eta } };
    }
    return session;
  }

  /** Reads one session; several who ask at once share one request. */
  function read(sessionId: string): Promise<Session> {
    const running = reading.get(sessionId);
    if (running) return running;
    const asked = dataOf(api.GET('/api/v1/sessions/{id}', { params: { path: { id: sessionId } } }))
      .then(keep)
      .finally(() => reading.delete(sessionId));
    reading.set(sessionId, asked);
    return asked;
  }

  async function list(query: { scope?: 'open' | 'finished'; cursor?: string; limit?: number }): Promise<SessionPage> {
    const page = await dataOf(api.GET('/api/v1/sessions', { params: { query } }));
    page.items.forEach(keep);
    return page;
  }

  async function refreshOpen(): Promise<void> {
    // What was open and is no more is not in the list of open ones: ask for each.
    const before = open.value.map(({ sessionId }) => sessionId);
    const page = await list({ scope: 'open', limit: 100 });
    const listed = new Set(page.items.map(({ sessionId }) => sessionId));
    await Promise.all(before.filter((id) => !listed.has(id)).map((id) => read(id)));
  }

  function dropOffer(sessionId: string): void {
    const { [sessionId]: _, ...rest } = offers.value;
    offers.value = rest;
  }

  realtime.on('session.state', (view) => {
    if (view.state !== 'offered') dropOffer(view.sessionId);
    const known = byId.value[view.sessionId];
    if (known && known.counselorId === view.counselorId) {
      keep({ ...known, ...view, position: null, offerExpiresAt: null });
    } else if (view.userId === account.me?.id || !isWaiting(view.state)) {
      // Names are not in frames. What is not offered yet is nobody's but the user's.
      void read(view.sessionId).catch(() => undefined);
    }
  });
  realtime.on('queue.position', ({ sessionId, position, etaSeconds }) => {
    places.value = { ...places.value, [sessionId]: { position, etaSeconds } };
  });
  realtime.on('session.offer', (offer) => {
    offers.value = { ...offers.value, [offer.session.sessionId]: offer };
  });
  realtime.on('billing.notice', ({ sessionId, charged }) => {
    const known = byId.value[sessionId];
    if (known && charged > known.charged) byId.value = { ...byId.value, [sessionId]: { ...known, charged } };
  });
  realtime.onOnline(() => void refreshOpen().catch(() => undefined));

  /** Sends a command and shows its effect at once; the frame with the rest follows. */
  async function command(name: SessionCommand, sessionId: string): Promise<SessionState> {
    const { state, version } = await realtime.request(`session.${name}`, { sessionId });
    if (name === 'accept' || name === 'decline') dropOffer(sessionId);
    const known = byId.value[sessionId];
    if (known && known.version < version) keep({ ...known, state, version });
    else if (!known && name === 'accept') await read(sessionId);
    return state;
  }

  function forget(): void {
    byId.value = {};
    places.value = {};
    offers.value = {};
  }

  return { byId, places, offers, all, open, running, waiting, read, list, refreshOpen, command, dropOffer, forget };
});
