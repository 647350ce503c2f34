import { ref, type Ref } from 'vue';

const storageKey = 'hearken.chime';
const enabled = ref(localStorage.getItem(storageKey) === 'on');
let audio: AudioContext | undefined;

/** Two soft notes for a new offer; silent until somebody turns it on. */
export function useChime(): { enabled: Ref<boolean>; toggle(): void; ring(): void } {
  function note(context: AudioContext, frequency: number, after: number): void {
    const start = context.currentTime + after;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.12, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.5);
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.5);
  }
  function ring(): void {
    if (!enabled.value) return;
    audio ??= new AudioContext();
    note(audio, 523, 0);
    note(audio, 659, 0.18);
  }
  function toggle(): void {
    enabled.value = !enabled.value;
    localStorage.setItem(storageKey, enabled.value ? 'on' : 'off');
    // Browsers allow sound only after a press: this one.
    ring();
  }
  return { enabled, toggle, ring };
}
