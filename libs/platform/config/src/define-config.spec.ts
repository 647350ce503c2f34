import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { ConfigModule, loadConfig } from './config.module';
import { ConfigError, defineConfig, developmentDefault, flag, secret, type Environment } from './define-config';
import { serviceConfig } from './service.config';

const mailConfig = defineConfig(
  'mail',
  {
    MAIL_HOST: z.string(),
    MAIL_PORT: z.coerce.number().int().max(65_535).default(25),
    MAIL_PASSWORD: secret(z.string().min(12).optional()),
    MAIL_FROM: developmentDefault(z.email(), 'hearken@hearken.example'),
    MAIL_TLS: flag(true),
  },
  (env) => ({ host: env.MAIL_HOST, port: env.MAIL_PORT, from: env.MAIL_FROM, tls: env.MAIL_TLS }),
);

const load = (env: Environment) => loadConfig(mailConfig, { env });
const complaintOf = (env: Environment): string => {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error('expected a ConfigError');
};

describe('a configuration fragment', () => {
  it('builds its object from the environment and the defaults', () => {
    expect(load({ MAIL_HOST: 'smtp.example', MAIL_PORT: '587' })).toEqual({
      host: 'smtp.example',
      port: 587,
      from: 'hearken@hearken.example',
      tls: true,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(load({ MAIL_HOST: 'smtp.example', MAIL_PORT: '' }).port).toBe(25);
    expect(complaintOf({ MAIL_HOST: '' })).toBe('MAIL_HOST is required');
  });

  it('names the variable, its value and what is wrong, on one line each', () => {
    const lines = complaintOf({ MAIL_PORT: 'smtp' }).split('\n');

    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('MAIL_HOST is required');
    expect(lines[1]).toMatch(/^MAIL_PORT is "smtp": Invalid input: expected number/);
  });

  it('never quotes a secret', () => {
    const message = complaintOf({ MAIL_HOST: 'smtp.example', MAIL_PASSWORD: 'hunter2' });

    expect(message).toBe('MAIL_PASSWORD is not valid (value hidden)');
  });

  it('refuses "no" and "1" as a switch', () => {
    expect(load({ MAIL_HOST: 'x', MAIL_TLS: 'false' }).tls).toBe(false);
    expect(complaintOf({ MAIL_HOST: 'x', MAIL_TLS: 'no' })).toMatch(/^MAIL_TLS is "no"/);
  });

  it('requires in production what has a default for development only', () => {
    expect(complaintOf({ HEARKEN_ENV: 'production', MAIL_HOST: 'x' })).toBe('MAIL_FROM is required in production');
    expect(load({ HEARKEN_ENV: 'production', MAIL_HOST: 'x', MAIL_FROM: 'a@b.example' }).from).toBe('a@b.example');
  });

  it('prefers the environment to the app’s defaults', () => {
    const defaults = { SERVICE_NAME: 'api', PORT: '8080' };

    expect(loadConfig(serviceConfig, { defaults, env: {} })).toMatchObject({ name: 'api', port: 8080 });
    expect(loadConfig(serviceConfig, { defaults, env: { PORT: '9000' } })).toMatchObject({ name: 'api', port: 9000 });
  });

  it('gives callers the public address without its trailing slash', () => {
    expect(loadConfig(serviceConfig, { env: { PUBLIC_URL: 'https://hearken.example/' } }).publicUrl).toBe(
      'https://hearken.example',
    );
  });
});

describe('ConfigModule', () => {
  it('gives each fragment under its token', async () => {
    const env = { MAIL_HOST: 'smtp.example' };
    const app = await NestFactory.createApplicationContext(ConfigModule.forRoot([mailConfig, serviceConfig], { env }), {
      logger: false,
    });

    expect(app.get(mailConfig.token)).toMatchObject({ host: 'smtp.example' });
    expect(app.get(serviceConfig.token)).toMatchObject({ env: 'development' });
    await app.close();
  });

  it('complains about all fragments at once', () => {
    const compose = () => ConfigModule.forRoot([mailConfig, serviceConfig], { env: { PORT: '99999' } });

    expect(compose).toThrow(ConfigError);
    expect(compose).toThrow(/MAIL_HOST is required\nPORT is "99999"/);
  });
});
