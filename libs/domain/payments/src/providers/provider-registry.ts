import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import { providerUnknown } from '../payments/payments.errors';
import { PAYMENT_PROVIDERS, type PaymentProvider } from './payment-provider';

/** The providers of this installation. */
@Injectable()
export class ProviderRegistry {
  constructor(
    @Inject(PAYMENT_PROVIDERS) private readonly providers: readonly PaymentProvider[],
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For reading callbacks and replies. @throws PAYMENT_PROVIDER_UNKNOWN */
  find(name: string): PaymentProvider {
    const provider = this.providers.find((one) => one.name === name);
    if (!provider) throw providerUnknown(name);
    return provider;
  }

  /** For calling the outside: a transaction must not wait for somebody else's network. @throws PAYMENT_PROVIDER_UNKNOWN */
  outside(name: string): PaymentProvider {
    if (this.unitOfWork.isActive)
      throw new Error(`the payment provider ${name} was about to be called inside a transaction`);
    return this.find(name);
  }
}
