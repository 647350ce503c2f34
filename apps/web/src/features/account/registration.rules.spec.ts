import { registrationProblems } from './registration.rules';

const good = { identifier: 'lin@hearken.example', displayName: '小林', password: 'ten letters' };

describe('registration', () => {
  it('takes an e-mail address or a phone number', () => {
    expect(registrationProblems(good)).toEqual({});
    expect(registrationProblems({ ...good, identifier: '138 0000 0000' })).toEqual({});
  });

  it('says beside each field what is wrong', () => {
    expect(Object.keys(registrationProblems({ identifier: 'lin', displayName: ' ', password: 'short' }))).toEqual([
      'identifier',
      'displayName',
      'password',
    ]);
  });
});
