-- The shop's own tables, as they were before it wrote invoices. Only orders.invoice_id is new.
create table if not exists customers (
  id integer generated always as identity primary key,
  name text not null,
  email text,
  street text,
  postal_code text,
  city text,
  country text,
  vat_id text
);

create table if not exists products (
  id integer generated always as identity primary key,
  sku text not null unique,
  name text not null,
  description text,
  price_cents integer not null check (price_cents >= 0),
  price_usd_cents integer check (price_usd_cents >= 0)
);

create table if not exists orders (
  id integer generated always as identity primary key,
  customer_id integer not null references customers,
  -- Whoever has the link to the invoice knows this key.
  key uuid not null default gen_random_uuid() unique,
  invoice_id text not null unique
);

create table if not exists order_items (
  order_id integer not null references orders,
  product_id integer not null references products,
  quantity integer not null check (quantity > 0),
  primary key (order_id, product_id)
);

create table if not exists bank_entries (
  id text primary key,
  order_id integer not null references orders,
  amount_cents integer not null check (amount_cents > 0)
);

create table if not exists staff (
  id integer generated always as identity primary key,
  email text not null unique,
  name text not null,
  may_issue boolean not null,
  password text not null
);

create table if not exists sessions (
  token text primary key,
  staff_id integer not null references staff,
  ends_at timestamptz not null
);
