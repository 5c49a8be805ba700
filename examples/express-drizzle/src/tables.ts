// The shop's own tables, as Drizzle knows them: ../tables.sql.
import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const id = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

export const customers = pgTable('customers', {
  id: id(),
  name: text('name').notNull(),
  email: text('email'),
  street: text('street'),
  postalCode: text('postal_code'),
  city: text('city'),
  country: text('country'),
  vatId: text('vat_id'),
});

export const products = pgTable('products', {
  id: id(),
  sku: text('sku').notNull().unique(),
  name: text('name').notNull(),
  description: text('description'),
  priceCents: integer('price_cents').notNull(),
  priceUsdCents: integer('price_usd_cents'),
});

export const orders = pgTable('orders', {
  id: id(),
  customerId: integer('customer_id').notNull(),
  key: uuid('key').notNull().defaultRandom(),
  invoiceId: text('invoice_id').notNull(),
});

export const orderItems = pgTable('order_items', {
  orderId: integer('order_id').notNull(),
  productId: integer('product_id').notNull(),
  quantity: integer('quantity').notNull(),
});

export const bankEntries = pgTable('bank_entries', {
  id: text('id').primaryKey(),
  orderId: integer('order_id').notNull(),
  amountCents: integer('amount_cents').notNull(),
});

export const staff = pgTable('staff', {
  id: id(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  mayIssue: boolean('may_issue').notNull(),
  password: text('password').notNull(),
});

export const sessions = pgTable('sessions', {
  token: text('token').primaryKey(),
  staffId: integer('staff_id').notNull(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
});
