import { grant } from './grants';

describe('grant', () => {
  it('opens the schema and the tables that exist to the roles', () => {
    expect(grant(['hearken_api', 'hearken_admin'], 'ledger', { tables: 'SELECT, INSERT' })).toBe(
      'GRANT USAGE ON SCHEMA ledger TO hearken_api, hearken_admin;\n' +
        'GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ledger TO hearken_api, hearken_admin;',
    );
  });

  it('can be held to some tables, and reach sequences and functions', () => {
    expect(
      grant(['hearken_realtime'], 'chat', {
        tables: 'SELECT',
        only: ['entries', 'cursors'],
        sequences: 'USAGE',
        functions: 'EXECUTE',
      }),
    ).toBe(
      'GRANT USAGE ON SCHEMA chat TO hearken_realtime;\n' +
        'GRANT SELECT ON chat.entries, chat.cursors TO hearken_realtime;\n' +
        'GRANT USAGE ON ALL SEQUENCES IN SCHEMA chat TO hearken_realtime;\n' +
        'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA chat TO hearken_realtime;',
    );
  });
});
