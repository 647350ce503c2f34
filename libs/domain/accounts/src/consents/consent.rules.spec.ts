import type { ConsentDecision, ConsentDocument } from './consent';
import { currentConsents } from './consent-texts';
import { assertCurrent, isComplete, statesOf } from './consent.rules';

const texts = { 'zh-CN': { title: '', body: '' }, en: { title: '', body: '' } };
const documents: ConsentDocument[] = [
  { purpose: 'service', version: '2', required: true, texts },
  { purpose: 'research', version: '1', required: false, texts },
];
const aDecision = (change: Partial<ConsentDecision>): ConsentDecision => ({
  purpose: 'service',
  version: '2',
  given: true,
  decidedAt: new Date(0),
  ...change,
});
const complete = (...decisions: ConsentDecision[]) => isComplete(statesOf(documents, decisions));

describe('consents', () => {
  it('are complete with every required one in the version in force', () => {
    expect(complete(aDecision({}))).toBe(true);
  });

  it.each([
    ['nothing was decided', []],
    ['the version is an older one', [aDecision({ version: '1' })]],
    ['it was withdrawn', [aDecision({ given: false })]],
    ['only another purpose is given', [aDecision({ purpose: 'research', version: '1' })]],
  ])('are incomplete when %s', (_, decisions) => {
    expect(complete(...decisions)).toBe(false);
  });

  it('cannot be given to a text that is not in force, but withdrawn from any', () => {
    expect(() => assertCurrent(documents, { purpose: 'service', version: '1', given: true })).toThrow('has changed');
    expect(() => assertCurrent(documents, { purpose: 'service', version: '1', given: false })).not.toThrow();
  });
});

describe('the texts in force', () => {
  it('say in both languages that counselling is no treatment and where confidentiality ends', () => {
    const service = currentConsents.find(({ purpose }) => purpose === 'service');
    expect(service?.texts['zh-CN'].body).toMatch(/不是.*诊断/);
    expect(service?.texts.en.body).toMatch(/not.*diagnosis/);
    expect(service?.texts['zh-CN'].body).toMatch(/保密的例外/);
    expect(service?.texts.en.body).toMatch(/[Ll]imits of confidentiality/);
  });

  it('ask for research freely', () => {
    expect(currentConsents.filter(({ required }) => !required).map(({ purpose }) => purpose)).toEqual(['research']);
  });
});
