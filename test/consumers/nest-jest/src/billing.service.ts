import { Inject, Injectable, Module } from '@nestjs/common';
import type { Invoicing } from 'oneoff';
import { finalizedTotal, invoicing } from '../invoice.js';

export const INVOICING = Symbol('invoicing');

@Injectable()
export class BillingService {
  constructor(@Inject(INVOICING) private readonly invoicing: Invoicing) {}

  bill(): Promise<string> {
    return finalizedTotal(this.invoicing);
  }
}

@Module({ providers: [{ provide: INVOICING, useValue: invoicing }, BillingService], exports: [BillingService] })
export class BillingModule {}
