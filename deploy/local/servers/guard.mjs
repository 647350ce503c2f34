import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startTimeOf } from './processes.mjs';

// The watchdog holds the reading end of a pipe. However this process ends, kill -9 included, the kernel closes the
// writing end and the watchdog stops what was started and removes what was to be thrown away.
let watchdog;
const guarded = new Set();

/** Has the process stopped with `signal` when this process is gone. */
export function guard(pid, signal) {
  tell(pid, { pid, startTime: startTimeOf(pid), signal });
}

/** The process has ended: nothing to do for it any more. */
export function unguard(pid) {
  untell(pid, { pid, gone: true });
}

/** Has the folder deleted when this process is gone. */
export function guardFolder(folder) {
  tell(folder, { folder });
}

/** The folder has been deleted, or is to stay. */
export function unguardFolder(folder) {
  untell(folder, { folder, gone: true });
}

function tell(key, message) {
  watchdog ??= startWatchdog();
  guarded.add(key);
  watchdog.stdin.write(`${JSON.stringify(message)}\n`);
}

function untell(key, message) {
  if (!guarded.delete(key)) return;
  watchdog.stdin.write(`${JSON.stringify(message)}\n`);
  if (guarded.size > 0) return;
  // Each Jest file loads this module anew; idle watchdogs would pile up.
  watchdog.stdin.end();
  watchdog = undefined;
}

function startWatchdog() {
  const script = fileURLToPath(new URL('./watchdog.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  child.stdin.on('error', () => {});
  // Neither the child nor its pipe may keep this process from ending.
  child.stdin.unref?.();
  child.unref();
  return child;
}
