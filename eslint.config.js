import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: ["dist/**", "node_modules/**", "**/.kiln/**", "**/.unikraft/**", "**/*.mjs", "eslint.config.js"],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // Numbers in messages are what a message is for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `while (true)` is the plainest way to write a scanner.
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      // Indexing with a proven bound is clearer with `!` than with a check that cannot fail.
      "@typescript-eslint/no-non-null-assertion": "off",
      // An arrow that only calls is an idiom here; its value is not used.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["**/*.test.ts", "test/**", "bench/**"],
    rules: {
      // node:test's describe and it return promises that the runner owns.
      "@typescript-eslint/no-floating-promises": "off",
      "no-console": "off",
    },
  },
);
