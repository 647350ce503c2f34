// Makes the keys of a one-machine installation in KEYS_DIR; those that exist stay as they are.
const { ensureKeys } = require('@hearken/crypto');

ensureKeys(process.env.KEYS_DIR).catch((error) => {
  console.error(`keys could not be made in ${process.env.KEYS_DIR}: ${error.message}`);
  process.exitCode = 1;
});
