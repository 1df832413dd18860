import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The stages a photo passes through, top to bottom: a folder imports only from those below it. */
const layers = [
  'cli',
  'report',
  'migrate',
  'plan',
  'metadata',
  'takeout',
  'source',
  'archive',
  'immich',
  'sandbox',
  'model',
  'lib',
];

/** Third-party packages and the only folders that may know them. */
const homes = {
  commander: ['cli'],
  'cli-progress': ['cli'],
  picocolors: ['cli'],
  yauzl: ['source'],
  'fast-glob': ['source'],
  undici: ['immich', 'source'],
  exifr: ['metadata'],
  luxon: ['metadata'],
  '@photostructure/tz-lookup': ['metadata', 'sandbox'],
  'p-limit': ['migrate'],
  yazl: ['sandbox'],
  yaml: ['cli'],
};

/** Folders that turn data into data: no files, no sockets, no clock. */
const pureLayers = ['takeout', 'plan', 'report', 'model'];

const layering = layers.map((layer, position) => {
  const above = layers.slice(0, position);
  const patterns = [
    ...above.map((folder) => ({
      group: [`**/${folder}/**`],
      message: `${layer}/ lies below ${folder}/: imports point down only (ARCHITECTURE.md).`,
    })),
    ...Object.entries(homes)
      .filter(([, folders]) => !folders.includes(layer))
      .map(([name, folders]) => ({
        group: [name, `${name}/*`],
        message: `${name} has its home in ${folders.join(', ')}.`,
      })),
    ...(pureLayers.includes(layer)
      ? [
          {
            group: ['node:fs*', 'node:net', 'node:http*', 'node:process', 'node:child_process'],
            message: `${layer}/ does no I/O.`,
          },
        ]
      : []),
  ];
  return {
    files: [`src/${layer}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'fixtures/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  ...layering,
  {
    files: pureLayers.map((layer) => `src/${layer}/**/*.ts`),
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'This folder reads no clock: pass the time in.' },
        { object: 'process', property: 'env', message: 'This folder reads no environment.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'This folder reads no clock.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['*.js', 'bin/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
