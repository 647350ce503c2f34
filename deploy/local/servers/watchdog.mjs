// Started by guard.mjs. Reads one JSON object a line: what to stop and to remove when its starter is gone.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startTimeOf, terminate } from './processes.mjs';

const processes = new Map();
const folders = new Set();

// Ctrl-C reaches the starter, not us: we act when the pipe closes.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => note(JSON.parse(line)));
lines.on('close', () => void cleanUp());

function note({ pid, folder, gone, startTime, signal }) {
  if (folder !== undefined) {
    if (gone) folders.delete(folder);
    else folders.add(folder);
  } else if (gone) processes.delete(pid);
  else processes.set(pid, { startTime, signal });
}

async function cleanUp() {
  await Promise.all(
    [...processes]
      // The id may belong to somebody else by now.
      .filter(([pid, { startTime }]) => startTimeOf(pid) === startTime)
      .map(([pid, { signal }]) => terminate(pid, signal, 10_000)),
  );
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
