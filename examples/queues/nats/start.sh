#!/usr/bin/env bash
# NATS JetStream, on port 4299.
exec "$(dirname "$0")/../start.sh" nats nats-server 'nats-server -js -sd jetstream -p 4299' -- \
  @nats-io/transport-node@3.4.0 @nats-io/jetstream@3.4.0
