import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorEnvironment } from './env.mjs';

/** Leaves the operator's environment beside the data, so that `npx hearken …` finds this installation by itself. */
export function writeOperatorEnvironment(dataDir, at) {
  writeFileSync(join(dataDir, 'operator.json'), JSON.stringify(operatorEnvironment(at), null, 2), { mode: 0o600 });
}
