// feat(orders): let users ask for a refund – the body says why.
module.exports = {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'body-max-line-length': [0],
    'footer-max-line-length': [0],
    'subject-case': [0],
    // A domain, an app, a library, or several with commas.
    'scope-case': [2, 'always', 'kebab-case'],
    'scope-empty': [0],
  },
};
