import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './grants';

/** Payments through providers, their callbacks, and the tables of the built-in sandbox provider. */
export class Payments1763600000600 implements MigrationInterface {
  name = 'Payments1763600000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(sandbox);
    await runner.query(grant(['hearken_api'], 'payments', { tables: 'SELECT, INSERT, UPDATE' }));
    await runner.query(
      grant(['hearken_api'], 'payments', { tables: 'DELETE', only: ['callback_refusals', 'sandbox_notifications'] }),
    );
    await runner.query(grant(['hearken_admin'], 'payments', { tables: 'SELECT' }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA payments CASCADE');
  }
}

const tables = `
CREATE SCHEMA payments;

CREATE TABLE payments.payments (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  account_id     uuid NOT NULL,
  purpose        text NOT NULL CHECK (purpose IN ('top_up')),
  provider       text NOT NULL,
  amount         bigint NOT NULL CHECK (amount > 0),
  currency       text NOT NULL DEFAULT 'CNY',
  state          text NOT NULL DEFAULT 'created' CHECK (state IN ('created', 'pending', 'paid', 'failed', 'expired')),
  return_path    text NOT NULL,
  pay_url        text,
  transaction_id text,
  failure_reason text,
  created_at     timestamptz NOT NULL DEFAULT now(),
  expires_at     timestamptz NOT NULL,
  paid_at        timestamptz,
  -- when the provider is asked next what became of an open payment
  next_query_at  timestamptz NOT NULL,
  CHECK ((state = 'paid') = (transaction_id IS NOT NULL)),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL))
);
CREATE UNIQUE INDEX payments_one_transaction ON payments.payments (provider, transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX payments_by_account ON payments.payments (account_id, id);
CREATE INDEX payments_open ON payments.payments (next_query_at) WHERE state IN ('created', 'pending');

-- Each call to a provider: written before, completed after. A row without an outcome is a call in doubt.
CREATE TABLE payments.provider_calls (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  payment_id  uuid NOT NULL REFERENCES payments.payments,
  call        text NOT NULL CHECK (call IN ('create', 'query', 'close')),
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  outcome     text CHECK (outcome IN ('ok', 'failed')),
  detail      text
);
CREATE INDEX provider_calls_by_payment ON payments.provider_calls (payment_id, id);

-- Notices that had their effect, written in the transaction of that effect; kept for ever.
CREATE TABLE payments.callbacks (
  provider        text NOT NULL,
  notification_id text NOT NULL,
  payment_id      text NOT NULL,
  effect          text NOT NULL,
  received_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (provider, notification_id)
);

-- Callbacks that were turned away. Kept 30 days.
CREATE TABLE payments.callback_refusals (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  provider   text NOT NULL,
  code       text NOT NULL,
  reason     text NOT NULL,
  body_hash  text NOT NULL,
  address    text,
  refused_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX callback_refusals_age ON payments.callback_refusals (refused_at);

-- Real money that fits no open payment: booked in the ledger under orphan_payment, to be given back.
CREATE TABLE payments.orphans (
  id             uuid PRIMARY KEY DEFAULT uuidv7(),
  provider       text NOT NULL,
  transaction_id text NOT NULL,
  payment_id     text NOT NULL,
  amount         bigint NOT NULL CHECK (amount > 0),
  why            text NOT NULL,
  state          text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'refunded')),
  found_at       timestamptz NOT NULL DEFAULT now(),
  UNIQUE (provider, transaction_id)
);
`;

const sandbox = `
-- What a payment company would hold on its side. Nothing but libs/domain/payments/src/sandbox touches these.
CREATE TABLE payments.sandbox_charges (
  id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  payment_id      uuid NOT NULL UNIQUE,
  amount          bigint NOT NULL CHECK (amount > 0),
  currency        text NOT NULL,
  subject         text NOT NULL,
  return_path     text NOT NULL,
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'failed', 'closed')),
  page_token_hash text,
  transaction_id  text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  expires_at      timestamptz NOT NULL,
  decided_at      timestamptz
);
-- Callbacks that the sandbox still owes us; a row goes when it was answered 2xx, or after 24 hours of trying.
CREATE TABLE payments.sandbox_notifications (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  body            text NOT NULL,
  attempts        int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sandbox_notifications_due ON payments.sandbox_notifications (next_attempt_at);
`;
