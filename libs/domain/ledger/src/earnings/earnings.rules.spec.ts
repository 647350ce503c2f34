import { fen } from '@hearken/contracts';

import { splitMatured } from './earnings.rules';

describe('maturing', () => {
  it('pays a debt first', () => {
    expect(splitMatured(fen(1000), fen(5000), fen(-300))).toEqual({ total: 1000, netted: 300 });
  });

  it('takes no more than is still pending after a refund', () => {
    expect(splitMatured(fen(1000), fen(400), fen(-700))).toEqual({ total: 400, netted: 400 });
  });

  it('makes all available when nothing is owed', () => {
    expect(splitMatured(fen(1000), fen(1000), fen(0))).toEqual({ total: 1000, netted: 0 });
  });
});
