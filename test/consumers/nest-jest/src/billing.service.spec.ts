import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { total } from '../invoice.js';
import { BillingModule, BillingService } from './billing.service.js';

it('calculates', () => expect(total()).toBe('590.00'));

it('injects an invoicing that finalizes', async () => {
  const app = await Test.createTestingModule({ imports: [BillingModule] }).compile();
  expect(await app.get(BillingService).bill()).toBe('finalized 595.00');
});
