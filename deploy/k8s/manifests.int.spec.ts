import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parseAllDocuments } from 'yaml';
import { findProgram } from '../local/servers/index.mjs';

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  spec: Record<string, never> & { selector: Record<string, string> & { matchLabels: Record<string, string> } };
}
interface Deployment extends Manifest {
  spec: Manifest['spec'] & { template: { metadata: { labels: Record<string, string> } } };
}

const k8s = join(__dirname, '../../k8s');
const kubectl = findProgram('kubectl');
const validate = new Ajv({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync(join(k8s, 'manifest.schema.json'), 'utf8')) as object,
);

// Without ajv's own type, which promises that what is refused cannot exist.
const isValid: (manifest: unknown) => boolean = validate;

const parse = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Manifest);
const build = (folder: string) =>
  parse(execFileSync(kubectl ?? 'kubectl', ['kustomize', join(k8s, folder)], { encoding: 'utf8' }));
const complaints = (manifest: Manifest) =>
  isValid(manifest)
    ? []
    : (validate.errors ?? []).map(
        (error) => `${manifest.kind} ${manifest.metadata.name}${error.instancePath}: ${error.message}`,
      );
const includes = (labels: Record<string, string>, wanted: Record<string, string>) =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

describe('base manifests', () => {
  const files = readdirSync(join(k8s, 'base')).filter((name) => name !== 'kustomization.yaml');
  const manifests = files.flatMap((name) => parse(readFileSync(join(k8s, 'base', name), 'utf8')));
  const named = (kind: string) => manifests.filter((one) => one.kind === kind).map(({ metadata }) => metadata.name);

  it.each(files)('%s is what the schema asks for', (name) => {
    expect(parse(readFileSync(join(k8s, 'base', name), 'utf8')).flatMap(complaints)).toEqual([]);
  });

  it('the schema refuses a container that runs as root or writes to its own files', () => {
    const [deployment] = parse(readFileSync(join(k8s, 'base/api.yaml'), 'utf8'));
    const careless = JSON.stringify(deployment)
      .replace('"runAsNonRoot":true', '"runAsNonRoot":false')
      .replace('"readOnlyRootFilesystem":true', '"readOnlyRootFilesystem":false');

    expect(complaints(JSON.parse(careless) as Manifest)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('readOnlyRootFilesystem: must be equal to constant'),
        expect.stringContaining('runAsNonRoot: must be equal to constant'),
      ]),
    );
  });

  it('every deployable is there with a budget, a scaler and, unless nobody calls it, a service', () => {
    const deployables = [
      'admin-api',
      'admin-web',
      'api',
      'archive-fetcher',
      'media-worker',
      'plugin-runner',
      'realtime-ws',
      'web',
      'worker',
    ];

    expect(named('Deployment').toSorted()).toEqual(deployables);
    expect(named('PodDisruptionBudget').toSorted()).toEqual(deployables);
    expect([...named('HorizontalPodAutoscaler'), ...named('ScaledObject')].toSorted()).toEqual(deployables);
    expect(named('Service').toSorted()).toEqual(deployables.filter((name) => name !== 'worker'));
  });

  it('billing’s timers run in the worker and not beside requests', () => {
    const role = (name: string) =>
      readFileSync(join(k8s, `base/${name}.yaml`), 'utf8').match(/WORKER_ROLE, value: '(\w+)'/)?.[1];

    expect([role('api'), role('worker')]).toEqual(['false', 'true']);
  });
});

// Without kubectl only the base can be looked at; the overlays need kustomize.
(kubectl === undefined ? describe.skip : describe).each(['dev', 'staging', 'production', 'canary'])(
  'overlay %s',
  (name) => {
    const manifests = kubectl === undefined ? [] : build(join('overlays', name));
    const deployments = manifests.filter((one): one is Deployment => one.kind === 'Deployment');

    it('is valid, in a namespace of its own and pinned to a release', () => {
      expect(manifests.flatMap(complaints)).toEqual([]);
      expect(new Set(manifests.map(({ metadata }) => metadata.namespace))).toEqual(
        new Set([`hearken-${name === 'canary' ? 'production' : name}`]),
      );
      expect(JSON.stringify(manifests)).not.toMatch(/"image":"hearken\/|:latest"/);
    });

    it('has services and budgets that find their pods, and only those of their own track', () => {
      const track = name === 'canary' ? 'canary' : 'stable';
      const selectors = manifests
        .filter(({ kind }) => kind === 'Service' || kind === 'PodDisruptionBudget')
        .map(({ kind, spec }) => (kind === 'Service' ? spec.selector : spec.selector.matchLabels));

      for (const selector of selectors) {
        const found = deployments.filter(({ spec }) => includes(spec.template.metadata.labels, selector));
        expect(found).toHaveLength(1);
        expect(selector).toMatchObject({ 'hearken.example/track': track });
      }
    });

    it('lets every pod reach what it needs: the policies go by tier', () => {
      const tiers = deployments.map(({ spec }) => spec.template.metadata.labels['hearken.example/tier']);

      expect(tiers.filter((tier) => tier !== 'service' && tier !== 'edge')).toEqual([]);
      expect(
        JSON.stringify(manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec)),
      ).not.toContain('track');
    });
  },
);
