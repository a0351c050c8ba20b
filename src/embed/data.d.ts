/** What the build writes for the inline entry: files by their names, compressed with gzip, in base64 (scripts/build.mjs). */
declare module "taipan-data" {
  export const data: Readonly<Record<string, string>>;
}
