export default { optimizeDeps: { exclude: ["taipan"] }, build: { target: "es2022" } };
