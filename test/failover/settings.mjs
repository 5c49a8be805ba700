// The settings that docs/high-availability.md explains.

/** JSON is YAML. */
export function patroniSettings({ node, etcd, programs, synchronous }) {
  return JSON.stringify({
    scope: 'oneoff',
    name: node.name,
    restapi: { listen: `127.0.0.1:${node.rest}`, connect_address: `127.0.0.1:${node.rest}` },
    etcd3: { host: etcd },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 4,
        retry_timeout: 8,
        maximum_lag_on_failover: 1_048_576,
        synchronous_mode: synchronous,
        synchronous_mode_strict: synchronous,
        postgresql: {
          use_pg_rewind: true,
          parameters: { wal_level: 'replica', wal_log_hints: 'on', max_connections: 100, synchronous_commit: 'on' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }],
    },
    postgresql: {
      listen: `127.0.0.1:${node.port}`,
      connect_address: `127.0.0.1:${node.port}`,
      data_dir: node.data,
      bin_dir: programs,
      pgpass: `${node.data}.pgpass`,
      parameters: { unix_socket_directories: '' },
      // On loopback only; on a network use scram-sha-256 and TLS.
      pg_hba: ['host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust'],
      authentication: {
        superuser: { username: 'postgres', password: 'postgres' },
        replication: { username: 'replicator', password: 'replicator' },
      },
    },
  });
}

export const haproxySettings = (port, nodes) => `
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  timeout check 2s
listen primary
  bind 127.0.0.1:${port}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map((node) => `  server ${node.name} 127.0.0.1:${node.port} check port ${node.rest}`).join('\n')}
`;

export const pgbouncerSettings = (port, haproxyPort) => `
[databases]
* = host=127.0.0.1 port=${haproxyPort} user=postgres password=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 16
max_client_conn = 100
server_login_retry = 1
query_wait_timeout = 10
ignore_startup_parameters = extra_float_digits
`;
