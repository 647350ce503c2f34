// node --conditions=@hearken/source --require ./deploy/tools/typescript.cjs <script>: runs the sources without a build.
// Same settings as the build, so that what works here works there.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const {
  exclude: _exclude,
  $schema: _schema,
  ...options
} = JSON.parse(readFileSync(path.join(__dirname, '../../.swcrc'), 'utf8'));

Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(source, { ...options, swcrc: false, filename, sourceMaps: 'inline' });
  module._compile(code, filename);
};
