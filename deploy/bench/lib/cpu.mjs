import { readdirSync, readFileSync } from 'node:fs';

// Fixed in Linux's interface to user space, whatever the kernel's own tick.
const ticksPerSecond = 100;

/** Seconds of CPU that a process and its children, the ended ones too, have used. Linux only. */
export function cpuSecondsOf(pid) {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = read(entry);
    if (!stat) continue;
    if (entry === String(pid)) ticks += stat.own + stat.reaped;
    else if (stat.parent === pid) ticks += stat.own;
  }
  return ticks / ticksPerSecond;
}

function read(pid) {
  try {
    // The name is in parentheses and may hold anything; the fields begin behind it.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
      parent: Number(fields[1]),
      own: Number(fields[11]) + Number(fields[12]),
      reaped: Number(fields[13]) + Number(fields[14]),
    };
  } catch {
    return null;
  }
}
