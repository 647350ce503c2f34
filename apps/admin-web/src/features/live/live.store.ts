import type { StaffNotice } from '@hearken/contracts';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

import { admin, type Answer } from '../staff/api';
import { follow, type StreamEvent } from './event-stream';

export type LiveNumbers = Answer<'getDashboard'>['live'];
export type LiveAlert = StaffNotice['data'];

/** What goes on now: one stream for the whole desk, read by the dashboard, the alerts page and the navigation. */
export const useLive = defineStore('live', () => {
  const numbers = shallowRef<LiveNumbers | null>(null);
  const lastAlert = shallowRef<LiveAlert | null>(null);
  const connected = ref(false);
  let stop: AbortController | undefined;

  function onEvent({ event, data }: StreamEvent): void {
    if (event === 'numbers') numbers.value = JSON.parse(data) as LiveNumbers;
    if (event !== 'alert') return;
    lastAlert.value = JSON.parse(data) as LiveAlert;
    // The next numbers say the same; nobody should wait two seconds for them.
    if (numbers.value) numbers.value = { ...numbers.value, openAlerts: numbers.value.openAlerts + 1 };
  }

  function start(): void {
    stop?.abort();
    const following = new AbortController();
    stop = following;
    void follow({
      url: '/api/v1/admin/live',
      token: () => admin.accessToken(),
      onEvent,
      onState: (state) => {
        connected.value = state === 'open';
      },
      signal: following.signal,
    }).then(() => {
      if (stop === following) connected.value = false;
    });
  }

  function end(): void {
    stop?.abort();
    stop = undefined;
    numbers.value = null;
    connected.value = false;
  }

  return { numbers, lastAlert, connected, start, end };
});
