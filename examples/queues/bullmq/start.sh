#!/usr/bin/env bash
# BullMQ on Redis, on port 6399.
exec "$(dirname "$0")/../start.sh" bullmq redis-server 'redis-server --port 6399 --appendonly no' -- bullmq@6.7.0 ioredis@5
