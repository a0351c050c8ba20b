/** AssemblyScript's types under tsc, for the files of this folder that both compilers read. */
type i32 = number;
type u32 = number;
type i64 = bigint;
type StaticArray<T> = readonly T[];
