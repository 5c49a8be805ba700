/** The server's error as node-postgres throws it. */
export interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
}

const errorOf = (message: string, members: object): Error => Object.assign(new Error(message), members);

/** How libraries that are no dependency of the tests wrap an error of the server; taken from real ones. */
export const wrappings: { readonly [library: string]: (error: ServerError) => unknown } = {
  'Prisma 7 with a driver adapter': ({ code, message, constraint, table }) =>
    errorOf(`\nInvalid \`prisma.$executeRawUnsafe()\` invocation:\n\n\nRaw query failed. Code: \`${code}\``, {
      name: 'PrismaClientKnownRequestError',
      code: 'P2010',
      clientVersion: '7.10.1',
      meta: {
        driverAdapterError: errorOf('UniqueConstraintViolation', {
          name: 'DriverAdapterError',
          cause: { originalCode: code, originalMessage: message, constraint: { index: constraint }, table },
        }),
      },
    }),
  'Prisma 6 with its engine': ({ code, message }) =>
    errorOf(`Raw query failed. Code: \`${code}\`. Message: \`${message}\``, {
      code: 'P2010',
      meta: { code, message },
    }),
  'Bun.SQL': ({ code, message, ...more }) =>
    errorOf(message, { name: 'PostgresError', code: 'ERR_POSTGRES_SERVER_ERROR', errno: code, ...more }),
  Sequelize: (error) => {
    const parent = errorOf(error.message, error);
    return errorOf('Validation error', {
      name: 'SequelizeUniqueConstraintError',
      errors: [],
      parent,
      original: parent,
    });
  },
  TypeORM: (error) => errorOf(error.message, { driverError: errorOf(error.message, error) }),
  'Drizzle 0.44 and later': (error) =>
    new Error(`Failed query: with put as …`, { cause: errorOf(error.message, error) }),
  'three layers of causes': (error) =>
    new Error('save failed', {
      cause: new Error('unit of work failed', { cause: new Error('query failed', { cause: errorOf('', error) }) }),
    }),
  'an AggregateError': (error) => new AggregateError([new Error('first'), errorOf(error.message, error)], 'all failed'),
  'a chain that ends in itself': (error) => {
    const inner = errorOf(error.message, error);
    const outer = new Error('outer', { cause: inner });
    return Object.assign(outer, { parent: Object.assign(inner, { cause: outer, original: inner }) });
  },
  'a text alone': ({ code, message }) => new Error(`SQLSTATE[${code}]: ${message}`),
};
