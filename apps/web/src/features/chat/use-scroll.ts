import { nextTick, onBeforeUnmount, onMounted, type Ref } from 'vue';

/** Distance from the end below which one is reading the newest. */
const near = 80;
/** Distance from an edge at which the next rows are drawn. */
const ahead = 300;

/** Keeps what is read where it is while rows come and go above it. */
export function useScroll(box: Ref<HTMLElement | null>): {
  atEnd(): boolean;
  nearStart(): boolean;
  nearEnd(): boolean;
  toEnd(): void;
  keeping(change: () => void): Promise<void>;
} {
  const rest = () => {
    const element = box.value;
    return element ? element.scrollHeight - element.scrollTop - element.clientHeight : 0;
  };
  const atEnd = () => rest() < near;
  const nearEnd = () => rest() < ahead;
  const nearStart = () => (box.value?.scrollTop ?? 0) < ahead;
  const toEnd = () => {
    if (box.value) box.value.scrollTop = box.value.scrollHeight;
  };

  function firstVisible(element: HTMLElement): HTMLElement | undefined {
    const { top } = element.getBoundingClientRect();
    // Not a day's separator: it moves to another entry when older ones come.
    return [...element.querySelectorAll<HTMLElement>('[data-row^="seq-"]')].find(
      (row) => row.getBoundingClientRect().bottom > top,
    );
  }

  async function keeping(change: () => void): Promise<void> {
    const element = box.value;
    const row = element ? firstVisible(element) : undefined;
    const before = row?.getBoundingClientRect().top ?? 0;
    change();
    await nextTick();
    if (!element || !row) return;
    const same = element.querySelector<HTMLElement>(`[data-row="${row.dataset['row']}"]`);
    if (same) element.scrollTop += same.getBoundingClientRect().top - before;
  }

  // Pictures load and strips appear: who reads the newest goes on reading the newest.
  let reading = true;
  const noteReading = () => (reading = atEnd());
  const observer = new ResizeObserver(() => reading && toEnd());
  onMounted(() => {
    const element = box.value;
    if (!element) return;
    element.addEventListener('scroll', noteReading, { passive: true });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
  });
  onBeforeUnmount(() => observer.disconnect());

  return { atEnd, nearStart, nearEnd, toEnd, keeping };
}
