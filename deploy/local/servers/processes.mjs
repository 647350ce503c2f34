import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Says whether a process with this id exists (a zombie counts as gone). */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return statOf(pid)?.state !== 'Z';
}

/** Something that differs when the id is used again by another process; '' where the system does not tell. */
export function startTimeOf(pid) {
  return statOf(pid)?.startTime ?? '';
}

/** Sends a signal and does not mind that the process is gone. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process is gone; false when it still lives after `timeoutMs`. */
export async function waitForExit(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/** Asks a process to stop and kills it when it does not within `timeoutMs`. Answers whether it stopped by itself. */
export async function terminate(pid, name, timeoutMs) {
  // A stopped process handles no signal but SIGKILL.
  signal(pid, 'SIGCONT');
  signal(pid, name);
  if (await waitForExit(pid, timeoutMs)) return true;
  signal(pid, 'SIGKILL');
  await waitForExit(pid, 5_000);
  return false;
}

/** The ids of a process's direct children. PostgreSQL's backends lead groups of their own, so groups do not find them. */
export function childrenOf(pid) {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((id) => statOf(id)?.parent === pid);
  }
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '';
  return listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([id]) => id);
}

/** The command line of a process, '' when it cannot be read. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    const listed = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return (listed.stdout ?? '').trim();
  }
}

function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; everything after the last bracket is plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], parent: Number(fields[1]), startTime: fields[19] };
  } catch {
    return undefined;
  }
}
