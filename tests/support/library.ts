export { standardFiles as readLibrary } from "../../scripts/standard-files.mjs";
