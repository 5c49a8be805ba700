/** What is loaded first: an `import()` stays out of it, as it does in a bundler that splits code. */
const withoutOnDemand = (config) => ({
  ...config,
  plugins: [
    {
      name: 'on-demand',
      setup(build) {
        build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
          kind === 'dynamic-import' ? { path, external: true } : undefined,
        );
      },
    },
  ],
});

const first = { path: 'dist/index.js', gzip: true, modifyEsbuildConfig: withoutOnDemand };

export default [
  { ...first, name: '{ calculate }', import: '{ calculate }', limit: '8.4 kB' },
  { ...first, name: '{ validateTax }', import: '{ validateTax }', limit: '4.45 kB' },
  { ...first, name: '{ createInvoicing }, before its first command', import: '{ createInvoicing }', limit: '27.7 kB' },
  {
    name: '{ createInvoicing }, with every command',
    path: 'dist/index.js',
    import: '{ createInvoicing }',
    gzip: true,
    limit: '83.8 kB',
  },
  { name: 'oneoff/core', path: 'dist/core.js', import: '*', gzip: true, limit: '68.7 kB' },
  { name: 'oneoff/einvoice', path: 'dist/einvoice.js', import: '*', gzip: true, limit: '53.3 kB' },
  { name: 'oneoff/documents', path: 'dist/documents.js', import: '*', gzip: true, limit: '47 kB' },
  // Without its peers, pdfkit, fontkit and bidi-js: they have about 235 kB. The font and the e-invoice are loaded on demand.
  {
    name: 'oneoff/pdf, before its font',
    path: 'dist/pdf.js',
    import: '*',
    gzip: true,
    modifyEsbuildConfig: withoutOnDemand,
    limit: '61.2 kB',
  },
];
