// The sieve of primes.py over int arrays: what Java is capable of.
public class PrimesArray {
    static int[] getPrimes7(int n) {
        if (n < 2) return new int[0];
        if (n == 2) return new int[] {2};
        int half = (n - 1) / 2;
        int[] s = new int[half];
        for (int k = 0; k < half; k++) s[k] = 2 * k + 3;
        double mroot = Math.sqrt(n);
        int i = 0;
        int m = 3;
        while (m <= mroot) {
            if (s[i] != 0) {
                int j = (m * m - 3) / 2;
                s[j] = 0;
                while (j < half) {
                    s[j] = 0;
                    j += m;
                }
            }
            i = i + 1;
            m = 2 * i + 3;
        }
        int count = 1;
        for (int each : s) if (each != 0) count++;
        int[] result = new int[count];
        result[0] = 2;
        int next = 1;
        for (int each : s) if (each != 0) result[next++] = each;
        return result;
    }

    public static void main(String[] arguments) {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int[] primes = null;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            primes = getPrimes7(size);
            System.err.println("round " + (System.nanoTime() - start) / 1e9);
        }
        System.out.println("(" + primes.length + ", " + primes[primes.length - 1] + ")");
    }
}
